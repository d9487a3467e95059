import {
  cleanSettings,
  type EventTypeSettings,
  eventTypeProblems,
  hasFixedAmounts,
} from "@/lib/domain/booking/settings";
import type { FieldProblem } from "@/lib/domain/field-problem";
import { readPrice, type TypedPrice } from "@/lib/domain/money/price";
import type { Price } from "@/lib/domain/money/types";
import type { Policy } from "@/lib/domain/policy/types";
import { isCurrency, minorDigits } from "@/lib/format-money";
import { paymentsAvailable } from "@/lib/payments/available";
import { type TypedForm, withQuestionIds } from "./question-ids";

/** What is left out stays as it is. */
export type EventTypeChange = Partial<Omit<EventTypeSettings, "price" | "form">> & {
  readonly price?: TypedPrice;
  readonly form?: Partial<TypedForm>;
};

/** An event type's settings after a change, or what is wrong with them. */
export function changedEventType(
  before: EventTypeSettings & { readonly policy: Policy },
  { form, price: typed, ...rest }: EventTypeChange,
): { ok: true; settings: EventTypeSettings } | { ok: false; errors: FieldProblem[] } {
  const price = typed
    ? readPrice(typed, { isCurrency, digitsOf: minorDigits, paymentsAvailable: paymentsAvailable() })
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
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, settings };
}

function currencyProblems(
  { policy, price: before }: { policy: Policy; price: Price | null },
  price: Price | null,
): FieldProblem[] {
  if (!before || !price || before.currency === price.currency || !hasFixedAmounts(policy)) return [];
  const message = `Choose ${before.currency}, or change the fixed amounts of the policy to percentages first: they are in ${before.currency}.`;
  return [{ field: "price.currency", message }];
}
