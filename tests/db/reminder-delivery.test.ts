import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { deliverMails } from "@/lib/jobs/handlers/deliver-mails";
import { sendReminders } from "@/lib/jobs/handlers/send-reminders";
import { closeOutgoingMail } from "@/lib/mail/outgoing";
import { markNoShow } from "@/lib/services/actions/mark-no-show";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { completeSessions } from "@/lib/services/change/complete-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { useDatabase } from "@/tests/support/database";
import { asOwner } from "@/tests/support/owner";
import { type MailSink, startMailSink } from "@/tests/support/smtp";
import { book, freeSlots, openStudio, reopen, rows } from "@/tests/support/studio";

useDatabase();

/** Mails are delivered by the real clock. */
const now = Date.now();
let sink: MailSink;
let free: number[] = [];

beforeAll(async () => {
  await openStudio();
  const on = (days: number) => new Date(now + days * DAY).toISOString().slice(0, 10);
  free = (await freeSlots("intro", on(2), on(20), now)).flatMap(({ start }, index) =>
    index % 4 ? [] : [start],
  );
  const since = new Date(now - DAY);
  await rows(
    "INSERT INTO reminder (account_id, page_id, minutes_before, since) SELECT account_id, id, 60, $1 FROM booking_page",
    [since],
  );
  await rows("UPDATE booking_page SET follow_up_hours = 2, follow_up_since = $1", [since]);
  sink = await startMailSink();
  process.env.SMTP_URL = sink.url;
});
afterAll(async () => {
  closeOutgoingMail();
  await sink.stop();
});

const nextFree = () => free.shift() ?? 0;

async function bookNext(): Promise<{ booked: Booked; id: string; start: number; end: number }> {
  const booked = await book("intro", [nextFree()], {}, now);
  return { booked, ...booked.booking.sessions[0]! };
}

/** Delivers what waits; answers what became of the booking's reminders or follow-ups. */
async function deliver({ booking }: Booked, scenario: string): Promise<string[]> {
  const job = { accountId: booking.accountId, bookingId: booking.id };
  await composeMails(job);
  await deliverMails(job);
  const [queued] = await rows("SELECT FROM mail WHERE booking_id = $1 AND status = 'queued'", [booking.id]);
  expect(queued).toBeUndefined();
  const mails = await rows<{ status: string }>(
    "SELECT status FROM mail WHERE booking_id = $1 AND scenario = $2 ORDER BY id",
    [booking.id, scenario],
  );
  return mails.map(({ status }) => status);
}

const SENT = ["sent", "sent", "sent", "sent"];
const DROPPED = ["dropped", "dropped", "dropped", "dropped"];

test("a reminder that waited leaves while it is right", async () => {
  const { booked, start } = await bookNext();
  await sendReminders(start - HOUR);
  expect(await deliver(booked, "reminder")).toEqual(SENT);
});

test("but not when the session has moved since; the mail about that leaves", async () => {
  const { booked, id, start } = await bookNext();
  await sendReminders(start - HOUR);
  const to = nextFree();
  const request = { moves: [{ sessionId: id, start: to }], reason: null, zone: null };
  expect((await rescheduleSessions(await asOwner(booked), request, now)).ok).toBe(true);
  expect(await deliver(booked, "reminder")).toEqual(DROPPED);
  const [{ response } = { response: "" }] = await rows<{ response: string }>(
    "SELECT response FROM mail WHERE booking_id = $1 AND status = 'dropped'",
    [booked.booking.id],
  );
  expect(response).toMatch(/^Not sent any more/);
  expect(await deliver(booked, "rescheduled_by_owner")).toEqual(SENT);
  await sendReminders(to - HOUR);
  expect(await deliver(booked, "reminder")).toEqual([...DROPPED, ...SENT]);
});

test("nor when it is canceled, or has begun", async () => {
  const canceled = await bookNext();
  await sendReminders(canceled.start - HOUR);
  await cancelSessions(await reopen(canceled.booked), { sessions: [canceled.id], reason: null }, now);
  expect(await deliver(canceled.booked, "reminder")).toEqual(DROPPED);

  const begun = await bookNext();
  await sendReminders(begun.start - HOUR);
  const past = new Date(now - HOUR);
  await rows("UPDATE session SET starts_at = $2, ends_at = $3 WHERE id = $1", [
    begun.id,
    past,
    new Date(now),
  ]);
  await rows("UPDATE session_notice SET starts_at = $2 WHERE session_id = $1", [begun.id, past]);
  expect(await deliver(begun.booked, "reminder")).toEqual(DROPPED);
});

test("a follow-up that waited does not leave when the session turns out to be a no-show", async () => {
  const held = await bookNext();
  const missed = await bookNext();
  const after = Math.max(held.end, missed.end) + 2 * HOUR;
  await completeSessions(after - HOUR);
  await sendReminders(after);
  const gone = { sessions: [missed.id], reason: null };
  expect((await markNoShow(await asOwner(missed.booked), gone, after)).ok).toBe(true);
  expect(await deliver(held.booked, "follow_up")).toEqual(SENT);
  expect(await deliver(missed.booked, "follow_up")).toEqual(DROPPED);
});
