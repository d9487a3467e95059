import { currentInstant } from "@/lib/clock";
import { DAY } from "@/lib/domain/time";
import { findAccount } from "@/lib/store/accounts";
import { forgetAnswers } from "@/lib/store/answers";
import { forgetPastBusyTimes } from "@/lib/store/busy-times";
import { forgetDrafts } from "@/lib/store/form-drafts";
import { forgetExpiredLogins } from "@/lib/store/logins";

const ANSWERS_KEPT_FOR = 3 * DAY;

/** Drops form drafts, sign-ins and secrets that ran out, answers whose Idempotency-Key nobody will send again, and busy times that are over. */
export async function forgetOld(): Promise<void> {
  const account = await findAccount();
  if (!account) return;
  const now = currentInstant();
  await forgetDrafts(account.id, now);
  await forgetExpiredLogins(account.id, now);
  await forgetAnswers(account.id, now - ANSWERS_KEPT_FOR);
  await forgetPastBusyTimes(account.id, now - DAY);
}
