import { unseal } from "@/lib/auth/sealed";
import { env } from "@/lib/env";
import { type PaymentSettingsRow, readPaymentSettings } from "@/lib/store/payment-settings";
import { StripeGateway, type StripeKeys } from "./gateway";

/** What the keys are sealed for. */
export const STRIPE_KEYS = "stripe keys";

/** The keys in force: those of the environment go first. Null where they are not both there. */
export function keysInForce(
  settings: PaymentSettingsRow,
): (StripeKeys & { from: "environment" | "settings" }) | null {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = env();
  if (STRIPE_SECRET_KEY && STRIPE_WEBHOOK_SECRET) {
    return { secretKey: STRIPE_SECRET_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET, from: "environment" };
  }
  const secretKey = settings.secretKey && unseal(settings.secretKey, STRIPE_KEYS);
  const webhookSecret = settings.webhookSecret && unseal(settings.webhookSecret, STRIPE_KEYS);
  return secretKey && webhookSecret ? { secretKey, webhookSecret, from: "settings" } : null;
}

/** The way to the account's Stripe; null while it has no keys. */
export async function accountGateway(accountId: string): Promise<StripeGateway | null> {
  const keys = keysInForce(await readPaymentSettings(accountId));
  return keys && new StripeGateway(keys);
}
