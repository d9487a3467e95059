import { isAdministrator } from "@/lib/auth/page-access";
import { unseal } from "@/lib/auth/sealed";
import type { SignedInUser } from "@/lib/auth/user";
import type { RefundPolicy } from "@/lib/domain/money/refundable";
import { keyMode } from "@/lib/domain/money/stripe-keys";
import { env } from "@/lib/env";
import type { Refused } from "@/lib/errors";
import { keysInForce, STRIPE_KEYS } from "@/lib/payments/account-gateway";
import {
  type PaymentSettingsRow,
  type PaymentsInUse,
  readPaymentSettings,
  readPaymentsInUse,
} from "@/lib/store/payment-settings";
import { ONLY_ADMINISTRATORS } from "./only-administrators";

export type { PaymentsInUse } from "@/lib/store/payment-settings";

/** The keys as they may be shown: never more than their ends. */
export interface ShownKeys {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly mode: "test" | "live";
}

export interface PaymentSetup {
  readonly ok: true;
  /** Those in force, and where they come from; null for none. */
  readonly keys: (ShownKeys & { readonly from: "environment" | "settings" }) | null;
  /** The one variable that is set while the other, without which it does nothing, is not. */
  readonly alone: "STRIPE_SECRET_KEY" | "STRIPE_WEBHOOK_SECRET" | null;
  /** Some are kept that can't be read any more, because SECRET has changed. */
  readonly unreadable: boolean;
  /** Where Stripe has to send its events. */
  readonly webhookUrl: string;
  readonly refundPolicy: RefundPolicy;
  readonly inUse: PaymentsInUse;
}

/** How an account takes money, for its administrators. */
export async function readPaymentSetup(user: SignedInUser): Promise<PaymentSetup | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  const [settings, inUse] = await Promise.all([
    readPaymentSettings(user.accountId),
    readPaymentsInUse(user.accountId),
  ]);
  const keys = keysInForce(settings);
  return {
    ok: true,
    keys: keys && {
      from: keys.from,
      secretKey: endOf(keys.secretKey),
      webhookSecret: endOf(keys.webhookSecret),
      mode: keyMode(keys.secretKey) ?? "test",
    },
    alone: aloneInTheEnvironment(),
    unreadable: keys === null && isUnreadable(settings),
    webhookUrl: `${env().APP_URL}/api/stripe/webhook`,
    refundPolicy: settings.refundPolicy,
    inUse,
  };
}

/** "…4f2a" */
const endOf = (key: string) => `…${key.slice(-4)}`;

function aloneInTheEnvironment(): PaymentSetup["alone"] {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = env();
  if (STRIPE_SECRET_KEY && !STRIPE_WEBHOOK_SECRET) return "STRIPE_SECRET_KEY";
  return STRIPE_WEBHOOK_SECRET && !STRIPE_SECRET_KEY ? "STRIPE_WEBHOOK_SECRET" : null;
}

function isUnreadable({ secretKey }: PaymentSettingsRow): boolean {
  return secretKey !== null && unseal(secretKey, STRIPE_KEYS) === null;
}
