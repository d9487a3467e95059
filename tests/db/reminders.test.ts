import { beforeAll, beforeEach, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { sendReminders } from "@/lib/jobs/handlers/send-reminders";
import { markNoShow } from "@/lib/services/actions/mark-no-show";
import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { completeSessions } from "@/lib/services/change/complete-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { FIND_FOLLOW_UPS, FIND_REMINDERS } from "@/lib/store/session-notices";
import { useDatabase } from "@/tests/support/database";
import { asOwner } from "@/tests/support/owner";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LONG_AGO = new Date(NOW - 365 * DAY);

/** What was composed for a session, as `recipient subject`, in order. */
async function mailsOf(sessionId: string): Promise<string[]> {
  const mails = await rows<{ recipient: string; subject: string }>(
    "SELECT recipient, subject FROM mail WHERE session_id = $1 AND activity_id IS NULL ORDER BY id",
    [sessionId],
  );
  return mails.map(({ recipient, subject }) => `${recipient} ${subject}`);
}

async function remindBefore(...minutes: number[]): Promise<void> {
  await rows("DELETE FROM reminder");
  await rows(
    "INSERT INTO reminder (account_id, page_id, minutes_before, since) SELECT account_id, id, unnest($1::int[]), $2 FROM booking_page",
    [minutes, LONG_AGO],
  );
}

async function followUpAfter(hours: number | null): Promise<void> {
  await rows("UPDATE booking_page SET follow_up_hours = $1, follow_up_since = $2", [hours, LONG_AGO]);
}

async function move(booked: Booked, index: number, start: number, now: number): Promise<void> {
  const moves = [{ sessionId: booked.booking.sessions[index]!.id, start }];
  const request = { moves, reason: null, zone: null };
  expect((await rescheduleSessions(await reopen(booked), request, now)).ok).toBe(true);
}

/** A booking of its own week, so that no test meets another's. */
async function bookIn(week: string, eventType = "intro", count = 1, now = NOW): Promise<Booked> {
  return book(eventType, await startsOnDays(eventType, count, week), {}, now);
}

beforeEach(async () => {
  await remindBefore(24 * 60);
  await followUpAfter(null);
});

test("due: everybody is mailed once, in their own zone, from that minute on", async () => {
  const { booking } = await bookIn("2026-10-26");
  const { id, start } = booking.sessions[0]!;
  await sendReminders(start - DAY - 1);
  expect(await mailsOf(id)).toEqual([]);
  await sendReminders(start - DAY);
  const mails = await mailsOf(id);
  expect(mails).toEqual([
    // New York has not changed its clocks yet, Berlin has.
    "john@customers.example Reminder: Introduction tomorrow, Mon, Oct 26, 2:00 PM GMT+1",
    "dana@demo.example Reminder: Introduction with John Smith tomorrow, Mon, Oct 26, 9:00 AM EDT",
    "front-desk@demo.example Reminder: Introduction with John Smith tomorrow, Mon, Oct 26, 9:00 AM EDT",
    "robin@demo.example Reminder: Introduction with John Smith tomorrow, Mon, Oct 26, 9:00 AM EDT",
  ]);
  await sendReminders(start - DAY + MINUTE);
  await sendReminders(start - HOUR);
  expect(await mailsOf(id)).toEqual(mails);
  const [job] = await rows("SELECT FROM graphile_worker._private_jobs WHERE key = $1", [
    `deliver ${booking.id}`,
  ]);
  expect(job).toBeDefined();
});

test("the night the clocks change lies between: a day before is 24 hours before", async () => {
  const slots = await freeSlots("intro", "2026-11-02", "2026-11-02");
  const { booking } = await book("intro", [slots[0]!.start]);
  const { id, start } = booking.sessions[0]!;
  expect(new Date(start).toISOString()).toBe("2026-11-02T14:00:00.000Z");
  await remindBefore(48 * 60);
  await sendReminders(start - 2 * DAY - 1);
  expect(await mailsOf(id)).toEqual([]);
  await sendReminders(start - 2 * DAY);
  expect((await mailsOf(id))[1]).toBe(
    "dana@demo.example Reminder: Introduction with John Smith on Mon, Nov 2, 9:00 AM EST",
  );
});

test("a session that moves takes its reminder along; for each of its starts there is one", async () => {
  const [first = 0, second = 0, third = 0] = await startsOnDays("meeting", 3, "2026-11-03");
  const booked = await book("meeting", [first, second, third]);
  const { id } = booked.booking.sessions[0]!;
  const [later = 0] = await startsOnDays("meeting", 1, "2026-11-09");
  await move(booked, 0, later, first - 2 * DAY);
  await sendReminders(first - DAY);
  expect(await mailsOf(id)).toEqual([]);
  await sendReminders(later - DAY);
  expect(await mailsOf(id)).toHaveLength(4);

  const [latest = 0] = await startsOnDays("meeting", 1, "2026-11-16");
  await move(booked, 0, latest, later - 2 * HOUR);
  await sendReminders(later - HOUR);
  expect(await mailsOf(id)).toHaveLength(4);
  await sendReminders(latest - DAY);
  expect(await mailsOf(id)).toHaveLength(8);
});

test("of a package each session is reminded of by itself", async () => {
  const booked = await bookIn("2026-11-18", "meeting", 3);
  const [one, two, three] = booked.booking.sessions;
  await sendReminders(two!.start - DAY);
  expect(await mailsOf(one!.id)).toEqual([]);
  expect(await mailsOf(two!.id)).toHaveLength(4);
  expect(await mailsOf(three!.id)).toEqual([]);
});

test("not for a canceled session, nor one that waits for a new time, nor a request", async () => {
  const booked = await bookIn("2026-11-23", "meeting", 3);
  const [one, two] = booked.booking.sessions;
  await cancelSessions(await reopen(booked), { sessions: [one!.id], reason: null }, NOW);
  await requestReschedule(await asOwner(booked), { sessions: [two!.id], reason: null }, NOW);
  const asked = await bookIn("2026-11-23", "trial");
  for (const session of [one!, two!, asked.booking.sessions[0]!]) {
    await sendReminders(session.start - DAY);
    expect(await mailsOf(session.id)).toEqual([]);
  }
});

test("not when it was booked, moved there, or wished for only after it was due", async () => {
  const { booking } = await bookIn("2026-11-30");
  const { id, start } = booking.sessions[0]!;
  const [soon = 0] = await startsOnDays("intro", 1, "2026-12-01");
  const late = await book("intro", [soon], {}, soon - 5 * HOUR);
  await sendReminders(soon - 5 * HOUR + MINUTE);
  expect(await mailsOf(late.booking.sessions[0]!.id)).toEqual([]);

  await rows("UPDATE reminder SET since = $1", [new Date(start - DAY + MINUTE)]);
  await sendReminders(start - DAY + 2 * MINUTE);
  expect(await mailsOf(id)).toEqual([]);
});

test("after an outage: late within reason, the nearest of several alone, never for what has begun", async () => {
  await remindBefore(24 * 60, 60);
  const { booking } = await bookIn("2026-12-02", "meeting", 3);
  const [one, two, three] = booking.sessions;
  await sendReminders(one!.start - 13 * HOUR);
  expect(await mailsOf(one!.id)).toHaveLength(4);
  await sendReminders(two!.start - 11 * HOUR);
  expect(await mailsOf(two!.id)).toEqual([]);
  await sendReminders(two!.start - 45 * MINUTE);
  expect(await mailsOf(two!.id)).toHaveLength(4);
  await sendReminders(three!.start);
  expect(await mailsOf(three!.id)).toEqual([]);
});

test("four workers at the same moment: each mail once", async () => {
  const { booking } = await bookIn("2026-12-07", "consulting", 5);
  const { id, start } = booking.sessions[0]!;
  await Promise.all([1, 2, 3, 4].map(() => sendReminders(start - DAY)));
  expect(await mailsOf(id)).toHaveLength(4);
  await rows("UPDATE session_notice SET composed_at = NULL WHERE session_id = $1", [id]);
  await sendReminders(start - DAY + MINUTE);
  expect(await mailsOf(id)).toHaveLength(4);
});

test("a follow-up leaves once, its hours after the end, and only for what took place", async () => {
  await followUpAfter(2);
  const booked = await bookIn("2026-12-14", "meeting", 3);
  const [one, two, three] = booked.booking.sessions;
  await cancelSessions(await reopen(booked), { sessions: [three!.id], reason: null }, NOW);
  await completeSessions(two!.end);
  await markNoShow(await asOwner(booked), { sessions: [two!.id], reason: null }, two!.end + MINUTE);

  await sendReminders(one!.end + 2 * HOUR - 1);
  expect(await mailsOf(one!.id)).toEqual([]);
  await sendReminders(one!.end + 2 * HOUR);
  const mails = await mailsOf(one!.id);
  expect(mails).toHaveLength(4);
  expect(mails[0]).toBe("john@customers.example After your session: 15-minute meetings");
  await followUpAfter(3);
  await sendReminders(one!.end + 3 * HOUR);
  expect(await mailsOf(one!.id)).toEqual(mails);
  for (const { id, end } of [two!, three!]) {
    await sendReminders(end + 3 * HOUR);
    expect(await mailsOf(id)).toEqual([]);
  }
});

test("with many sessions, what is due is found by an index", async () => {
  const { booking } = await bookIn("2026-12-21");
  await rows(
    `INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at, original_start,
       status, status_by, ical_uid, changed_at, customer_id)
     SELECT account_id, gen_random_uuid(), booking_id, owner_id, page_id, n, 'BKNG-MANY-' || n,
       starts_at + n * interval '1 hour', ends_at + n * interval '1 hour', original_start,
       CASE WHEN n % 2 = 0 THEN 'scheduled' ELSE 'completed' END::session_status, 'customer', gen_random_uuid(), changed_at, customer_id
     FROM session, generate_series(2, 20001) AS n WHERE id = $1`,
    [booking.sessions[0]!.id],
  );
  await rows("ANALYZE session");
  await followUpAfter(2);
  for (const { text } of [FIND_REMINDERS, FIND_FOLLOW_UPS]) {
    const values = [new Date(NOW + 200 * DAY), 720, 1_440].slice(0, text.includes("$3") ? 3 : 2);
    const plan = await rows<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values);
    const lines = plan.map((line) => line["QUERY PLAN"]);
    expect(lines.filter((line) => line.includes("Seq Scan on session s"))).toEqual([]);
    expect(
      lines.some((line) => /Index.* Scan.* session_\w+/.test(line)),
      lines.join("\n"),
    ).toBe(true);
  }
});
