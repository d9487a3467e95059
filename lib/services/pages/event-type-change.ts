import {
  cleanSettings,
  type EventTypeSettings,
  eventTypeProblems,
  hasFixedAmounts,
} from "@/lib/domain/booking/settings";
import type { FieldProblem } from "@/lib/domain/field-problem";
import { chargeable, chargeStep, minimumCharge } from "@/lib/domain/money/minimum-charge";
import { readPrice, type TypedPrice } from "@/lib/domain/money/price";
import type { Price } from "@/lib/domain/money/types";
import type { Policy } from "@/lib/domain/policy/types";
import { formatMoney, isCurrency, minorDigits } from "@/lib/format-money";
import { type TypedForm, withQuestionIds } from "./question-ids";

/** What is left out stays as it is. */
export type EventTypeChange = Partial<Omit<EventTypeSettings, "price" | "form">> & {
  readonly price?: TypedPrice;
  readonly form?: Partial<TypedForm>;
};

/**
 * An event type's settings after a change, or what is wrong with them.
 *
 * @param canCollect Whether customers can pay online (`paymentsAvailable`).
 */
export function changedEventType(
  before: EventTypeSettings & { readonly policy: Policy },
  { form, price: typed, ...rest }: EventTypeChange,
  canCollect: boolean,
): { ok: true; settings: EventTypeSettings } | { ok: false; errors: FieldProblem[] } {
  const price = typed
    ? readPrice(typed, { isCurrency, digitsOf: minorDigits, paymentsAvailable: canCollect })
    : ({ ok: true, price: before.price } as const);
  const settings = cleanSettings({
    ...before,
    ...rest,
    price: price.ok ? price.price : null,
    form: withQuestionIds({ ...before.form, ...form }),
  });
  const errors = [
    ...eventTypeProblems(settings),
    ...(price.ok ? currencyProblems(before, price.price) : price.errors),
    ...collectProblems(settings),
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, settings };
}

/**
 * What can't be collected: a price that Stripe does not charge, and one of bookings that need approval. For those the money would
 * have to be taken for times that nobody holds yet, and given back, less Stripe's fee, for each that is declined.
 */
function collectProblems({ price, requiresApproval }: EventTypeSettings): FieldProblem[] {
  if (price?.mode !== "collected") return [];
  const approval =
    "Turn the approval off, or choose a price that is not collected: Stripe takes the money at once, before you could decide.";
  const { currency } = price;
  const least = formatMoney({ amount: minimumCharge(currency), currency }, "en-US");
  const step = formatMoney({ amount: chargeStep(currency), currency }, "en-US");
  const amount =
    price.amount < minimumCharge(currency)
      ? `Write at least ${least}: Stripe charges nothing below that.`
      : `Write a multiple of ${step}: Stripe charges nothing between.`;
  return [
    ...(requiresApproval ? [{ field: "requiresApproval", message: approval }] : []),
    ...(chargeable(price) === price.amount ? [] : [{ field: "price.amount", message: amount }]),
  ];
}

function currencyProblems(
  { policy, price: before }: { policy: Policy; price: Price | null },
  price: Price | null,
): FieldProblem[] {
  if (!before || !price || before.currency === price.currency || !hasFixedAmounts(policy)) return [];
  const message = `Choose ${before.currency}, or change the fixed amounts of the policy to percentages first: they are in ${before.currency}.`;
  return [{ field: "price.currency", message }];
}
