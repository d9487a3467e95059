import type { Money } from "./types";

/** A movement of money as our books have it. */
export interface BookedMovement {
  readonly kind: "payment" | "refund";
  /** What both sides know it by: the Checkout of a payment, our own id of a refund. */
  readonly key: string;
  /** `TXN-` and 8 characters. */
  readonly reference: string;
  readonly money: Money;
  readonly status: "paid" | "pending" | "refunded" | "failed" | "void";
}

/** The same as Stripe has it. */
export interface StripeMovement {
  readonly kind: "payment" | "refund";
  /** Null for what was made there without us. */
  readonly key: string | null;
  readonly id: string;
  readonly money: Money;
  readonly status: "paid" | "pending" | "refunded" | "failed";
}

/** Something that the two tell differently. */
export type Difference =
  | { readonly what: "missing_here"; readonly stripe: StripeMovement }
  | { readonly what: "missing_at_stripe"; readonly ours: BookedMovement }
  | { readonly what: "amount" | "status"; readonly ours: BookedMovement; readonly stripe: StripeMovement }
  /** Stripe made more than one refund for one of ours. */
  | { readonly what: "twice"; readonly ours: BookedMovement; readonly stripe: readonly StripeMovement[] };

/**
 * Compares our books with Stripe's (spec section 5). Amounts are minor units. A refund of ours can have several at Stripe, one for each
 * attempt: what counts is the one that did not fail. One that failed, or was given up, and was never made there agrees: no money moved.
 *
 * @returns Every difference by itself, those of our books in their order, then what is at Stripe alone. None where the books agree.
 */
export function reconcile(
  ours: readonly BookedMovement[],
  theirs: readonly StripeMovement[],
): readonly Difference[] {
  const byKey = new Map<string, StripeMovement[]>();
  const known = new Set(ours.map(nameOf));
  const alone: Difference[] = [];
  for (const movement of theirs) {
    const name = movement.key === null ? null : nameOf({ ...movement, key: movement.key });
    if (name !== null && known.has(name)) byKey.set(name, [...(byKey.get(name) ?? []), movement]);
    else if (movement.status !== "failed") alone.push({ what: "missing_here", stripe: movement });
  }
  return [
    ...ours.flatMap((movement) => differencesOf(movement, byKey.get(nameOf(movement)) ?? [])),
    ...alone,
  ];
}

const nameOf = ({ kind, key }: Pick<BookedMovement, "kind" | "key">) => `${kind} ${key}`;

function differencesOf(ours: BookedMovement, attempts: readonly StripeMovement[]): Difference[] {
  const moved = attempts.filter(({ status }) => status !== "failed");
  if (moved.length > 1) return [{ what: "twice", ours, stripe: moved }];
  const stripe = moved[0] ?? attempts.at(-1);
  if (!stripe) return movesNothing(ours) ? [] : [{ what: "missing_at_stripe", ours }];
  const differences: Difference[] = [];
  const sameMoney =
    ours.money.amount === stripe.money.amount && ours.money.currency === stripe.money.currency;
  if (!sameMoney) differences.push({ what: "amount", ours, stripe });
  const sameStatus = stripe.status === ours.status || (stripe.status === "failed" && movesNothing(ours));
  if (!sameStatus) differences.push({ what: "status", ours, stripe });
  return differences;
}

const movesNothing = ({ status }: BookedMovement) => status === "failed" || status === "void";
