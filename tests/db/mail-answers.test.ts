import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as takeMail } from "@/app/api/mail/incoming/route";
import { GET as readFeed } from "@/app/api/v1/feeds/[token]/calendar.ics/route";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { deliverMails } from "@/lib/jobs/handlers/deliver-mails";
import { noteDelivery } from "@/lib/jobs/handlers/failing-addresses";
import { closeOutgoingMail } from "@/lib/mail/outgoing";
import { SendError } from "@/lib/mail/transport";
import type { Booked } from "@/lib/services/book/book-sessions";
import { changePrivateFeed, readPrivateFeed } from "@/lib/services/calendars/private-feed";
import { readOwnerFeed } from "@/lib/services/calendars/read-owner-feed";
import { receiveMail } from "@/lib/services/calendars/receive-mail";
import { ignoreReply, readRepliesOfSession } from "@/lib/services/calendars/waiting-replies";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { readActivities } from "@/lib/store/activities";
import { readFailingAddresses } from "@/lib/store/failing-addresses";
import { type CalendarAnswerMail, stamp, answerMail as writeAnswer } from "@/tests/support/calendar-answer";
import { useDatabase } from "@/tests/support/database";
import { contentLines, readWithIcalJs } from "@/tests/support/ics";
import { dana, join, noticesSent } from "@/tests/support/people";
import { type MailSink, startMailSink } from "@/tests/support/smtp";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

const SECRET = "the-mail-server-knows-this";
const JOHN = "john@customers.example";

let sink: MailSink;
useDatabase();
beforeAll(async () => {
  sink = await startMailSink({ refuse: (address) => (address.startsWith("gone-") ? 550 : null) });
  process.env.SMTP_URL = sink.url;
  process.env.INBOUND_MAIL_SECRET = SECRET;
  await openStudio();
});
afterAll(async () => {
  closeOutgoingMail();
  await sink.stop();
});

async function send({ booking: { accountId, id } }: Booked) {
  await composeMails({ accountId, bookingId: id });
  await deliverMails({ accountId, bookingId: id });
}

async function booked(from: string, more: Parameters<typeof book>[2] = {}) {
  const one = await book("meeting", await startsOnDays("meeting", 3, from), more);
  await send(one);
  return one;
}

type Answer = Partial<CalendarAnswerMail> & { readonly uid: string };

const answerMail = (answer: Answer) => writeAnswer({ attendee: JOHN, at: NOW, ...answer });

const deliver = (raw: string, at = NOW) => receiveMail(Buffer.from(raw), at);

const hook = (body: string | FormData, authorization: string, type?: string) => {
  const headers = { authorization, ...(type && { "content-type": type }) };
  return takeMail(new Request("http://localhost/api/mail/incoming", { method: "POST", headers, body }));
};

async function replies({ booking }: Booked) {
  const activities = await readActivities(booking.accountId, booking.id);
  return activities.flatMap(({ data, reason, by }) =>
    data.kind === "calendar_reply" ? [{ answer: data.answer, proposed: data.proposed, reason, by }] : [],
  );
}

/** A mail server's answer to a mail, as delivering notes it. */
const refuse = (mail: Parameters<typeof noteDelivery>[0], code: number, at: number) => {
  const error = new SendError(
    Object.assign(new Error(`${code} no`), { responseCode: code, command: "RCPT TO" }),
  );
  return noteDelivery(mail, { sent: false, again: code < 500, error }, at);
};

/** How often a booking's record tells that an address fails. */
const timesTold = async ({ booking }: Booked) =>
  (await readActivities(booking.accountId, booking.id)).filter(({ data }) => data.kind === "address_failing")
    .length;

const waiting = ({ booking }: Booked, index = 0) =>
  readRepliesOfSession(booking.accountId, booking.sessions[index]!.id, NOW);

test("a decline becomes an activity, a mail to the owner and something to decide; the session stays as it is", async () => {
  const one = await booked("2026-10-26");
  const [session] = one.booking.sessions;
  const uid = session!.icalUid;
  await noticesSent();
  const raw = answerMail({ uid, lines: ["COMMENT:Ill\\, sorry.\\nX", `DTSTART:${stamp(NOW)}`] });
  expect(await deliver(raw)).toBe("told");
  expect(await deliver(raw)).toBe("ignored");
  expect(await replies(one)).toEqual([
    { answer: "declined", proposed: null, reason: "Ill, sorry.\nX", by: "customer" },
  ]);
  expect(await waiting(one)).toMatchObject([{ who: "John Smith", answer: "declined", attendee: JOHN }]);
  expect((await reopen(one)).booking.sessions[0]).toMatchObject({
    status: "scheduled",
    start: session!.start,
  });
  const [mail, ...more] = await noticesSent();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ to: "dana@demo.example", subject: "John Smith declined in their calendar" });
  expect(mail?.text).toContain("Nothing has changed: the session stands until you decide.");
  expect(mail?.text).toContain(`/admin/activity/${session!.id}`);

  // An answer that was written before is ignored, a later one takes the place of the first.
  expect(await deliver(answerMail({ uid, partstat: "ACCEPTED", at: NOW - HOUR }))).toBe("ignored");
  const accepted = answerMail({ uid, partstat: "ACCEPTED", at: NOW + HOUR });
  expect(await deliver(accepted, NOW + HOUR)).toBe("told");
  expect(await waiting(one)).toEqual([]);
  expect((await replies(one)).map(({ answer }) => answer)).toEqual(["declined", "accepted"]);
  expect(await noticesSent()).toEqual([]);
});

test("a proposed time is offered as such, in whatever zone the mail describes; left as it is, it is gone", async () => {
  const one = await booked("2026-11-02");
  const uid = one.booking.sessions[1]!.icalUid;
  const zone = [
    "BEGIN:VTIMEZONE",
    "TZID:Somewhere",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:-0500",
    "TZOFFSETTO:-0500",
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
  const proposal = { uid, method: "COUNTER", partstat: "TENTATIVE" };
  const withZone = answerMail({ ...proposal, lines: ["DTSTART;TZID=Somewhere:20261201T100000"] }).replace(
    "BEGIN:VEVENT",
    [...zone, "BEGIN:VEVENT"].join("\r\n"),
  );
  expect(await deliver(withZone)).toBe("told");
  const [reply] = await waiting(one, 1);
  expect(reply).toMatchObject({ answer: "countered", proposedStart: Date.parse("2026-12-01T15:00:00Z") });
  const floating = answerMail({ ...proposal, at: NOW + MINUTE, lines: ["DTSTART:20261201T100000"] });
  expect(await deliver(floating, NOW + MINUTE)).toBe("told");
  const [guess] = await waiting(one, 1);
  expect(guess?.proposedStart).toBeNull();
  expect(await ignoreReply(await dana(), guess!.id, NOW)).toMatchObject({ ok: true });
  expect(await waiting(one, 1)).toEqual([]);
  expect(await ignoreReply(await dana(), "nothing", NOW)).toEqual({ ok: false, code: "not_found" });
});

test("nobody answers for somebody else, for what has changed meanwhile, or without the secret", async () => {
  const one = await booked("2026-11-09");
  const [session] = one.booking.sessions;
  const uid = session!.icalUid;
  const ignored = async (answer: Answer) => {
    expect(await deliver(answerMail(answer))).toBe("ignored");
  };
  await ignored({ uid, attendee: "mallory@evil.example" });
  await ignored({ uid: crypto.randomUUID() });
  await ignored({ uid: "not-ours" });
  await ignored({ uid, partstat: "DELEGATED" });
  await ignored({ uid, method: "CANCEL" });
  await ignored({ uid, method: "PUBLISH" });
  await ignored({ uid, headers: ["Auto-Submitted: auto-replied"] });
  await ignored({ uid, lines: [`ATTENDEE;PARTSTAT=DECLINED:mailto:mallory@evil.example`] });
  expect(await deliver("From: a@b.example\r\nSubject: Out of office\r\n\r\nI am away.")).toBe("ignored");
  expect(await deliver(`Content-Type: text/calendar; method=REPLY\r\n\r\n${"BEGIN:".repeat(20_000)}`)).toBe(
    "ignored",
  );
  const [free = 0] = await startsOnDays("meeting", 1, "2026-12-22");
  await rescheduleSessions(
    await reopen(one),
    { moves: [{ sessionId: session!.id, start: free }], reason: null, zone: null },
    NOW + MINUTE,
  );
  await ignored({ uid, sequence: 0 });
  expect(await replies(one)).toEqual([]);
  expect(await deliver(answerMail({ uid, sequence: 1 }))).toBe("told");
});

test("the webhook: with the secret as a token or a password, raw or as a form's field; nothing is there without", async () => {
  const letter = "From: a@b.example\r\nSubject: Hello\r\n\r\nHello.";
  const status = async (...call: Parameters<typeof hook>) => (await hook(...call)).status;
  expect(await status(letter, `Bearer ${SECRET}`, "message/rfc822")).toBe(200);
  for (const wrong of ["", "Bearer ", "Bearer wrong", "Basic wrong"])
    expect(await status(letter, wrong, "message/rfc822")).toBe(404);
  expect(await status("x".repeat(1024 * 1024 + 1), `Bearer ${SECRET}`)).toBe(413);
  expect(await status("", `Bearer ${SECRET}`)).toBe(422);
  const form = new FormData();
  form.set("email", letter);
  const basic = `Basic ${Buffer.from(`mail:${SECRET}`).toString("base64")}`;
  expect(await (await hook(form, basic)).json()).toEqual({ received: "ignored" });
  expect(await status(new FormData(), basic)).toBe(422);
});

test("an address that is refused for good: told once in seven days, in the record, above the list and by mail", async () => {
  await noticesSent();
  const gone = { name: "Gone", email: "gone-1@customers.example" };
  const one = await booked("2026-11-16", { customer: gone });
  const { accountId, id, pageId, sessions } = one.booking;
  await send(one);
  const told = (await readActivities(accountId, id)).filter(({ data }) => data.kind === "address_failing");
  expect(told.map(({ data }) => data)).toMatchObject([{ address: gone.email }]);
  expect(await readFailingAddresses(accountId, [pageId], NOW)).toMatchObject([
    { address: gone.email, sessionId: sessions[0]!.id },
  ]);
  expect(await readFailingAddresses(accountId, [crypto.randomUUID()], NOW)).toEqual([]);
  const notices = await noticesSent();
  expect(notices.map(({ to, subject }) => [to, subject])).toEqual([
    ["dana@demo.example", `Mail to ${gone.email} does not arrive`],
  ]);

  // Once a mail is taken the trouble is over; when it comes back within the days, nobody is told twice.
  const mail = { accountId, bookingId: id, address: gone.email };
  const now = Date.now();
  await noteDelivery(mail, { sent: true, again: false }, now);
  expect(await readFailingAddresses(accountId, [pageId], NOW)).toEqual([]);
  await refuse(mail, 550, now + DAY);
  expect(await timesTold(one)).toBe(1);
  await refuse(mail, 550, now + 8 * DAY);
  expect(await timesTold(one)).toBe(2);
});

test("an address that is only put off: told after four hours without a quiet day in between", async () => {
  const one = await book("intro", await startsOnDays("intro", 1, "2026-11-30"));
  const mail = {
    accountId: one.booking.accountId,
    bookingId: one.booking.id,
    address: "slow@customers.example",
  };
  const now = Date.now();
  const told = async (at: number) => {
    await refuse(mail, 451, at);
    return timesTold(one);
  };
  expect(await told(now)).toBe(0);
  expect(await told(now + 3 * HOUR)).toBe(0);
  // The mail that waited was dropped; months later another is put off once.
  expect(await told(now + 90 * DAY)).toBe(0);
  expect(await told(now + 90 * DAY + 3 * HOUR)).toBe(0);
  expect(await told(now + 90 * DAY + 5 * HOUR)).toBe(1);
});

test("an owner whose own mail is put off for a moment is told of a customer's address all the same", async () => {
  await noticesSent();
  const one = await book("intro", await startsOnDays("intro", 1, "2026-12-01"));
  const { accountId, id: bookingId } = one.booking;
  const now = Date.now();
  const about = (address: string) => ({ accountId, bookingId, address });
  const recipients = async () => (await noticesSent()).map(({ to }) => to);
  await refuse(about("dana@demo.example"), 451, now);
  await refuse(about("lost@customers.example"), 550, now);
  expect(await recipients()).toEqual(["dana@demo.example"]);
  // Nobody is mailed that mail to them does not arrive, nor anything else of this kind while it is so.
  await refuse(about("dana@demo.example"), 550, now + MINUTE);
  await refuse(about("lost-too@customers.example"), 550, now + MINUTE);
  expect(await recipients()).toEqual([]);
  await noteDelivery(about("dana@demo.example"), { sent: true, again: false }, now + HOUR);
});

test("two bookings of a customer whose address fails: each record tells it, each owner is mailed once", async () => {
  await noticesSent();
  const mine = await book("intro", await startsOnDays("intro", 1, "2026-12-02"));
  const mineToo = await book("intro", await startsOnDays("intro", 1, "2026-12-03"));
  const theirs = await book("intro", await startsOnDays("intro", 1, "2026-12-04"));
  const olga = await join("olga@studio.example", {});
  await rows("UPDATE booking SET owner_id = $1 WHERE id = $2", [olga.userId, theirs.booking.id]);
  const now = Date.now();
  const told: string[][] = [];
  for (const { booking } of [mine, mineToo, theirs]) {
    const mail = { accountId: booking.accountId, bookingId: booking.id, address: "away@customers.example" };
    await refuse(mail, 550, now);
    told.push((await noticesSent()).map(({ to }) => to));
  }
  expect(told).toEqual([["dana@demo.example"], [], ["olga@studio.example"]]);
  expect(await Promise.all([mine, mineToo, theirs].map(timesTold))).toEqual([1, 1, 1]);
});

test("a mail that comes back counts against its address, if it was one of ours to it", async () => {
  const one = await booked("2026-11-23", { customer: { name: "B", email: "bounce@customers.example" } });
  const [mail] = await rows<{ id: string; message_id: string }>(
    "SELECT id, message_id FROM mail WHERE booking_id = $1 AND recipient = 'bounce@customers.example' ORDER BY id LIMIT 1",
    [one.booking.id],
  );
  const bounce = (messageId: string, address: string) =>
    [
      "From: MAILER-DAEMON@relay.example",
      "Auto-Submitted: auto-replied",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n",
      `Reporting-MTA: dns; relay.example\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed`,
      "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n",
      `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${messageId}\r\nSubject: x\r\n\r\nx\r\n--b--\r\n`,
    ].join("\r\n");
  expect(await deliver(bounce(mail!.message_id, "other@customers.example"))).toBe("ignored");
  expect(await deliver(bounce("<none@reslot.example>", "bounce@customers.example"))).toBe("ignored");
  expect(await deliver(bounce(mail!.message_id, "bounce@customers.example"))).toBe("noted");
  expect(await rows("SELECT status, response FROM mail WHERE id = $1", [mail!.id])).toEqual([
    { status: "failed", response: "It came back: 550 5.1.1 No such user" },
  ]);
});

test("the private feed: one's sessions as they stand, and nothing at an address from before", async () => {
  const user = await dana();
  expect(await readPrivateFeed(user)).toBeNull();
  await changePrivateFeed(user, "open");
  const address = (await readPrivateFeed(user))!;
  const tokenOf = (url: string) => url.split("/").at(-2)!;
  const one = await book("intro", await startsOnDays("intro", 1, "2026-12-14"));
  const [session] = one.booking.sessions;
  const feedAt = async (now: number) => {
    const feed = (await readOwnerFeed(tokenOf(address), now))!;
    return { etag: feed.etag, text: await feed.write() };
  };
  const { etag, text } = await feedAt(NOW);
  expect(contentLines(text)).not.toContain("METHOD:PUBLISH");
  const event = readWithIcalJs(text).events.find(({ uid }) => uid === session!.icalUid);
  expect(event).toMatchObject({
    summary: "Introduction – John Smith",
    organizer: null,
    attendees: [],
    status: "CONFIRMED",
  });
  expect(event?.url).toContain(`/admin/activity/${session!.id}`);
  expect(await feedAt(NOW)).toEqual({ etag, text });
  await rows("UPDATE session SET status = 'canceled' WHERE id = $1", [session!.id]);
  const changed = await feedAt(NOW);
  expect(changed.etag).not.toBe(etag);
  expect(changed.text).not.toContain(session!.icalUid);
  expect(readWithIcalJs((await feedAt(Date.parse("2027-06-01T00:00:00Z"))).text).events).toEqual([]);

  const statusOf = async (url: string) =>
    (await readFeed(new Request(url), { params: Promise.resolve({ token: tokenOf(url) }) })).status;
  await changePrivateFeed(user, "renew");
  const renewed = (await readPrivateFeed(user))!;
  expect([await statusOf(address), await statusOf(renewed)]).toEqual([404, 200]);
  await changePrivateFeed(user, "close");
  await changePrivateFeed(user, "open");
  expect(await statusOf(renewed)).toBe(404);
  expect(await statusOf(address.replace(/.{5}\/calendar/, "AAAAA/calendar"))).toBe(404);
});
