import { formatMoney } from "@/lib/format";
import { writeMove } from "@/lib/move-parameter";
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

/** Where the customer goes on, with what they had picked. */
export function goOn({ hold, manageToken }: CheckoutView): string {
  const { change } = hold;
  if (change.kind === "booking") {
    const { page, eventType, starts, zone } = change.request;
    const query = new URLSearchParams(starts.map((start) => ["start", new Date(start).toISOString()]));
    query.set("zone", zone);
    return `/${[page, eventType].filter((part) => part !== null).join("/")}?${query}`;
  }
  const query = new URLSearchParams(change.moves.map((move) => ["move", writeMove(move)]));
  for (const { sessionId } of change.moves) query.append("session", sessionId);
  if (change.zone) query.set("zone", change.zone);
  return `/manage/${manageToken}/review?${query}`;
}
