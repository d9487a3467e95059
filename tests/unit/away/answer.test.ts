import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { affectedBy, countMails, requestsOn } from "@/lib/domain/away/affected";
import { ANSWERS, answerOf, countAnswers, stillToAsk } from "@/lib/domain/away/answer";
import { codeOfShown, notShown } from "@/lib/domain/away/shown";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { nth } from "../booking/samples";

const STATUSES: SessionStatus[] = [
  "requested",
  "scheduled",
  "rescheduled",
  "reschedule_requested",
  "completed",
  "no_show",
  "canceled",
];

describe("what became of a session that stood on a day away", () => {
  it.each([
    ["scheduled", false, false, false, "not_asked"],
    ["rescheduled", false, false, false, "not_asked"],
    ["scheduled", false, false, true, "asking"],
    ["reschedule_requested", false, true, false, "waiting"],
    ["reschedule_requested", false, true, true, "waiting"],
    ["rescheduled", true, true, false, "moved"],
    ["rescheduled", false, true, false, "moved"],
    ["rescheduled", true, false, true, "moved"],
    ["completed", true, true, false, "moved"],
    ["completed", false, false, false, "held"],
    ["no_show", false, false, false, "held"],
    ["canceled", true, true, false, "canceled"],
  ] as const)("%s, elsewhere %s, asked %s, due %s: %s", (status, elsewhere, asked, due, answer) => {
    expect(answerOf({ status, elsewhere, asked, due })).toBe(answer);
  });

  it("every session counts once", () => {
    const anySession = fc.record({
      status: fc.constantFrom(...STATUSES),
      elsewhere: fc.boolean(),
      asked: fc.boolean(),
      due: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anySession), (sessions) => {
        const counts = countAnswers(sessions.map((session) => ({ answer: answerOf(session) })));
        expect(ANSWERS.reduce((sum, answer) => sum + counts[answer], 0)).toBe(sessions.length);
      }),
    );
  });
});

it("asked are those that still stand where they stood", () => {
  const start = Date.parse("2026-07-01T10:00:00Z");
  const sessions = [
    nth(1, start),
    nth(2, start + HOUR, { status: "rescheduled" }),
    nth(3, start + 3 * HOUR),
    nth(4, start + 4 * HOUR, { status: "canceled" }),
    nth(5, start + 5 * HOUR),
  ];
  const due = [0, 1, 2, 3].map((hour) => ({ sessionId: sessions[hour]!.id, start: start + hour * HOUR }));
  expect(stillToAsk(sessions, due)).toEqual([sessions[0]!.id, sessions[1]!.id]);
  expect(stillToAsk(sessions, [])).toEqual([]);
});

it("a list that was looked through knows what came since, or moved", () => {
  const anyId = fc.uuid();
  fc.assert(
    fc.property(fc.uniqueArray(anyId, { minLength: 1, maxLength: 40 }), fc.nat(39), (ids, cut) => {
      const sessions = ids.map((sessionId, index) => ({ sessionId, start: index * MINUTE }));
      const shown = codeOfShown(sessions.slice(0, cut));
      expect(shown).toMatch(/^[\w-]*$/);
      expect(notShown(sessions, shown)).toEqual(sessions.slice(cut));
      const moved = sessions.map((session) => ({ ...session, start: session.start + 1 }));
      expect(notShown(moved, codeOfShown(sessions))).toEqual(moved);
    }),
  );
});

it("one mail for a booking; with several sessions one more for each, to everybody on it", () => {
  const session = (bookingId: string, customerId: string, guests: number, file = false) => ({
    ...{ bookingId, customerId, guests },
    invitations: file ? ("file" as const) : ("automatic" as const),
  });
  const one = [session("a", "ann", 0)];
  const two = [session("b", "ann", 2), session("b", "ann", 2)];
  const quiet = [session("c", "cem", 1, true), session("c", "cem", 1, true)];
  expect(countMails([])).toEqual({ customers: 0, bookings: 0, sessions: 0, mails: 0 });
  expect(countMails(one)).toEqual({ customers: 1, bookings: 1, sessions: 1, mails: 1 });
  expect(countMails(two)).toMatchObject({ mails: 9 });
  expect(countMails([...one, ...two, ...quiet])).toEqual({
    customers: 2,
    bookings: 3,
    sessions: 5,
    mails: 12,
  });
});

it("sessions and requests are touched in the zone of their page, and only what is to come", () => {
  const days = { first: "2026-07-02", last: "2026-07-02" };
  const at = (text: string) => ({
    start: Date.parse(text),
    end: Date.parse(text) + HOUR,
    zone: "Asia/Tokyo",
  });
  const inside = [at("2026-07-01T15:00:00Z"), at("2026-07-01T14:30:00Z"), at("2026-07-02T14:59:00Z")];
  const outside = [at("2026-07-01T14:00:00Z"), at("2026-07-02T15:00:00Z")];
  expect(affectedBy(days, [...inside, ...outside], 0)).toEqual(inside);
  expect(affectedBy(days, inside, inside[0]!.start)).toEqual([inside[2]]);
  const request = (...starts: string[]) => ({
    zone: "Asia/Tokyo",
    durationMinutes: 60,
    suggestedStarts: starts.map((start) => Date.parse(start)),
  });
  const touched = request("2026-08-01T00:00:00Z", "2026-07-01T14:30:00Z");
  expect(requestsOn(days, [touched, request("2026-07-02T15:00:00Z")], 0)).toEqual([touched]);
});
