import { v7 as orderedUuid, v4 as randomUuid } from "uuid";
import { mintManageToken } from "@/lib/auth/manage-link";
import { type Details, readDetails, type TypedDetails } from "@/lib/domain/booking/form";
import type { Bookable } from "@/lib/domain/booking/page";
import { planBooking, planRequest } from "@/lib/domain/booking/plan-booking";
import { bookedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Booking, Person } from "@/lib/domain/booking/types";
import type { FieldProblem } from "@/lib/domain/field-problem";
import { chargeable } from "@/lib/domain/money/minimum-charge";
import type { Money } from "@/lib/domain/money/types";
import type { Instant, Interval, Zone } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import { currentAccount } from "@/lib/services/account";
import { noteBookingEvents } from "@/lib/services/calendars/note-events";
import { type Idempotency, keepOutcome } from "@/lib/services/change/idempotency";
import { recordDueOf } from "@/lib/services/change/record-change";
import { settleRaces } from "@/lib/services/change/settle-races";
import { appendActivity } from "@/lib/store/activities";
import { insertBooking, saveCustomer } from "@/lib/store/new-booking";
import { readOccupied } from "@/lib/store/occupied";
import { findBookable } from "@/lib/store/pages";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { scopeOf } from "./list-slots";
import { newPackageReference, newSessionReference } from "./references";

export interface BookingRequest extends Partial<Pick<TypedDetails, "company" | "phone" | "answers">> {
  readonly page: string;
  /** Null books the page itself, which has no event type then. */
  readonly eventType: string | null;
  readonly starts: readonly Instant[];
  readonly zone: Zone;
  readonly locale: string;
  readonly customer: Person;
  readonly guests: readonly string[];
  readonly note: string;
}

export interface Booked {
  readonly ok: true;
  readonly booking: Booking;
  /** The token of the customer's Cancel/Reschedule link. */
  readonly token: string;
}

export type BookingRefusal =
  | Refusal
  | { readonly ok: false; readonly code: "not_found" }
  | { readonly ok: false; readonly code: "paused" }
  | { readonly ok: false; readonly code: "payment_unavailable" }
  /** What the customer wrote does not answer what is asked. */
  | { readonly ok: false; readonly code: "invalid"; readonly errors: readonly FieldProblem[] };

/**
 * Books a package or a single session at the times picked, all of them or none; or sends a request for approval. Where a price has to
 * be paid first it is refused: `bookOnline` sends the customer to pay.
 */
export async function bookSessions(
  request: BookingRequest,
  now: Instant,
  idempotency: Idempotency<Booked> | null = null,
): Promise<Booked | BookingRefusal> {
  const account = await currentAccount();
  const seen = await findBookable(account.id, request.page, request.eventType);
  const early = await planNewBooking(seen, request, now);
  if (!early.ok) return early;
  const owner = { accountId: account.id, ownerId: early.bookable.page.owner.id };
  return settleRaces(() =>
    inTransaction(async (tx) => {
      const bookable = await findBookable(account.id, request.page, request.eventType, tx);
      const planned = await planNewBooking(bookable, request, now, tx);
      if (!planned.ok) return planned;
      if (priceToPay(planned)) return { ok: false, code: "payment_unavailable" } as const;
      const booked = await writeNewBooking(tx, planned, request, now);
      await keepOutcome(tx, account.id, idempotency, booked, now);
      return booked;
    }, owner),
  );
}

/** A booking as it may be made at that moment, or why not. `held`: the times were held for it. */
export async function planNewBooking(
  bookable: Bookable | null,
  request: BookingRequest,
  now: Instant,
  tx?: Tx,
  held = false,
) {
  if (!bookable) return { ok: false, code: "not_found" } as const;
  const { page, eventType, settings } = bookable;
  if (page.paused) return { ok: false, code: "paused" } as const;
  const unpayable = eventType.price?.mode === "collected" && eventType.requiresApproval;
  if (unpayable) return { ok: false, code: "payment_unavailable" } as const;
  const read = readDetails(eventType.form, { company: "", phone: "", answers: {}, ...request });
  if (!read.ok) return { ok: false, code: "invalid", errors: read.errors } as const;
  const { details } = read;
  const windows = request.starts.map((start) => ({ start, end: start + 1 }));
  const occupied = await readOccupied({ ...scopeOf(bookable), held }, windows, tx);
  const wanted = { settings, occupied, sessionCount: eventType.sessionCount, starts: request.starts, now };
  if (eventType.requiresApproval) {
    const planned = planRequest(wanted);
    if (!planned.ok) return planned;
    const sessions = planned.sessions.map((session) => ({ ...session, blocked: null }));
    return { ok: true, bookable, details, sessions } as const;
  }
  const planned = planBooking(wanted);
  if (!planned.ok) return planned;
  const sessions = planned.sessions.map((session) => ({ ...session, suggestedStarts: null }));
  return { ok: true, bookable, details, sessions } as const;
}

interface NewSession extends Interval {
  readonly position: number;
  /** What it takes of the owner's time; nothing while it awaits approval. */
  readonly blocked: Interval | null;
  readonly suggestedStarts: readonly Instant[] | null;
}

/** A booking as it is to be made: what is booked, what its customer wrote, and when. */
export interface PlannedBooking {
  readonly bookable: Bookable;
  readonly details: Details;
  readonly sessions: readonly NewSession[];
}

/** What the customer has to pay through Stripe before the booking is made; null for nothing. */
export function priceToPay({ bookable: { eventType } }: PlannedBooking): Money | null {
  const { price } = eventType;
  if (price?.mode !== "collected") return null;
  const amount = chargeable(price);
  return amount === 0 ? null : { amount, currency: price.currency };
}

/** Writes a planned booking, in the transaction of the caller, who holds the owner's lock. */
export async function writeNewBooking(
  tx: Tx,
  planned: PlannedBooking,
  request: BookingRequest,
  now: Instant,
): Promise<Booked & { readonly activityId: string }> {
  const booking = newBooking(planned, request, now);
  const { accountId, id: bookingId } = booking;
  const { zone, locale, customer } = request;
  const customerId = await saveCustomer(tx, { accountId, id: orderedUuid(), ...customer, zone, locale });
  const blocked = planned.sessions.flatMap((session) => session.blocked ?? []);
  await insertBooking(tx, booking, customerId, blocked);

  const activityId = orderedUuid();
  const { requiresApproval } = planned.bookable.eventType;
  await appendActivity(tx, accountId, {
    id: activityId,
    bookingId,
    at: now,
    by: "customer",
    byName: customer.name,
    reason: null,
    data: requiresApproval
      ? { kind: "requested", suggestions: [...request.starts] }
      : bookedData(booking.sessions),
  });
  if (!requiresApproval) {
    await recordDueOf(tx, booking, { id: activityId, at: now }, "payment_schedule", booking.price);
  }
  await noteBookingEvents(tx, booking, now);
  await enqueue(tx, "compose_mails", { accountId, bookingId });
  const token = mintManageToken({
    accountId,
    bookingId,
    sessionId: null,
    holder: { role: "customer" },
    version: 1,
  });
  return { ok: true, booking, token, activityId };
}

/** Everything that is frozen is copied from the page and the event type as they stand under the lock. */
function newBooking(
  { bookable, details, sessions: planned }: PlannedBooking,
  request: BookingRequest,
  now: Instant,
): Booking {
  const { page, eventType, settings } = bookable;
  const sessions = planned.map(({ position, start, end, suggestedStarts }) => ({
    id: orderedUuid(),
    reference: newSessionReference(),
    position,
    start,
    end,
    status: eventType.requiresApproval ? ("requested" as const) : ("scheduled" as const),
    statusBy: "customer" as const,
    originalStart: start,
    rescheduleCount: 0,
    icalUid: randomUuid(),
    icalSequence: 0,
    suggestedStarts,
  }));
  const single = sessions.length === 1 ? sessions[0] : undefined;
  return {
    accountId: page.accountId,
    id: orderedUuid(),
    reference: single?.reference ?? newPackageReference(),
    status: eventType.requiresApproval ? "requested" : "created",
    pageId: page.id,
    eventTypeId: eventType.id,
    ownerId: page.owner.id,
    customer: request.customer,
    ...details,
    zone: request.zone,
    locale: request.locale,
    title: eventType.title,
    location: eventType.location,
    durationMinutes: settings.durationMinutes,
    bufferBeforeMinutes: settings.bufferBeforeMinutes,
    bufferAfterMinutes: settings.bufferAfterMinutes,
    price: eventType.price,
    policy: eventType.policy,
    sessionCount: sessions.length,
    linkVersion: 1,
    createdAt: now,
    sessions,
  };
}
