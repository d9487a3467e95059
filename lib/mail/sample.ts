import {
  dateOfDayNumber,
  dayNumberOf,
  localDateOf,
  localDayBounds,
  shiftWallClock,
  weekdayOf,
} from "@/lib/domain/availability/local-days";
import type { BookingPage, Offer } from "@/lib/domain/booking/page";
import { suggestionsFor } from "@/lib/domain/booking/plan-resubmit";
import { sessionAt } from "@/lib/domain/booking/times";
import type { Actor, Booking, Session } from "@/lib/domain/booking/types";
import type { Price } from "@/lib/domain/money/types";
import type { Scenario } from "@/lib/domain/notifications/scenarios";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import type { Change, ChangeKind } from "./types";

/** What a sample says of a change; the page's people, its settings and the links come to it. */
export type SampleChange = Pick<
  Change,
  | "id"
  | "kind"
  | "by"
  | "at"
  | "reason"
  | "booking"
  | "moves"
  | "sessions"
  | "suggestions"
  | "previousSuggestions"
  | "charge"
  | "undoUntil"
  | "transactions"
  | "returned"
  | "failure"
>;

const TOLD: Record<Scenario, { readonly kind: ChangeKind; readonly by: Actor }> = {
  booked: { kind: "booked", by: "customer" },
  requested: { kind: "requested", by: "customer" },
  resubmitted: { kind: "resubmitted", by: "customer" },
  approved: { kind: "approved", by: "owner" },
  withdrawn_by_customer: { kind: "withdrawn", by: "customer" },
  withdrawn_by_owner: { kind: "withdrawn", by: "owner" },
  withdrawn_by_system: { kind: "withdrawn", by: "system" },
  rescheduled_by_customer: { kind: "rescheduled", by: "customer" },
  undone: { kind: "undone", by: "customer" },
  rescheduled_by_owner: { kind: "rescheduled", by: "owner" },
  reschedule_requested_by_owner: { kind: "reschedule_requested", by: "owner" },
  canceled_by_customer: { kind: "canceled", by: "customer" },
  canceled_by_owner: { kind: "canceled", by: "owner" },
  fee_waived: { kind: "fee_waived", by: "owner" },
  payment_returned: { kind: "payment_returned", by: "system" },
  refunded: { kind: "refunded", by: "system" },
  refund_failed: { kind: "refund_failed", by: "system" },
  reminder: { kind: "reminder", by: "system" },
  follow_up: { kind: "follow_up", by: "system" },
};

/** Nobody is asked why they book. */
const WITHOUT_REASON: readonly ChangeKind[] = ["booked", "requested"];

/**
 * A scenario as it would come about on this page: somebody books an offer of it, and then that happens. It is in no
 * database and only made for a look at its mails. The same page and moment give the same sample.
 */
export function sampleChange(
  scenario: Scenario,
  page: BookingPage,
  offer: Offer,
  now: Instant,
): SampleChange {
  const { kind, by } = TOLD[scenario];
  const booking = sampleBooking(kind, page, offer, now);
  return {
    id: `sample ${scenario} ${now}`,
    kind,
    by,
    at: now,
    reason: by === "system" || WITHOUT_REASON.includes(kind) ? null : "Something else came up that day.",
    booking,
    charge: null,
    undoUntil: scenario === "rescheduled_by_customer" ? now + 10 * MINUTE : null,
    ...happened(kind, booking, page),
  };
}

/** The part of a change that its kind brings. */
function happened(
  kind: ChangeKind,
  { sessions, price }: Booking,
  { zone }: BookingPage,
): Partial<SampleChange> {
  const [first] = sessions;
  switch (kind) {
    case "booked":
    case "approved":
    case "withdrawn":
      return { sessions: recorded(sessions) };
    case "requested":
      return { suggestions: suggestionsFor(sessions) };
    case "resubmitted":
      return {
        suggestions: suggestionsFor(sessions),
        previousSuggestions: suggestionsFor(sessions).map((start) => start - HOUR),
      };
    case "rescheduled":
    case "undone":
      return { moves: movesTo(sessions.slice(0, 2), zone) };
    case "canceled":
    case "reschedule_requested":
    case "asked_again":
    case "fee_waived":
      return { sessions: recorded(sessions.slice(0, 2)) };
    case "payment_returned":
      return {
        transactions: [sampleRefund(price)],
        returned: {
          refusal: "slot_taken",
          wanted: sessions
            .slice(0, 1)
            .map((session) => ({ start: session.start + DAY, end: session.end + DAY })),
        },
      };
    case "refunded":
      return { transactions: [sampleRefund(price)] };
    case "refund_failed":
      return { transactions: [sampleRefund(price)], failure: "The card was closed." };
    case "reminder":
      return { sessions: recorded(sessions.slice(0, 1)), at: (first?.start ?? 0) - DAY };
    case "follow_up":
      return { sessions: recorded(sessions.slice(0, 1)), at: (first?.end ?? 0) + 2 * HOUR };
  }
}

function sampleRefund(price: Price | null): NonNullable<Change["transactions"]>[number] {
  const { amount, currency } = price ?? { amount: 5_000, currency: "USD" };
  return { reference: "TXN-SAMPLE01", kind: "refund", money: { amount, currency } };
}

/** Where they are now, from an hour later in the week before. */
function movesTo(sessions: readonly Session[], zone: string): NonNullable<Change["moves"]> {
  return sessions.map(({ id, start, end }) => {
    const from = shiftWallClock(start, zone, -1) + HOUR;
    return { sessionId: id, from: { start: from, end: from + end - start }, to: { start, end }, sequence: 1 };
  });
}

function recorded(sessions: readonly Session[]): NonNullable<Change["sessions"]> {
  return sessions.map(({ id, start, end, icalSequence, status }) => ({
    sessionId: id,
    start,
    end,
    sequence: icalSequence,
    previousStatus: status,
  }));
}

const REQUESTS: readonly ChangeKind[] = ["requested", "resubmitted", "withdrawn"];

function sampleBooking(kind: ChangeKind, page: BookingPage, offer: Offer, now: Instant): Booking {
  const { accountId, zone } = page;
  const { title, location, price, policy, sessionCount, durationMinutes } = offer;
  const isRequest = REQUESTS.includes(kind);
  const single = sessionCount === 1;
  const first = nextTuesday(now, zone);
  return {
    accountId,
    id: SAMPLE_ID,
    reference: single ? "BKNG-SAMPLE000001" : "PKG-SAMPLE0001",
    status: isRequest ? "requested" : "created",
    pageId: page.id,
    eventTypeId: offer.id,
    ownerId: page.owner.id,
    customer: { name: "Jordan Example", email: "jordan@customers.example" },
    guests: [],
    note: "",
    company: "",
    phone: "",
    answers: [],
    zone,
    locale: "en-US",
    title,
    location,
    durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    price,
    policy,
    sessionCount,
    linkVersion: 1,
    createdAt: now,
    sessions: Array.from({ length: sessionCount }, (_, index) =>
      sampleSession(index, shiftWallClock(first, zone, index), durationMinutes, isRequest, single),
    ),
  };
}

const SAMPLE_ID = "00000000-0000-4000-8000-000000000000";

function sampleSession(
  index: number,
  start: Instant,
  durationMinutes: number,
  isRequest: boolean,
  single: boolean,
): Session {
  const suggested = single ? [start, start + DAY, start + 2 * DAY] : [start];
  return {
    ...sessionAt(start, { durationMinutes, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }),
    id: `${SAMPLE_ID.slice(0, -2)}${String(index + 1).padStart(2, "0")}`,
    reference: `BKNG-SAMPLE0000${String(index + 1).padStart(2, "0")}`,
    position: index + 1,
    status: isRequest ? "requested" : "scheduled",
    statusBy: "customer",
    originalStart: start,
    rescheduleCount: 0,
    icalUid: `${SAMPLE_ID.slice(0, -2)}${String(index + 1).padStart(2, "0")}`,
    icalSequence: 0,
    suggestedStarts: isRequest ? suggested : null,
  };
}

/** Next week's Tuesday at ten, on the page's clock. */
function nextTuesday(now: Instant, zone: string): Instant {
  const today = dayNumberOf(localDateOf(now, zone));
  const monday = today + 8 - weekdayOf(today);
  return shiftWallClock(localDayBounds(dateOfDayNumber(monday - 6), zone).start + 10 * HOUR, zone, 1);
}
