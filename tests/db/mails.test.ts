import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { MINUTE } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { deliverMails } from "@/lib/jobs/handlers/deliver-mails";
import { enqueue } from "@/lib/jobs/queue";
import { closeOutgoingMail } from "@/lib/mail/outgoing";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { pool } from "@/lib/store/client";
import { inTransaction } from "@/lib/store/transaction";
import { useDatabase } from "@/tests/support/database";
import { contentLines, readWithIcalJs } from "@/tests/support/ics";
import { type MailSink, type ReceivedMail, startMailSink } from "@/tests/support/smtp";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

let sink: MailSink;
useDatabase();
beforeAll(async () => {
  sink = await startMailSink();
  process.env.SMTP_URL = sink.url;
  process.env.MAIL_FROM = "bookings@studio.example";
  await openStudio();
});
afterAll(async () => {
  closeOutgoingMail();
  await sink.stop();
});

async function send(booking: { accountId: string; id: string }) {
  const job = { accountId: booking.accountId, bookingId: booking.id };
  const before = sink.received.length;
  await composeMails(job);
  await deliverMails(job);
  return sink.received.slice(before);
}

const to = (address: string) => (mail: ReceivedMail) => mail.envelope.to.includes(address);

/** The attached invitations; the alternative part holds the same bytes. */
const invitations = ({ parsed }: ReceivedMail) =>
  parsed.attachments
    .filter(({ contentType }) => contentType === "application/ics")
    .map(({ content }) => content.toString("utf8"));

test("booked, moved, canceled: one summary each, one invitation per session that changed, UIDs for life", async () => {
  const starts = await startsOnDays("coaching", 3);
  const booked = await book("coaching", starts, { guests: ["guest@customers.example"] });
  const first = await send(booked.booking);
  const mine = first.filter(to("john@customers.example"));
  expect(mine).toHaveLength(4);
  expect(first.filter(to("guest@customers.example"))).toHaveLength(4);
  expect(first.filter(to("dana@demo.example"))).toHaveLength(4);
  expect(first.filter(to("front-desk@demo.example"))).toHaveLength(1);
  expect(first.filter(to("robin@demo.example"))).toHaveLength(1);
  expect(mine[0]?.parsed.subject).toBe("Your 3 sessions are confirmed");
  const token = /\/manage\/([\w-]+)/.exec(mine[0]?.parsed.text ?? "")?.[1];
  expect(token).toBe(booked.token);

  const { booking } = booked;
  const [free = 0] = await startsOnDays("coaching", 1, "2026-11-20");
  await rescheduleSessions(
    await reopen(booked),
    { moves: [{ sessionId: booking.sessions[1]!.id, start: free }], reason: "Away", zone: null },
    NOW + MINUTE,
  );
  const moved = (await send(booking)).filter(to("john@customers.example"));
  expect(moved).toHaveLength(1);
  const invite = moved.flatMap(invitations)[0] ?? "";
  expect(readWithIcalJs(invite)).toMatchObject({ method: "REQUEST" });
  expect(contentLines(invite)).toContain(`UID:${booking.sessions[1]!.icalUid}`);
  expect(contentLines(invite)).toContain("SEQUENCE:1");

  const ids = [booking.sessions[0]!.id, booking.sessions[1]!.id];
  await cancelSessions(await reopen(booked), { sessions: ids, reason: "Moving away" }, NOW + 2 * MINUTE);
  const canceled = (await send(booking)).filter(to("john@customers.example"));
  expect(canceled).toHaveLength(3);
  const parts = canceled.flatMap(invitations);
  expect(parts.map((part) => contentLines(part).find((line) => line.startsWith("SEQUENCE")))).toEqual([
    "SEQUENCE:1",
    "SEQUENCE:2",
  ]);
  for (const part of parts) expect(contentLines(part)).toContain("METHOD:CANCEL");
});

test("two quick changes before any mail: each mail tells its own change, in order", async () => {
  const starts = await startsOnDays("meeting", 3, "2026-11-30");
  const booked = await book("meeting", starts);
  const { id } = booked.booking.sessions[0]!;
  const [a = 0, b = 0] = await startsOnDays("meeting", 2, "2026-12-07");
  for (const [index, start] of [a, b].entries()) {
    const request = { moves: [{ sessionId: id, start }], reason: null, zone: null };
    expect((await rescheduleSessions(await reopen(booked), request, NOW + (index + 1) * MINUTE)).ok).toBe(
      true,
    );
  }
  const mine = (await send(booked.booking)).filter(to("john@customers.example"));
  const sequences = mine
    .flatMap(invitations)
    .map((part) => contentLines(part).find((line) => line.startsWith("SEQUENCE")));
  expect(sequences).toEqual(["SEQUENCE:0", "SEQUENCE:0", "SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"]);
});

test("a change after one whose mails a process with a fast clock wrote: its mails leave later all the same", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1, "2026-12-09"));
  const { booking } = booked;
  const now = Date.now();
  const fast = vi.spyOn(Date, "now").mockReturnValue(now + 5 * MINUTE);
  await composeMails({ accountId: booking.accountId, bookingId: booking.id });
  fast.mockRestore();
  const { id } = booking.sessions[0]!;
  await cancelSessions(await reopen(booked), { sessions: [id], reason: null }, NOW + MINUTE);
  const mine = (await send(booking)).filter(to("john@customers.example"));
  const methods = mine
    .flatMap(invitations)
    .map((part) => contentLines(part).find((line) => line.startsWith("METHOD")));
  expect(methods).toEqual(["METHOD:REQUEST", "METHOD:CANCEL"]);
});

test("another MAIL_FROM: calendars and threads go on as they know the booking, from the new address", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1, "2026-12-10"));
  const [first] = (await send(booked.booking)).filter(to("john@customers.example"));
  const restartWith = (MAIL_FROM: string) => Object.assign(env(), { MAIL_FROM });
  restartWith("hello@moved.example");
  const { id } = booked.booking.sessions[0]!;
  await cancelSessions(await reopen(booked), { sessions: [id], reason: null }, NOW + MINUTE);
  const [second] = (await send(booked.booking)).filter(to("john@customers.example"));
  restartWith("bookings@studio.example");
  const organizers = [first!, second!].map((mail) => invitations(mail).map(readWithIcalJs)[0]?.events[0]);
  expect(organizers.map((event) => event?.organizer)).toEqual([
    "bookings@studio.example",
    "bookings@studio.example",
  ]);
  expect(contentLines(invitations(second!)[0]!).join("\n")).toMatch(
    /^ORGANIZER;CN="Demo Studio";SENT-BY="mailto:hello@moved\.example":mailto:bookings@studio\.example$/m,
  );
  expect(second!.parsed.from?.value[0]?.address).toBe("hello@moved.example");
  expect([second!.parsed.references].flat()).toContain(first!.parsed.messageId);
});

test("a mail that is only kept in the mailbox ties no booking to an address", async () => {
  const { booking } = await book("intro", await startsOnDays("intro", 1, "2026-12-11"));
  const { SMTP_URL } = env();
  closeOutgoingMail();
  Object.assign(env(), { SMTP_URL: undefined });
  await composeMails({ accountId: booking.accountId, bookingId: booking.id });
  Object.assign(env(), { SMTP_URL });
  expect(await rows("SELECT organizer FROM booking WHERE id = $1", [booking.id])).toEqual([
    { organizer: null },
  ]);
});

test("composing or delivering again sends nothing twice", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1, "2026-12-14"));
  expect((await send(booked.booking)).length).toBeGreaterThan(0);
  await rows("UPDATE activity SET composed_at = NULL WHERE booking_id = $1", [booked.booking.id]);
  expect(await send(booked.booking)).toEqual([]);
});

test("nothing is enqueued for a change that was rolled back", async () => {
  const jobs = "SELECT count(*)::int AS n FROM graphile_worker._private_jobs";
  const before = await rows(jobs);
  const rolledBack = inTransaction(async (tx) => {
    await enqueue(tx, "forget_old", {});
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await rows(jobs)).toEqual(before);
});

test("a job that a worker starts while it is replaced: another one waits for what is new", async () => {
  const key = "deliver in a race";
  const waiting = "SELECT id FROM graphile_worker._private_jobs WHERE key = $1 AND locked_at IS NULL";
  const add = () => inTransaction((tx) => enqueue(tx, "forget_old", {}, key));
  await add();
  const worker = await pool().connect();
  await worker.query("BEGIN");
  await worker.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'w' WHERE key = $1",
    [key],
  );
  const adding = add();
  await sleep(300); // By then it waits for the worker.
  await worker.query("COMMIT");
  worker.release();
  await adding;
  expect(await rows(waiting, [key])).toHaveLength(1);
  await rows("DELETE FROM graphile_worker._private_jobs WHERE key = $1 OR locked_by = 'w'", [key]);
});

test("a mail server that is away: mails wait, and leave as the same bytes later", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1, "2026-12-21"));
  const job = { accountId: booked.booking.accountId, bookingId: booked.booking.id };
  await composeMails(job);
  const raw = await rows("SELECT message_id, raw FROM mail WHERE booking_id = $1 ORDER BY id", [
    booked.booking.id,
  ]);
  const { url } = sink;
  closeOutgoingMail();
  await sink.stop();
  await expect(deliverMails(job)).rejects.toThrow();
  const waiting = await rows("SELECT DISTINCT status, attempts FROM mail WHERE booking_id = $1", [
    booked.booking.id,
  ]);
  expect(waiting).toEqual([{ status: "queued", attempts: 1 }]);
  sink = await startMailSink({ port: Number(new URL(url).port) });
  await deliverMails(job);
  expect(sink.received).toHaveLength(raw.length);
  expect(
    await rows("SELECT message_id, raw FROM mail WHERE booking_id = $1 ORDER BY id", [booked.booking.id]),
  ).toEqual(raw);
});
