import { type SessionEventFacts, sessionEvent } from "@/lib/domain/calendar/session-event";
import type { CalendarEvent } from "@/lib/domain/calendar/types";
import { HOUR, MINUTE } from "@/lib/domain/time";

export const BOOKED_AT = Date.parse("2026-06-20T08:00:00Z");
export const START = Date.parse("2026-06-25T14:00:00Z");

export const facts: SessionEventFacts = {
  method: "REQUEST",
  booking: { title: "Coaching", sessionCount: 5, customer: { name: "Ann Lee", email: "ann@example.com" } },
  session: {
    position: 2,
    icalUid: "7c1fa5a0-2c1d-4f0e-9a53-2f8d3a1b9c11",
    icalSequence: 0,
    start: START,
    end: START + 30 * MINUTE,
  },
  owner: { name: "Dana Demo", email: "dana@demo.example" },
  organizer: { name: "Demo Studio", email: "bookings@reslot.example" },
  attendee: { name: "Ann Lee", email: "ann@example.com", role: "customer" },
  location: "12 Main Street, Springfield; 2nd floor",
  link: "https://book.example/manage/s3cr3t-t0k3n",
  reason: null,
  stampedAt: BOOKED_AT,
};

/** The life of one session: booked, moved by a day, canceled. */
export const booked = sessionEvent(facts);
const movedSession = {
  ...facts.session,
  icalSequence: 1,
  start: START + 24 * HOUR,
  end: START + 24 * HOUR + 30 * MINUTE,
};
export const moved = sessionEvent({ ...facts, session: movedSession, stampedAt: BOOKED_AT + HOUR });
export const canceled = sessionEvent({
  ...facts,
  method: "CANCEL",
  session: { ...movedSession, icalSequence: 2 },
  reason: "I am ill;\nsorry, Dana",
  stampedAt: BOOKED_AT + 2 * HOUR,
});
export const ownersCopy = sessionEvent({
  ...facts,
  attendee: { name: "Dana Demo", email: "dana@demo.example", role: "owner" },
  link: null,
});

export function event(change: Partial<CalendarEvent>): CalendarEvent {
  return { ...booked, ...change };
}
