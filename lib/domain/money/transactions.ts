import { dayNumberOf } from "../availability/local-days";
import type { FieldProblem } from "../field-problem";
import type { LocalDate } from "../time";

/** What a movement of money is (spec section 5). */
export const TRANSACTION_KINDS = [
  "payment_schedule",
  "payment_reschedule",
  "refund_automatic",
  "refund_manual",
] as const;

export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** How it stands. `due`, `void` and `waived` are amounts that customer and owner settle between themselves. */
export const TRANSACTION_STATUSES = [
  "due",
  "pending",
  "paid",
  "refunded",
  "failed",
  "void",
  "waived",
] as const;

export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

export interface TransactionFilter {
  readonly kind: TransactionKind | null;
  readonly status: TransactionStatus | null;
  /** The days on which they were made, both included, in the reader's zone. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** The parameters that filter; beside them a query may hold a place in the list. */
export const TRANSACTION_FILTERS = ["kind", "status", "from", "to"] as const;

const DAY_TO_WRITE = "Write a day such as 2026-06-22.";

/**
 * The filter that a query stands for. What nobody can choose filters nothing; what somebody may have typed is a problem at its
 * field and filters nothing either.
 */
export function readTransactionFilter(query: URLSearchParams): {
  readonly filter: TransactionFilter;
  readonly problems: readonly FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const day = (field: "from" | "to") => {
    const typed = (query.get(field) ?? "").trim();
    if (typed === "" || isDay(typed)) return typed || null;
    problems.push({ field, message: DAY_TO_WRITE });
    return null;
  };
  const from = day("from");
  const to = day("to");
  const backwards = from !== null && to !== null && to < from;
  if (backwards) problems.push({ field: "to", message: `Choose ${from} or a later day.` });
  const filter = {
    kind: TRANSACTION_KINDS.find((kind) => kind === query.get("kind")) ?? null,
    status: TRANSACTION_STATUSES.find((status) => status === query.get("status")) ?? null,
    from,
    to: backwards ? null : to,
  };
  return { filter, problems };
}

function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isInteger(dayNumberOf(text));
  } catch {
    return false;
  }
}
