import { describe, expect, it } from "vitest";
import { isCalendarEntry, sentView } from "@/app/admin/activity/sent-view";
import type { MailLogRow, SessionRecord } from "@/lib/services/activity/read-session-record";
import { booking } from "../booking/samples";

/** Wed, Jun 24, 2026, noon in New York. */
const NOW = Date.parse("2026-06-24T16:00:00Z");
const reader = { now: NOW, zone: "America/New_York", locale: "en-US" };

const mail = (change: Partial<MailLogRow> = {}): MailLogRow => ({
  id: "m1",
  activityId: "a1",
  sessionId: null,
  recipient: "john@example.com",
  role: "customer",
  scenario: "booked",
  subject: "Your 3 sessions are confirmed",
  status: "sent",
  attempts: 1,
  response: "250 2.0.0 OK",
  at: NOW,
  resends: [],
  ...change,
});

const record = (change: Partial<SessionRecord> = {}) =>
  ({
    booking: booking(),
    access: { user: { email: "dana@example.com" } },
    mayEdit: true,
    nextDelivery: null,
    ...change,
  }) as SessionRecord;

const told = (change: Partial<MailLogRow>, of: Partial<SessionRecord> = {}) =>
  sentView(mail(change), record(of), reader);

describe("what became of a mail", () => {
  it("is short where nothing went wrong", () => {
    expect(told({})).toMatchObject({ who: "John Smith", state: "Sent", answer: null, asks: false });
    expect(told({ recipient: "Dana@example.com", role: "owner" })).toMatchObject({ who: "You" });
    expect(told({ status: "queued", attempts: 0, response: null }).state).toBe("Waiting to leave");
    expect(told({ response: "Kept in the mailbox: no mail server is set." }).state).toBe("Kept here");
  });
  it("tells what the server said, and when it is tried again", () => {
    const response = "451 4.2.2 Mailbox full";
    expect(told({ status: "failed", response })).toMatchObject({
      state: "Not delivered",
      answer: response,
      asks: true,
    });
    const waits = { status: "queued", attempts: 2, response } as const;
    expect(told(waits, { nextDelivery: NOW + 900_000 })).toMatchObject({
      state: "Trying again today, 12:15 PM",
      answer: response,
      asks: true,
    });
    expect(told(waits, { nextDelivery: NOW - 900_000 }).state).toBe("Trying again today, 12:00 PM");
  });
  it("offers to send it again to those who may, while it would still be true", () => {
    expect(told({}).canResend).toBe(true);
    expect(told({}, { mayEdit: false }).canResend).toBe(false);
    expect(told({ status: "dropped", response: "Not sent any more: the session has begun." })).toMatchObject({
      state: "Not sent any more",
      canResend: false,
      asks: false,
    });
  });
  it("tells who had it sent once more", () => {
    expect(told({ resends: [{ at: NOW, byName: "Edith" }] }).resends).toEqual([
      "Sent again by Edith, today, 12:00 PM",
    ]);
  });
});

describe("a calendar entry", () => {
  const entry = mail({ id: "m2", sessionId: "s1" });
  it("stands beside the mail that tells everything", () => {
    expect(isCalendarEntry(entry, [mail(), entry])).toBe(true);
    expect(isCalendarEntry(mail(), [mail(), entry])).toBe(false);
  });
  it("is no entry where it is the only mail to that person, as for a single booking", () => {
    expect(isCalendarEntry(entry, [entry, mail({ recipient: "guest@example.com" })])).toBe(false);
  });
});
