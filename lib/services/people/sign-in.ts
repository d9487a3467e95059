import { countAttempt, forgiveAttempt, type Limit, tooManyAttempts } from "@/lib/auth/attempts";
import { checkPassword, checkSecondFactor } from "@/lib/auth/sign-in-steps";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import { findAccount } from "@/lib/store/accounts";
import { recordSignIn } from "@/lib/store/logins";

/** The browser that signs in: its headers, and the address it comes from. */
export interface Visitor {
  readonly headers: Headers;
  readonly client: string;
}

export interface SignInOutcome {
  readonly ok: true;
  /** Whether a code must follow before anything is open. */
  readonly codeNeeded: boolean;
  readonly cookies: readonly string[];
}

const WRONG = "Check address and password: together they fit nobody here.";

/** Signs in with address and password, or leads on to the second factor. Only failures count against the limits. */
export async function signIn(
  { email, password }: { readonly email: string; readonly password: string },
  { headers, client }: Visitor,
  now: Instant,
): Promise<SignInOutcome | Refused> {
  const account = await findAccount();
  if (!account)
    return { ok: false, code: "not_found", detail: "Nobody can sign in before Reslot is set up." };
  const address = email.trim().toLowerCase();
  const counted: readonly (readonly [Limit, string])[] = [
    ["signInFromClient", client],
    ["signInFromClientTo", `${client} ${address}`],
    ["signInTo", address],
  ];
  for (const [limit, key] of counted) {
    const wait = await countAttempt(limit, key);
    if (wait !== null) return tooManyAttempts(wait);
  }
  const step = await checkPassword(headers, address, password);
  if (step.state !== "signed_in" && step.state !== "second_factor") {
    return { ok: false, code: "signed_out", detail: WRONG };
  }
  for (const [limit, key] of counted) await forgiveAttempt(limit, key);
  if (step.state === "signed_in") await recordSignIn(account.id, step.userId, now);
  return { ok: true, codeNeeded: step.state === "second_factor", cookies: step.cookies };
}

const REFUSALS = {
  wrong: "Write the 6 figures that your app shows now, or a backup code that was not used yet.",
  over: "Sign in once more: the code was asked for too long ago, or was wrong too often.",
  locked: "Too many wrong codes. Try again in 15 minutes.",
} as const;

/**
 * The second step, where a second factor is on. After five wrong codes the password is asked for again: only `invalid` lets
 * another code be tried.
 */
export async function signInWithCode(
  { code }: { readonly code: string },
  { headers, client }: Visitor,
  now: Instant,
): Promise<SignInOutcome | Refused> {
  const account = await findAccount();
  const wait = await countAttempt("signInFromClient", client);
  if (wait !== null) return tooManyAttempts(wait);
  const step = account ? await checkSecondFactor(headers, code) : ({ state: "over" } as const);
  if (account && step.state === "signed_in") {
    await forgiveAttempt("signInFromClient", client);
    await recordSignIn(account.id, step.userId, now);
    return { ok: true, codeNeeded: false, cookies: step.cookies };
  }
  if (step.state === "wrong") return refuseField("code", REFUSALS.wrong);
  if (step.state === "locked") return { ok: false, code: "too_many_requests", detail: REFUSALS.locked };
  return { ok: false, code: "signed_out", detail: REFUSALS.over };
}
