import type { Activity } from "@/lib/domain/booking/activity";
import type { Money } from "@/lib/domain/money/types";
import type { ChangeTransaction } from "./types";

/** A booking's transaction as the books keep it. */
export interface BookedTransaction extends Money {
  readonly reference: string;
  /** What it came of; null for one that came of nothing that happened. */
  readonly activityId: string | null;
  readonly kind: string;
  readonly status: string;
}

/** What the two settle themselves, or what was dropped, never moves. */
const MOVES: readonly string[] = ["pending", "paid", "refunded", "failed"];

/** What was paid for a change, or goes back for it, through Stripe. */
export function transactionsOf(
  { id }: Pick<Activity, "id">,
  books: readonly BookedTransaction[],
): ChangeTransaction[] {
  return books
    .filter(({ activityId, status }) => activityId === id && MOVES.includes(status))
    .map(({ reference, kind, amount, currency }) => ({
      reference,
      kind: kind.startsWith("payment") ? "payment" : "refund",
      money: { amount, currency },
    }));
}

/**
 * Whether a refund that went through was announced by the mail about what it came of: a cancellation, or a payment for what could
 * not be done. One mail is enough then.
 */
export function wasAnnounced(
  { data }: Pick<Activity, "data">,
  record: readonly Activity[],
  books: readonly BookedTransaction[],
): boolean {
  if (data.kind !== "refunded") return false;
  const { activityId } = books.find(({ reference }) => reference === data.reference) ?? {};
  return record.some(
    ({ id, data: earlier }) =>
      (earlier.kind === "canceled" && id === activityId) ||
      (earlier.kind === "payment_returned" && earlier.reference === data.reference),
  );
}
