/** A payment with what was given back of it so far, in minor units of one currency. */
export interface RefundablePayment {
  readonly id: string;
  readonly amount: number;
  /** Of refunds that went through or are under way, those that failed and are tried again included. */
  readonly refunded: number;
}

export interface RefundPart {
  readonly paymentId: string;
  readonly amount: number;
}

/** What can still be given back of the payments, in minor units. */
export function refundable(payments: readonly RefundablePayment[]): number {
  return payments.reduce((sum, { amount, refunded }) => sum + Math.max(0, amount - refunded), 0);
}

/**
 * Divides a refund among the payments that it goes back to, in their order, each up to what is left of it (spec section 5:
 * partial refunds add up and never exceed what was paid).
 *
 * @param amount Minor units, above 0.
 * @returns The parts, which sum exactly to `amount`; null when so much was never paid.
 */
export function divideRefund(payments: readonly RefundablePayment[], amount: number): RefundPart[] | null {
  if (amount > refundable(payments)) return null;
  const parts: RefundPart[] = [];
  let left = amount;
  for (const payment of payments) {
    const part = Math.min(left, Math.max(0, payment.amount - payment.refunded));
    if (part > 0) parts.push({ paymentId: payment.id, amount: part });
    left -= part;
  }
  return parts;
}
