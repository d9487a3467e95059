import { ANSWER_PREFIX, backToForm } from "@/app/api/v1/_http/forms";
import type { HeldBooking, HeldReschedule } from "@/lib/domain/booking/held-change";
import { writeMove } from "@/lib/move-parameter";
import { addressOf } from "@/lib/offer-address";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";

/** Back to the form that led to the payment, with all that was picked and typed. */
export function goOn({ hold, manageToken, booking }: CheckoutView): Promise<Response> {
  const { change } = hold;
  if (change.kind === "booking") return bookAgain(change);
  return reviewAgain(change, `/manage/${manageToken}`, `reschedule ${booking?.id}`);
}

function bookAgain({ request }: HeldBooking): Promise<Response> {
  const { page, eventType, customer, guests, note, company = "", phone = "", answers = {} } = request;
  const fields = new URLSearchParams({ ...customer, guests: guests.join(", "), note, company, phone });
  for (const [id, value] of Object.entries(answers)) {
    if (value) fields.set(`${ANSWER_PREFIX}${id}`, value === true ? "on" : value);
  }
  const offer = [page, eventType].filter((part) => part !== null).map(encodeURIComponent);
  return backToForm(addressOf(request), `book ${offer.join("/")}`, fields, null);
}

function reviewAgain(
  { moves, zone, reason }: HeldReschedule,
  path: string,
  scope: string,
): Promise<Response> {
  const query = new URLSearchParams(moves.map((move) => ["move", writeMove(move)]));
  if (zone) query.set("zone", zone);
  return backToForm(`${path}/review?${query}`, scope, new URLSearchParams({ reason: reason ?? "" }), null);
}
