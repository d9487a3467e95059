import { beforeAll, expect, test } from "vitest";
import { openOwnedBooking } from "@/lib/auth/owned-booking";
import { MINUTE } from "@/lib/domain/time";
import { parseMail } from "@/lib/mail/parse";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout } from "@/tests/support/owner";
import { addMember, addUser } from "@/tests/support/owners";
import { demoPageId } from "@/tests/support/people";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const JOHN = "john@customers.example";
const DANA = "dana@demo.example";

async function latestActivity({ booking }: Booked): Promise<string> {
  const [latest] = await rows<{ id: string }>(
    "SELECT id FROM activity WHERE booking_id = $1 ORDER BY at DESC LIMIT 1",
    [booking.id],
  );
  return latest!.id;
}

/** What each person reads first about the latest change. */
async function textsOfLatest(booked: Booked): Promise<Record<string, string>> {
  const activityId = await latestActivity(booked);
  await mailsAbout(booked, activityId);
  const mails = await rows<{ recipient: string; raw: Buffer }>(
    "SELECT recipient, raw FROM mail WHERE activity_id = $1 ORDER BY id DESC",
    [activityId],
  );
  const texts = mails.map(async ({ recipient, raw }) => [recipient, (await parseMail(raw)).text] as const);
  return Object.fromEntries(await Promise.all(texts));
}

test("a page that goes over to files goes on telling the calendars that know of a session", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1));
  expect(await mailsAbout(booked, await latestActivity(booked))).toMatchObject({ [JOHN]: ["REQUEST 0"] });
  await rows("UPDATE booking_page SET invitations = 'file'");
  const unknown = await book("intro", await startsOnDays("intro", 1, "2026-11-03"));
  expect(await mailsAbout(unknown, await latestActivity(unknown))).toMatchObject({ [JOHN]: ["plain"] });

  for (const [at, expected] of [
    [booked, "CANCEL 1"],
    [unknown, "plain"],
  ] as const) {
    const sessions = [at.booking.sessions[0]!.id];
    await cancelSessions(await reopen(at), { sessions, reason: "x" }, NOW + MINUTE);
    expect(await mailsAbout(at, await latestActivity(at))).toMatchObject({
      [JOHN]: [expected],
      [DANA]: [expected],
    });
  }
  await rows("UPDATE booking_page SET invitations = 'automatic'");
});

test("an owner who was invited by mail is kept right by mail after connecting a calendar", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1, "2026-11-05"));
  await mailsAbout(booked, await latestActivity(booked));
  const { accountId, ownerId } = booked.booking;
  const [connection] = await rows<{ id: string }>(
    `INSERT INTO calendar_connection (account_id, id, owner_id, kind, name, address, next_read_at, created_at)
     VALUES ($1, gen_random_uuid(), $2, 'caldav', 'Work', 'https://dav.example', now(), now()) RETURNING id`,
    [accountId, ownerId],
  );
  await rows(
    `INSERT INTO calendar (account_id, id, connection_id, owner_id, url, name, is_written)
     VALUES ($1, gen_random_uuid(), $2, $3, 'https://dav.example/work/', 'Work', true)`,
    [accountId, connection!.id, ownerId],
  );
  const [free = 0] = await startsOnDays("intro", 1, "2026-11-10");
  const moves = [{ sessionId: booked.booking.sessions[0]!.id, start: free }];
  await rescheduleSessions(await asOwner(booked), { moves, reason: null, zone: null }, NOW + MINUTE);
  expect(await mailsAbout(booked, await latestActivity(booked))).toMatchObject({ [DANA]: ["REQUEST 1"] });

  const later = await book("intro", await startsOnDays("intro", 1, "2026-11-12"));
  expect(await mailsAbout(later, await latestActivity(later))).toMatchObject({ [DANA]: ["plain"] });
  await rows("DELETE FROM calendar");
  await rows("DELETE FROM calendar_connection");
});

test("an editor cancels: the owner reads who it was, in the zone and locale that they chose", async () => {
  await rows(`UPDATE "user" SET zone = 'Europe/Berlin', locale = 'de-DE' WHERE email = $1`, [DANA]);
  const eva = await addUser("Eva");
  const pageId = await demoPageId();
  await addMember(pageId, eva, "editor");
  await rows(`UPDATE "user" SET zone = 'Europe/London', locale = 'en-GB' WHERE id = $1`, [eva.userId]);
  await rows("UPDATE page_member SET notified = true WHERE user_id = $1", [eva.userId]);

  const booked = await book("intro", [Date.parse("2026-11-17T15:00:00Z")], {
    guests: ["gus@customers.example"],
  });
  const owned = await openOwnedBooking(eva, booked.booking.id);
  const sessions = [booked.booking.sessions[0]!.id];
  await cancelSessions(owned!, { sessions, reason: "Ill" }, NOW + MINUTE);
  const texts = await textsOfLatest(booked);
  expect(texts[DANA]).toContain("Eva canceled the booking of Introduction.");
  expect(texts[DANA]).toMatch(/Di\., 17\. Nov\. 2026, 16:00/);
  expect(texts[eva.email]).toContain("You canceled the booking of Introduction.");
  expect(texts[eva.email]).toContain("Your reason:");
  expect(texts[eva.email]).toMatch(/Tue, 17 Nov 2026, 15:00/);
  expect(texts[JOHN]).toContain("Eva canceled your booking of Introduction.");
  expect(texts["front-desk@demo.example"]).toContain("Tue, Nov 17, 2026, 10:00 AM");
  await rows(`UPDATE "user" SET zone = NULL, locale = 'en-US' WHERE email = $1`, [DANA]);
});
