import type { RefundPolicy } from "@/lib/domain/money/refundable";
import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

export interface PaymentSettingsRow {
  /** Sealed (lib/auth/sealed.ts); null for none. */
  readonly secretKey: Buffer | null;
  readonly webhookSecret: Buffer | null;
  readonly refundPolicy: RefundPolicy;
}

const READ = statement(`
  SELECT secret_key AS "secretKey", webhook_secret AS "webhookSecret", refund_policy AS "refundPolicy"
  FROM payment_settings WHERE account_id = $1`);

const NONE: PaymentSettingsRow = { secretKey: null, webhookSecret: null, refundPolicy: "none" };

export async function readPaymentSettings(accountId: string, tx?: Tx): Promise<PaymentSettingsRow> {
  const [row] = tx
    ? await tx.query<PaymentSettingsRow>(READ, [accountId])
    : await query<PaymentSettingsRow>(READ, [accountId]);
  return row ?? NONE;
}

const SAVE_KEYS = statement(`
  INSERT INTO payment_settings (account_id, secret_key, webhook_secret, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (account_id) DO UPDATE SET secret_key = EXCLUDED.secret_key, webhook_secret = EXCLUDED.webhook_secret,
    updated_at = EXCLUDED.updated_at`);

/** Both sealed, or both null for none. */
export async function saveStripeKeys(
  accountId: string,
  { secretKey, webhookSecret }: Pick<PaymentSettingsRow, "secretKey" | "webhookSecret">,
  now: Instant,
): Promise<void> {
  await query(SAVE_KEYS, [accountId, secretKey, webhookSecret, new Date(now)]);
}

const SAVE_POLICY = statement(`
  INSERT INTO payment_settings (account_id, refund_policy, updated_at) VALUES ($1, $2::refund_policy, $3)
  ON CONFLICT (account_id) DO UPDATE SET refund_policy = EXCLUDED.refund_policy, updated_at = EXCLUDED.updated_at`);

export async function saveRefundPolicy(accountId: string, policy: RefundPolicy, now: Instant): Promise<void> {
  await query(SAVE_POLICY, [accountId, policy, new Date(now)]);
}

const IN_USE = statement(`
  SELECT
    (SELECT count(*)::int FROM event_type WHERE account_id = $1 AND price_mode = 'collected' AND active) AS "eventTypes",
    (SELECT count(*)::int FROM hold WHERE account_id = $1 AND status = 'open') AS waiting,
    (SELECT count(*)::int FROM transaction WHERE account_id = $1 AND status IN ('pending', 'failed')
      AND kind IN ('refund_automatic', 'refund_manual')) AS refunds`);

/** What needs the keys of Stripe at present. */
export interface PaymentsInUse {
  /** Event types that collect their price. */
  readonly eventTypes: number;
  /** Customers who are paying at this moment. */
  readonly waiting: number;
  /** Refunds that are not through. */
  readonly refunds: number;
}

export async function readPaymentsInUse(accountId: string): Promise<PaymentsInUse> {
  const [row] = await query<PaymentsInUse>(IN_USE, [accountId]);
  return row ?? { eventTypes: 0, waiting: 0, refunds: 0 };
}

const LATEST_PAYMENT = statement(`
  SELECT reference, provider ->> 'checkout' AS checkout FROM transaction
  WHERE account_id = $1 AND hold_id IS NOT NULL AND provider ? 'checkout' ORDER BY created_at DESC LIMIT 1`);

/** The payment that Stripe took last, with its Checkout there. */
export async function latestPayment(
  accountId: string,
): Promise<{ readonly reference: string; readonly checkout: string } | null> {
  const [row] = await query<{ reference: string; checkout: string }>(LATEST_PAYMENT, [accountId]);
  return row ?? null;
}
