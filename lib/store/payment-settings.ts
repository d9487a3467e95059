import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

/** Whether money goes back through Stripe (spec section 5). */
export type RefundPolicy = "none" | "manual" | "automatic";

export interface PaymentSettingsRow {
  /** Sealed (lib/auth/sealed.ts); null for none. */
  readonly secretKey: Buffer | null;
  readonly webhookSecret: Buffer | null;
  readonly refundPolicy: RefundPolicy;
}

const READ = statement(`
  SELECT secret_key AS "secretKey", webhook_secret AS "webhookSecret", refund_policy AS "refundPolicy"
  FROM payment_settings WHERE account_id = $1`);

const SAVE = statement(`
  INSERT INTO payment_settings (account_id, secret_key, webhook_secret, refund_policy, updated_at)
  VALUES ($1, $2, $3, $4::refund_policy, $5)
  ON CONFLICT (account_id) DO UPDATE SET secret_key = EXCLUDED.secret_key, webhook_secret = EXCLUDED.webhook_secret,
    refund_policy = EXCLUDED.refund_policy, updated_at = EXCLUDED.updated_at`);

const NONE: PaymentSettingsRow = { secretKey: null, webhookSecret: null, refundPolicy: "none" };

export async function readPaymentSettings(accountId: string, tx?: Tx): Promise<PaymentSettingsRow> {
  const [row] = tx
    ? await tx.query<PaymentSettingsRow>(READ, [accountId])
    : await query<PaymentSettingsRow>(READ, [accountId]);
  return row ?? NONE;
}

export async function savePaymentSettings(
  tx: Tx,
  accountId: string,
  settings: PaymentSettingsRow,
  now: Instant,
): Promise<void> {
  const { secretKey, webhookSecret, refundPolicy } = settings;
  await tx.query(SAVE, [accountId, secretKey, webhookSecret, refundPolicy, new Date(now)]);
}
