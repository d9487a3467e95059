import { afterAll, beforeAll, expect, test } from "vitest";
import { readStreamFilter } from "@/lib/domain/stream/filter";
import { MINUTE } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { deliverMails } from "@/lib/jobs/handlers/deliver-mails";
import { closeOutgoingMail } from "@/lib/mail/outgoing";
import { exportActivity } from "@/lib/services/activity/export-activity";
import { readSessionRecord } from "@/lib/services/activity/read-session-record";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { readBookingMail } from "@/lib/services/mail/read-booking-mail";
import { resendMail } from "@/lib/services/mail/resend-mail";
import { useDatabase } from "@/tests/support/database";
import { addMember, addUser, dana } from "@/tests/support/owners";
import { type MailSink, startMailSink } from "@/tests/support/smtp";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

let sink: MailSink;
let booked: Booked;
const refused = new Set<string>();

useDatabase();
beforeAll(async () => {
  sink = await startMailSink({ refuse: (address) => (refused.has(address) ? 550 : null) });
  process.env.SMTP_URL = sink.url;
  process.env.MAIL_FROM = "bookings@studio.example";
  await openStudio();
  refused.add("robin@demo.example");
  const starts = await startsOnDays("coaching", 3);
  booked = await book("coaching", starts, {
    note: "=cmd|' /C calc'!A0",
    guests: ["guest@customers.example"],
  });
  const [a = 0, b = 0] = await startsOnDays("coaching", 2, "2026-11-20");
  const [, second, third] = booked.booking.sessions;
  const moves = [
    { sessionId: second!.id, start: a },
    { sessionId: third!.id, start: b },
  ];
  await rescheduleSessions(
    await reopen(booked),
    { moves, reason: "Our offsite moved.", zone: null },
    NOW + MINUTE,
  );
  await cancelSessions(await reopen(booked), { sessions: [third!.id], reason: "Ill" }, NOW + 2 * MINUTE);
  await deliver();
});
afterAll(async () => {
  closeOutgoingMail();
  await sink.stop();
});

async function deliver() {
  const job = { accountId: booked.booking.accountId, bookingId: booked.booking.id };
  await composeMails(job);
  await deliverMails(job);
}

const sessionAt = (position: number) => booked.booking.sessions[position - 1]!.id;
const later = NOW + 5 * MINUTE;

async function person(name: string, role: "editor" | "viewer" | null) {
  const user = await addUser(name);
  if (role) await addMember(booked.booking.pageId, user, role);
  return user;
}

test("a session's record: its own part of what happened, with the mails and the money of it", async () => {
  const record = await readSessionRecord(await dana(), sessionAt(3), later);
  expect(record).toMatchObject({
    mayEdit: true,
    session: { status: "canceled", position: 3 },
    customer: { answers: [] },
    reschedule: { allowed: false, code: "wrong_status" },
  });
  const { timeline, money } = record!;
  expect(timeline.map(({ activity, together }) => [activity?.data.kind, activity?.reason, together])).toEqual(
    [
      ["address_failing", null, []],
      ["canceled", "Ill", []],
      ["rescheduled", "Our offsite moved.", [2]],
      ["booked", null, [1, 2]],
    ],
  );
  expect(money.map(({ kind, amount, status }) => [kind, amount, status])).toEqual([
    ["payment_schedule", 15_000, "due"],
    ["payment_reschedule", 1_000, "due"],
    ["refund_manual", 2_500, "due"],
  ]);
  const mails = timeline.flatMap((entry) => entry.mails);
  expect(new Set(mails.map(({ sessionId }) => sessionId))).toEqual(new Set([null, sessionAt(3)]));
  const states = mails
    .filter(({ sessionId }) => sessionId === null)
    .map(({ recipient, status }) => [recipient, status]);
  expect(states).toContainEqual(["john@customers.example", "sent"]);
  expect(states).toContainEqual(["robin@demo.example", "failed"]);

  const untouched = await readSessionRecord(await dana(), sessionAt(1), later);
  expect(untouched!.timeline.map(({ activity }) => activity?.data.kind)).toEqual([
    "address_failing",
    "booked",
  ]);
  expect(untouched!.money.map(({ kind }) => kind)).toEqual(["payment_schedule"]);
});

test("who may look sees the record, who may not learns nothing", async () => {
  const viewer = await person("Vic", "viewer");
  const outsider = await person("Otto", null);
  expect(await readSessionRecord(viewer, sessionAt(1), later)).toMatchObject({ mayEdit: false });
  expect(await readSessionRecord(outsider, sessionAt(1), later)).toBeNull();
  for (const id of ["", "1", "00000000-0000-4000-8000-000000000000"])
    expect(await readSessionRecord(await dana(), id, later)).toBeNull();
});

test("a mail sent again: the very same bytes to that one person, and a note of who wanted it", async () => {
  const record = await readSessionRecord(await dana(), sessionAt(3), later);
  const failed = record!.timeline.flatMap(({ mails }) => mails).filter(({ status }) => status === "failed");
  const { id } = failed.at(-1)!;
  const editor = await person("Edith", "editor");
  const raw = async () => (await rows<{ raw: Buffer }>("SELECT raw FROM mail WHERE id = $1", [id]))[0]!.raw;
  const before = await raw();

  refused.delete("robin@demo.example");
  const received = sink.received.length;
  expect(await resendMail(editor, id, later)).toEqual({ ok: true });
  await deliver();
  const again = sink.received.slice(received);
  expect(again.map(({ envelope }) => envelope.to)).toEqual([["robin@demo.example"]]);
  expect(again[0]!.raw.toString()).toBe(before.toString());
  expect(await raw()).toEqual(before);

  const told = (await readSessionRecord(await dana(), sessionAt(3), later))!.timeline
    .flatMap(({ mails }) => mails)
    .find((mail) => mail.id === id);
  expect(told).toMatchObject({ status: "sent", attempts: 2, resends: [{ at: later, byName: "Edith" }] });
  const [kept] = await rows("SELECT status_before, response_before FROM mail_resend WHERE mail_id = $1", [
    id,
  ]);
  expect(kept).toMatchObject({ status_before: "failed", response_before: expect.stringContaining("550") });

  // Once more: it arrived, and was lost there.
  await resendMail(editor, id, later + MINUTE);
  await deliver();
  expect(sink.received).toHaveLength(received + 2);
});

test("sending again is for those who may change the booking", async () => {
  const [{ id } = { id: "" }] = await rows<{ id: string }>(
    "SELECT id FROM mail WHERE booking_id = $1 LIMIT 1",
    [booked.booking.id],
  );
  const before = await rows("SELECT status, attempts FROM mail WHERE id = $1", [id]);
  expect(await resendMail(await person("Vera", "viewer"), id, later)).toEqual({
    ok: false,
    code: "forbidden",
  });
  expect(await resendMail(await person("Oona", null), id, later)).toEqual({ ok: false, code: "not_found" });
  expect(await resendMail(await dana(), "not-a-mail", later)).toEqual({ ok: false, code: "not_found" });
  expect(await rows("SELECT status, attempts FROM mail WHERE id = $1", [id])).toEqual(before);
  expect(await rows("SELECT id FROM mail_resend WHERE mail_id = $1", [id])).toEqual([]);
});

test("a viewer reads a mail without the ways to act as the customer; the owner reads it as it was sent", async () => {
  const [{ id } = { id: "" }] = await rows<{ id: string }>(
    "SELECT id FROM mail WHERE booking_id = $1 AND recipient = 'john@customers.example' AND session_id IS NULL ORDER BY id LIMIT 1",
    [booked.booking.id],
  );
  const whole = (await readBookingMail(await dana(), id))!;
  expect(whole).toMatchObject({ asSent: true, sessionId: sessionAt(1) });
  expect(whole.found.mail.text).toContain(booked.token);
  const part = (await readBookingMail(await person("Vito", "viewer"), id))!;
  expect(part.asSent).toBe(false);
  expect(part.found.mail.text).toContain("Your 3 sessions are confirmed");
  expect(JSON.stringify(part.found.mail)).not.toContain(booked.token);
  expect(await readBookingMail(await person("Olaf", null), id)).toBeNull();
});

test("the mails of the owner lead to the session in their pages", async () => {
  const [mail] = await rows<{ raw: Buffer }>(
    "SELECT raw FROM mail WHERE booking_id = $1 AND recipient = 'dana@demo.example' AND session_id IS NULL ORDER BY id LIMIT 1",
    [booked.booking.id],
  );
  expect(mail!.raw.toString().replaceAll("=\r\n", "")).toContain(`/admin/activity/${sessionAt(1)}`);
});

async function csvOf(user: Parameters<typeof exportActivity>[0], query: string): Promise<string> {
  const { filter } = readStreamFilter(new URLSearchParams(query));
  let text = "";
  for await (const piece of exportActivity(user, { filter, zone: "America/New_York" }, later)) text += piece;
  return text;
}

test("the export: what the filters show, for a table program, and nothing that such a program would run", async () => {
  const csv = await csvOf(await dana(), "from=2026-01-01");
  expect(csv.startsWith("\ufeffLast changed,Customer,Email,Event type,Session,")).toBe(true);
  const [, ...lines] = csv.trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines.map((line) => line.split(",").slice(1, 6).join(" | "))).toEqual([
    "John Smith | john@customers.example | Coaching | 1 | 3",
    "John Smith | john@customers.example | Coaching | 2 | 3",
    "John Smith | john@customers.example | Coaching | 3 | 3",
  ]);
  expect(lines[0]).toContain("2026-10-26 09:00 -04:00");
  expect(lines[1]).toContain("Rescheduled,by customer,");
  expect(lines[1]).toMatch(/2026-11-\d\d \d\d:\d\d -05:00/);
  expect(lines[0]).toContain(`'=cmd|' /C calc'!A0`);
  expect(lines.every((line) => !/,"?[=+@-]/.test(line))).toBe(true);
  expect((await csvOf(await dana(), "status=canceled")).trimEnd().split("\n")).toHaveLength(2);
  expect((await csvOf(await person("Oskar", null), "")).trimEnd().split("\n")).toHaveLength(1);
});

test("a mail that would put a session back into calendars is not sent again, whether or not calendars heard of the change", async () => {
  const one = await book("intro", await startsOnDays("intro", 1, "2026-12-03"));
  const { accountId, id } = one.booking;
  const tell = async () => {
    await composeMails({ accountId, bookingId: id });
    await deliverMails({ accountId, bookingId: id });
  };
  const mailOf = async (scenario: string, recipient = "john@customers.example") =>
    (
      await rows<{ id: string }>(
        "SELECT id FROM mail WHERE booking_id = $1 AND scenario = $2 AND recipient = $3",
        [id, scenario, recipient],
      )
    )[0]!.id;
  const resend = async (mailId: string) => resendMail(await dana(), mailId, later);
  await tell();
  expect(await resend(await mailOf("booked"))).toEqual({ ok: true });

  // The mail about the change holds nothing for calendars.
  await rows("UPDATE booking_page SET invitations = 'file'");
  await cancelSessions(await reopen(one), { sessions: [one.booking.sessions[0]!.id], reason: null }, later);
  const detail = expect.stringMatching(/^Resend the newest mail about this session: it has changed/);
  expect(await resend(await mailOf("booked"))).toEqual({ ok: false, code: "wrong_status", detail });
  await tell();
  await rows("UPDATE booking_page SET invitations = 'automatic'");
  expect(await resend(await mailOf("booked"))).toMatchObject({ ok: false });
  expect(await resend(await mailOf("canceled_by_customer"))).toEqual({ ok: true });
  expect(await resend(await mailOf("booked", "front-desk@demo.example"))).toEqual({ ok: true });
});
