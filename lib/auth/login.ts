import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { v7 as orderedUuid } from "uuid";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/domain/people/password";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { findAccount } from "@/lib/store/accounts";
import { pool } from "@/lib/store/client";

/** The client's address as `scripts/serve.ts` saw it. */
const CLIENT_HEADER = "x-reslot-client";

async function connect() {
  const found = await findAccount();
  if (!found) throw new Error("Nobody can sign in before this installation has an account.");
  // Its rows belong to the account like all others; the library fills the column by this default.
  const account = {
    accountId: {
      type: "string",
      required: true,
      input: false,
      returned: false,
      fieldName: "account_id",
      defaultValue: () => found.id,
    },
  } as const;
  const times = { createdAt: "created_at", updatedAt: "updated_at" } as const;
  const secondFactor = twoFactor({
    issuer: "Reslot",
    schema: {
      user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
      twoFactor: {
        modelName: "login_second_factor",
        fields: {
          userId: "user_id",
          backupCodes: "backup_codes",
          failedVerificationCount: "failed_verification_count",
          lockedUntil: "locked_until",
        },
      },
    },
  });
  const { schema } = secondFactor;
  const fields = { ...schema.twoFactor.fields, ...account };
  return betterAuth({
    appName: "Reslot",
    baseURL: env().APP_URL,
    basePath: "/api/auth",
    secret: `${env().SECRET}:login`,
    database: pool(),
    trustedOrigins: [env().APP_URL],
    telemetry: { enabled: false },
    logger: {
      // A wrong password is no news of the installation's.
      level: "error",
      log: (_level, message, ...rest) => log().error({ rest }, message),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // people are invited
      autoSignIn: false,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    user: {
      modelName: "user",
      fields: { emailVerified: "email_verified", ...times },
      additionalFields: account,
    },
    session: {
      modelName: "login_session",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        ...times,
      },
      additionalFields: account,
      expiresIn: 14 * 24 * 3600,
      updateAge: 24 * 3600,
    },
    account: {
      modelName: "login_credential",
      fields: {
        userId: "user_id",
        accountId: "provider_account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        ...times,
      },
      additionalFields: { ownerAccountId: account.accountId }, // `accountId` is a field of the library's own here
    },
    verification: {
      modelName: "login_verification",
      fields: { expiresAt: "expires_at", ...times },
      additionalFields: account,
    },
    plugins: [{ ...secondFactor, schema: { ...schema, twoFactor: { ...schema.twoFactor, fields } } }],
    advanced: {
      cookiePrefix: "reslot",
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      database: { generateId: () => orderedUuid(), validateSchema: false },
    },
  });
}

export type Login = Awaited<ReturnType<typeof connect>>;

let connected: Promise<Login> | undefined;

/** The sign-in library, set up for this installation's account (docs/decisions/0006). */
export function login(): Promise<Login> {
  connected ??= connect().catch((error) => {
    connected = undefined;
    throw error;
  });
  return connected;
}
