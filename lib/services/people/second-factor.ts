import {
  countBackupCodes,
  makeSecondFactor,
  type SecondFactorSecrets,
  turnSecondFactorOff,
  turnSecondFactorOn,
} from "@/lib/auth/second-factor";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { refuseField } from "@/lib/services/refuse";
import { readAccountName } from "@/lib/store/accounts";
import { findPerson } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";
import { confirmPassword } from "./confirm-password";

export interface SecondFactorState {
  readonly on: boolean;
  readonly backupCodesLeft: number;
}

export async function readSecondFactor({ accountId, userId }: SignedInUser): Promise<SecondFactorState> {
  const on = (await findPerson(accountId, userId))?.secondFactor === true;
  return { on, backupCodesLeft: on ? await countBackupCodes(userId) : 0 };
}

/** Makes a secret and backup codes. Nothing is asked for at the sign-in before a code of it was typed. */
export async function startSecondFactor(
  user: SignedInUser,
  { password }: { readonly password: string },
  headers: Headers,
): Promise<{ ok: true; secrets: SecondFactorSecrets } | Refused> {
  const refused = await confirmPassword(user, password, "password");
  if (refused) return refused;
  const secrets = await makeSecondFactor(headers, password, await readAccountName(user.accountId));
  if (secrets) return { ok: true, secrets };
  return { ok: false, code: "wrong_status", detail: "Your second factor is on already. Turn it off first." };
}

/** Turns it on with a first code, and tells the person by mail. */
export async function confirmSecondFactor(
  user: SignedInUser,
  { code }: { readonly code: string },
  headers: Headers,
  now: Instant,
): Promise<{ ok: true; cookies: readonly string[] } | Refused> {
  const { on } = await readSecondFactor(user);
  const cookies = on ? null : await turnSecondFactorOn(headers, code);
  if (!cookies) return refuseField("code", "Write the 6 figures that your app shows now.");
  await tell(user, true, now);
  return { ok: true, cookies };
}

/** Turns it off with the password, and tells the person by mail. */
export async function endSecondFactor(
  user: SignedInUser,
  { password }: { readonly password: string },
  headers: Headers,
  now: Instant,
): Promise<{ ok: true; cookies: readonly string[] } | Refused> {
  const refused = await confirmPassword(user, password, "password");
  if (refused) return refused;
  const cookies = await turnSecondFactorOff(headers, password);
  if (!cookies) return refuseField("password", "Write the password that you sign in with.");
  await tell(user, false, now);
  return { ok: true, cookies };
}

/** The library has written its tables by itself by now, so this is a transaction of its own (docs/decisions/0006). */
async function tell({ accountId, userId }: SignedInUser, on: boolean, now: Instant): Promise<void> {
  await inTransaction((tx) =>
    enqueue(tx, "send_notice", { about: "second_factor", accountId, userId, on, at: now }),
  );
}
