import { afterAll, beforeAll, expect, test } from "vitest";
import { openPageAs, type PageAccess, type Right } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { DAY } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { deliverMail } from "@/lib/jobs/handlers/deliver-mail";
import { closeOutgoingMail } from "@/lib/mail/outgoing";
import { followPage } from "@/lib/services/mail/follow-page";
import { readNotifications } from "@/lib/services/mail/read-notifications";
import { saveNotifications, type WantedNotifications } from "@/lib/services/mail/save-notifications";
import { saveOwnWords } from "@/lib/services/mail/save-own-words";
import { sendTestMail } from "@/lib/services/mail/send-test-mail";
import { findAccount } from "@/lib/store/accounts";
import { findUser } from "@/lib/store/users";
import { useDatabase } from "@/tests/support/database";
import { type MailSink, startMailSink } from "@/tests/support/smtp";
import { book, NOW, openStudio, rows, startsOnDays } from "@/tests/support/studio";
import { makeUser } from "@/tests/support/users";

useDatabase();

const people: Record<"editor" | "viewer" | "stranger", string> = { editor: "", viewer: "", stranger: "" };
let pageId = "";
let sink: MailSink;

beforeAll(async () => {
  sink = await startMailSink();
  process.env.SMTP_URL = sink.url;
  await openStudio();
  const url = process.env.DATABASE_URL!;
  const password = "a password for the tests";
  people.editor = await makeUser(url, { email: "ed@demo.example", name: "Ed", password, pageRole: "editor" });
  people.viewer = await makeUser(url, { email: "vi@demo.example", name: "Vi", password, pageRole: "viewer" });
  people.stranger = await makeUser(url, { email: "stranger@demo.example", password });
  const [page] = await rows<{ id: string }>("SELECT id FROM booking_page");
  pageId = page!.id;
});
afterAll(async () => {
  closeOutgoingMail();
  await sink.stop();
});

async function open<R extends Right>(who: keyof typeof people, right: R) {
  const account = await findAccount();
  const user = (await findUser(account!.id, people[who])) as SignedInUser;
  return openPageAs(user, pageId, right);
}

async function asEditor(): Promise<PageAccess<"edit">> {
  const access = await open("editor", "edit");
  if (!access.ok) throw new Error("the editor may not edit");
  return access;
}

async function save(wanted: WantedNotifications, now = NOW) {
  return saveNotifications(await asEditor(), wanted, now);
}

/** Who was mailed what about the last booking, as `recipient subject`. */
async function mailsAfterBooking(week: string): Promise<string[]> {
  const { booking } = await book("intro", await startsOnDays("intro", 1, week));
  await composeMails({ accountId: booking.accountId, bookingId: booking.id });
  const mails = await rows<{ recipient: string; subject: string }>(
    "SELECT recipient, subject FROM mail WHERE booking_id = $1 ORDER BY id",
    [booking.id],
  );
  return mails.map(({ recipient, subject }) => `${recipient} ${subject}`);
}

test("viewers look, editors change, strangers know nothing of it", async () => {
  expect(await open("viewer", "edit")).toEqual({ ok: false, code: "forbidden" });
  expect(await open("stranger", "view")).toEqual({ ok: false, code: "not_found" });
  const viewed = await open("viewer", "view");
  if (!viewed.ok) throw new Error("the viewer may not look");
  expect(await readNotifications(viewed)).toMatchObject({
    settings: [],
    reminders: [],
    followUp: null,
    stakeholders: [{ email: "front-desk@demo.example" }, { email: "robin@demo.example" }],
  });
});

test("each audience is told what the page says, in the page's words", async () => {
  expect(await save({ enabled: { booked: { stakeholders: false } }, stakeholders: [] })).toEqual({
    ok: true,
  });
  const mail = { scenario: "booked", audience: "customer" } as const;
  const typed = { subject: "Welcome, {customer}", text: "{event type} with {owner}." };
  expect(await saveOwnWords(await asEditor(), mail, typed)).toEqual({ ok: true });
  expect(await mailsAfterBooking("2026-10-26")).toEqual([
    "john@customers.example Welcome, John Smith",
    "dana@demo.example John Smith booked Introduction",
  ]);

  const listed = [{ name: " Front\u0007  desk ", email: " Front-Desk@Demo.example " }];
  await save({ enabled: { booked: { stakeholders: true, owner: false } }, stakeholders: listed });
  await saveOwnWords(await asEditor(), mail, { subject: " ", text: "\n" });
  expect(await mailsAfterBooking("2026-11-02")).toEqual([
    "john@customers.example Your booking is confirmed",
    "dana@demo.example Introduction with John Smith", // for the calendar alone
    "front-desk@demo.example John Smith booked Introduction",
  ]);
  await save({ enabled: { booked: { owner: true } } });
  expect((await readNotifications(await asEditor())).settings).toEqual([]);
});

test("what can't be is refused at its fields, and nothing of it is saved", async () => {
  const before = await readNotifications(await asEditor());
  const refused = await save({
    enabled: { canceled_by_owner: { customer: false }, undone: { owner: false } },
    reminders: [
      { amount: "2", unit: "hours" },
      { amount: "0", unit: "days" },
    ],
    followUp: { amount: "800", unit: "hours" },
    stakeholders: [
      { name: "A", email: "a@demo.example" },
      { name: "B", email: "b@demo.example, c@demo.example" },
      { name: "A again", email: "A@demo.example" },
    ],
  });
  expect(refused).toMatchObject({ ok: false, code: "invalid" });
  const fields = refused.ok ? [] : refused.errors!.map(({ field, message }) => `${field}: ${message}`);
  expect(fields).toEqual([
    "enabled.canceled_by_owner.customer: Leave “Canceled by the owner” on for customers: customers learn of it from this mail alone.",
    "reminders.1.amount: Write a time between 5 minutes and 30 days.",
    "followUp.amount: Write a time between 1 hour and 30 days.",
    "stakeholders.1.email: Write one mail address, such as front-desk@example.com.",
    "stakeholders.2.email: Write another address; this one is there already.",
  ]);
  expect(await readNotifications(await asEditor())).toEqual(before);
  const words = { subject: "Hello {custmer}", text: "" };
  const unknown = await saveOwnWords(await asEditor(), { scenario: "booked", audience: "owner" }, words);
  expect(unknown).toMatchObject({ ok: false, errors: [{ field: "subject" }] });
  expect(await readNotifications(await asEditor())).toEqual(before);
});

test("reminders that stay keep the time since which they count", async () => {
  const day = { amount: "1", unit: "days" } as const;
  await save({ reminders: [day], followUp: { amount: "2", unit: "hours" } }, NOW);
  await save(
    { reminders: [{ amount: "2", unit: "hours" }, day], followUp: { amount: "2", unit: "hours" } },
    NOW + DAY,
  );
  expect(await readNotifications(await asEditor())).toMatchObject({
    reminders: [
      { minutesBefore: 1_440, since: NOW },
      { minutesBefore: 120, since: NOW + DAY },
    ],
    followUp: { hoursAfter: 2, since: NOW },
  });
  await save({}, NOW + 2 * DAY);
  expect(await readNotifications(await asEditor())).toMatchObject({ followUp: { since: NOW } });
  await save({ reminders: [], followUp: null }, NOW + 2 * DAY);
  expect(await readNotifications(await asEditor())).toMatchObject({ reminders: [], followUp: null });
});

test("editors follow the page by themselves, for as long as they are its editors", async () => {
  await save({ stakeholders: [] });
  expect(await followPage(await asEditor(), true)).toEqual({ ok: true });
  expect(await mailsAfterBooking("2026-11-09")).toContain("ed@demo.example John Smith booked Introduction");
  await rows("UPDATE page_member SET role = 'viewer' WHERE user_id = $1", [people.editor]);
  expect((await mailsAfterBooking("2026-11-16")).join()).not.toContain("ed@demo.example");
  await rows("UPDATE page_member SET role = 'editor' WHERE user_id = $1", [people.editor]);
  await rows(`UPDATE "user" SET removed_at = now() WHERE id = $1`, [people.editor]);
  expect((await mailsAfterBooking("2026-11-23")).join()).not.toContain("ed@demo.example");
  await rows(`UPDATE "user" SET removed_at = NULL WHERE id = $1`, [people.editor]);
  expect(await followPage(await asEditor(), false)).toEqual({ ok: true });
  expect((await mailsAfterBooking("2026-11-30")).join()).not.toContain("ed@demo.example");
});

test("a test mail goes to who asks for it, as it is typed, and no calendar hears of it", async () => {
  const access = await asEditor();
  const mail = { scenario: "booked", audience: "customer" } as const;
  const typed = { subject: "Hello {customer}", text: "See you." };
  expect(await sendTestMail(access, mail, typed, NOW)).toEqual({ ok: true, recipient: "ed@demo.example" });
  const queued = await rows<{ id: string; booking_id: string | null }>(
    "SELECT id, booking_id FROM mail WHERE recipient = 'ed@demo.example' AND scenario = 'test'",
  );
  expect(queued).toMatchObject([{ booking_id: null }]);
  const job = { accountId: access.accountId, mailId: queued[0]!.id };
  await deliverMail(job);
  await deliverMail(job);
  const [received, ...more] = sink.received;
  expect(more).toEqual([]);
  expect(received?.envelope.to).toEqual(["ed@demo.example"]);
  expect(received?.parsed.subject).toBe("Test: Hello Jordan Example");
  expect(received?.parsed.text).toContain("See you.");
  expect(received?.parsed.attachments).toEqual([]);
  expect((await readNotifications(access)).settings).toEqual([]);
  expect(await sendTestMail(access, mail, { subject: "{x}", text: "" }, NOW)).toMatchObject({ ok: false });
});
