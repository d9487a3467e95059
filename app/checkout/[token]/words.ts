import { formatMoney } from "@/lib/format";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";

export function localeOf({ hold, booking }: CheckoutView): string {
  return hold.change.kind === "booking" ? hold.change.request.locale : (booking?.locale ?? "en-US");
}

export function zoneOf({ hold, booking, page }: CheckoutView): string {
  const { change } = hold;
  return (change.kind === "booking" ? change.request.zone : change.zone) ?? booking?.zone ?? page.zone;
}

export function amountOf(view: CheckoutView): string {
  return formatMoney(view.hold.money, localeOf(view));
}
