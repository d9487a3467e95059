import type { BookedMovement, Difference, StripeMovement } from "./domain/money/reconcile";
import { formatMoney } from "./format-money";

/** A difference between the books as a line that names it. */
export function differenceLine(difference: Difference): string {
  switch (difference.what) {
    case "missing_here":
      return `${atStripe(difference.stripe)} is missing in our books.`;
    case "missing_at_stripe":
      return `${ours(difference.ours)} is unknown to Stripe.`;
    case "amount":
      return `${ours(difference.ours)} is ${amount(difference.stripe)} at Stripe (${difference.stripe.id}).`;
    case "status":
      return `${ours(difference.ours)} is ${difference.stripe.status} at Stripe (${difference.stripe.id}).`;
    case "twice":
      return `${ours(difference.ours)} was refunded ${difference.stripe.length} times at Stripe (${difference.stripe
        .map(({ id }) => id)
        .join(", ")}).`;
  }
}

const amount = ({ money }: Pick<BookedMovement, "money">) => formatMoney(money, "en-US");

/** "Refund TXN-ABCDEFGH, $20.00, refunded here," */
const ours = (movement: BookedMovement) =>
  `${NAMES[movement.kind]} ${movement.reference}, ${amount(movement)}, ${movement.status} here,`;

const atStripe = (movement: StripeMovement) =>
  `${NAMES[movement.kind]} ${movement.id} of ${amount(movement)}, ${movement.status} at Stripe,`;

const NAMES = { payment: "Payment", refund: "Refund" } as const;
