import { isAdministrator } from "@/lib/auth/page-access";
import { seal, unseal } from "@/lib/auth/sealed";
import type { SignedInUser } from "@/lib/auth/user";
import { secretKeyProblem, webhookSecretProblem } from "@/lib/domain/money/stripe-keys";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import type { FieldError, Refused } from "@/lib/errors";
import { keysInForce, STRIPE_KEYS } from "@/lib/payments/account-gateway";
import { type KeyProblem, testSecretKey } from "@/lib/payments/test-keys";
import { invalid, refuseField } from "@/lib/services/refuse";
import { latestPayment, readPaymentSettings, saveStripeKeys } from "@/lib/store/payment-settings";
import { ONLY_ADMINISTRATORS } from "./only-administrators";

export interface TypedKeys {
  /** Empty to keep the one there is. */
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** The administrator knows that it is another Stripe account than the one that took the payments so far. */
  readonly otherAccount: boolean;
}

/** Keeps the keys of Stripe, sealed, after Stripe was asked whether they are of use. */
export async function saveKeys(
  user: SignedInUser,
  typed: TypedKeys,
  now: Instant,
): Promise<{ readonly ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  const { accountId } = user;
  const settings = await readPaymentSettings(accountId);
  if (keysInForce(settings)?.from === "environment") return SET_ELSEWHERE;
  const kept = (sealed: Buffer | null) => (sealed && unseal(sealed, STRIPE_KEYS)) ?? "";
  const secretKey = typed.secretKey.trim() || kept(settings.secretKey);
  const webhookSecret = typed.webhookSecret.trim() || kept(settings.webhookSecret);
  const errors = problemsOf({ secretKey, webhookSecret });
  if (errors.length > 0) return invalid(errors);
  const paid = typed.otherAccount ? null : await latestPayment(accountId);
  const problem = await testSecretKey(secretKey, paid?.checkout ?? null);
  if (problem) return refusedFor(problem, paid?.reference ?? "");
  const sealed = {
    secretKey: seal(secretKey, STRIPE_KEYS),
    webhookSecret: seal(webhookSecret, STRIPE_KEYS),
  };
  await saveStripeKeys(accountId, sealed, now);
  return { ok: true };
}

const SET_ELSEWHERE: Refused = {
  ok: false,
  code: "invalid",
  detail: "Change STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET where Reslot is started: they go first.",
};

function problemsOf({
  secretKey,
  webhookSecret,
}: Pick<TypedKeys, "secretKey" | "webhookSecret">): FieldError[] {
  const found = {
    secretKey: secretKeyProblem(secretKey, env().APP_URL),
    webhookSecret: webhookSecretProblem(webhookSecret),
  };
  return Object.entries(found).flatMap(([field, message]) => (message ? [{ field, message }] : []));
}

/** Another account's key may be meant, and is taken once that was said. */
function refusedFor(problem: KeyProblem, payment: string): Refused {
  const message = sentenceOf(problem, payment);
  if (problem !== "other_account") return refuseField("secretKey", message);
  return invalid([
    { field: "secretKey", message },
    { field: "otherAccount", message: "Tick this, and paste the key again, to use it all the same." },
  ]);
}

function sentenceOf(problem: KeyProblem, payment: string): string {
  switch (problem) {
    case "unknown":
      return "Paste the key once more, or make a new one: Stripe does not know this one.";
    case "not_allowed":
      return "Let this restricted key write Checkout Sessions and Refunds, in Stripe's dashboard, or paste another one.";
    case "no_answer":
      return "Save it once more in a moment: Stripe did not answer, and without that the key is not tested.";
    case "other_account":
      return `Paste a key of the account and mode (test or live) that took ${payment}: what was paid there could not be refunded with this one.`;
  }
}
