import type { RefundChoice } from "@/lib/domain/booking/plan-owner-cancel";
import type { Booking } from "@/lib/domain/booking/types";
import { readAmount } from "@/lib/domain/money/typed";
import type { Money } from "@/lib/domain/money/types";
import type { Refused } from "@/lib/errors";
import { minorDigits } from "@/lib/format-money";

/** What an owner chose to give back: an amount in minor units, or as they wrote it. */
export interface WantedRefund {
  readonly kind: "none" | "policy" | "amount";
  readonly amount?: number | undefined;
  readonly typed?: string | undefined;
}

/** The same in the currency of a booking's price, or what is wrong with it. */
export function chosenRefund(
  booking: Pick<Booking, "price">,
  { kind, ...wanted }: WantedRefund,
): RefundChoice | Refused {
  return kind === "amount" ? chosenAmount(booking, wanted) : kind;
}

/** An amount to give back, in the currency of a booking's price, or what is wrong with it. */
export function chosenAmount(
  { price }: Pick<Booking, "price">,
  { amount, typed }: Omit<WantedRefund, "kind">,
): Money | Refused {
  if (price === null) return refused("Give nothing back: this booking has no price.");
  const written = amount ?? readAmount(typed ?? "", minorDigits(price.currency));
  if (written !== null) return { amount: written, currency: price.currency };
  return refused(`Write an amount such as ${(25).toFixed(minorDigits(price.currency))}.`);
}

function refused(message: string): Refused {
  return { ok: false, code: "invalid", detail: message, errors: [{ field: "refund.typed", message }] };
}
