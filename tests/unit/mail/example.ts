import type { Booking, Session } from "@/lib/domain/booking/types";
import type { PolicyRules } from "@/lib/domain/policy/types";
import { HOUR, MINUTE } from "@/lib/domain/time";
import type { Change, SessionMove } from "@/lib/mail/types";

/** Who reads, where: a customer in Los Angeles, a page in New York, a test in Kathmandu. */
export const BOOKED_AT = Date.parse("2026-06-01T12:00:00Z");
const STARTS = ["2026-06-25T14:00:00Z", "2026-06-26T17:00:00Z", "2026-07-01T14:00:00Z"].map(Date.parse);
export const UIDS = [
  "11111111-1111-4111-8111-111111111111",
  "22222222-2222-4222-8222-222222222222",
  "33333333-3333-4333-8333-333333333333",
] as const;

const rules: PolicyRules = {
  tiers: [{ minutesBefore: 0, amount: { kind: "none" } }],
  customText: null,
  reason: "optional",
  maxPerSession: null,
  maxMinutesAfterOriginal: null,
  graceMinutes: 0,
};

function session(index: number, start: number): Session {
  return {
    id: `session-${index + 1}`,
    reference: `BKNG-00000000000${index + 1}`,
    position: index + 1,
    start,
    end: start + 30 * MINUTE,
    status: "scheduled",
    statusBy: "customer",
    originalStart: start,
    rescheduleCount: 0,
    icalUid: UIDS[index] ?? "",
    icalSequence: 0,
    suggestedStarts: null,
  };
}

export const booking: Booking = {
  accountId: "account",
  id: "booking",
  reference: "PKG-7Q2M4XW9TD",
  status: "created",
  pageId: "page",
  eventTypeId: "coaching",
  ownerId: "dana",
  customer: { name: "Ann Lee", email: "ann@example.com" },
  guests: ["gus@example.com"],
  note: "Please call me first.",
  company: "",
  phone: "",
  answers: [],
  zone: "America/Los_Angeles",
  locale: "en-US",
  title: "Coaching",
  location: "12 Main Street, Springfield",
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  price: { amount: 15000, currency: "USD", mode: "displayed" },
  policy: { cancel: rules, reschedule: rules },
  sessionCount: 3,
  linkVersion: 1,
  createdAt: BOOKED_AT,
  sessions: STARTS.map((start, index) => session(index, start)),
};

export const single: Booking = {
  ...booking,
  reference: "BKNG-000000000001",
  title: "Intro",
  sessionCount: 1,
  price: null,
  guests: [],
  note: "",
  sessions: booking.sessions.slice(0, 1),
};

/** Sessions as an activity records them. */
export function recorded(sessions: readonly Session[]): NonNullable<Change["sessions"]> {
  return sessions.map(({ id, start, end, icalSequence }) => ({
    sessionId: id,
    start,
    end,
    sequence: icalSequence,
  }));
}

export const booked: Change = {
  id: "activity-1",
  kind: "booked",
  at: BOOKED_AT,
  by: "customer",
  reason: null,
  booking,
  sessions: recorded(booking.sessions),
  charge: null,
  undoUntil: null,
  page: { title: "Dana Demo", slug: "demo", zone: "America/New_York", invitations: "automatic" },
  owner: { id: "dana", name: "Dana Demo", email: "dana@demo.example", zone: "America/New_York" },
  account: { name: "Demo Studio" },
  stakeholders: [
    { name: "Sam Stake", email: "sam@demo.example" },
    { name: "", email: "office@demo.example" },
  ],
  from: { name: "Demo Studio", email: "bookings@reslot.example" },
  organizer: "bookings@reslot.example",
  links: {
    manage: (person, sessionId) => `https://book.example/manage/tok-${person.email}-${sessionId ?? "all"}`,
    feed: (person) =>
      person.role === "stakeholder" ? null : `webcal://book.example/feed/tok-${person.email}`,
  },
};

/** The booking with some sessions moved by `by`, each with SEQUENCE one higher, and the moves. */
export function movedBy(
  positions: readonly number[],
  by: number,
): { booking: Booking; moves: SessionMove[] } {
  const moves: SessionMove[] = [];
  const sessions = booking.sessions.map((one): Session => {
    if (!positions.includes(one.position)) return one;
    const to = { start: one.start + by, end: one.end + by };
    moves.push({
      sessionId: one.id,
      from: { start: one.start, end: one.end },
      to,
      sequence: one.icalSequence + 1,
    });
    return { ...one, ...to, status: "rescheduled", icalSequence: one.icalSequence + 1, rescheduleCount: 1 };
  });
  return { booking: { ...booking, status: "updated", sessions }, moves };
}

const moved = movedBy([1, 2], 7 * 24 * HOUR);

export const rescheduled: Change = {
  ...booked,
  ...moved,
  id: "activity-2",
  kind: "rescheduled",
  at: BOOKED_AT + HOUR,
  reason: "Our offsite moved.\nSee you then!",
  charge: { amount: 1000, currency: "USD" },
  undoUntil: BOOKED_AT + HOUR + 10 * MINUTE,
};

export function canceledSessions(positions: readonly number[]): Pick<Change, "booking" | "sessions"> {
  const sessions = booking.sessions.map(
    (one): Session =>
      positions.includes(one.position)
        ? { ...one, status: "canceled", icalSequence: one.icalSequence + 1 }
        : one,
  );
  const gone = sessions.filter((one) => one.status === "canceled");
  return {
    booking: { ...booking, status: "updated", sessions },
    sessions: recorded(gone),
  };
}

export const canceled: Change = {
  ...booked,
  ...canceledSessions([2, 3]),
  id: "activity-3",
  kind: "canceled",
  at: BOOKED_AT + 2 * HOUR,
  reason: "I am ill.",
  charge: { amount: 5000, currency: "USD" },
};

const requestedSessions = single.sessions.map(
  (one): Session => ({ ...one, status: "requested", suggestedStarts: [one.start, one.start + 24 * HOUR] }),
);

export const requested: Change = {
  ...booked,
  kind: "requested",
  booking: { ...single, title: "Trial", status: "requested", note: "I am new.", sessions: requestedSessions },
};

export const approved: Change = {
  ...booked,
  id: "activity-4",
  kind: "approved",
  by: "owner",
  at: BOOKED_AT + HOUR,
  booking: { ...single, title: "Trial" },
  sessions: recorded(single.sessions),
};

export const withdrawn: Change = {
  ...requested,
  id: "activity-5",
  kind: "withdrawn",
  sessions: recorded(requestedSessions),
  at: BOOKED_AT + HOUR,
  reason: "No longer needed.",
};

export const undone: Change = {
  ...booked,
  id: "activity-6",
  kind: "undone",
  at: BOOKED_AT + HOUR + 5 * MINUTE,
  moves: moved.moves.map(({ sessionId, from, to }) => ({ sessionId, from: to, to: from, sequence: 2 })),
};
