import type { APIRequestContext } from "@playwright/test";
import { DAY, HOUR } from "@/lib/domain/time";
import { expectAccessible } from "@/tests/support/axe";
import { answerMail, type CalendarAnswerMail, stamp } from "@/tests/support/calendar-answer";
import { mailsTo } from "@/tests/support/mails";
import { bookAt, makeOwnPage, signIn, sql } from "@/tests/support/owner-of-their-own";
import { INBOUND_MAIL_SECRET } from "@/tests/support/server";
import { expect, test } from "./quiet-page";

const handIn = (request: APIRequestContext, answer: CalendarAnswerMail) =>
  request.post("/api/mail/incoming", {
    headers: { authorization: `Bearer ${INBOUND_MAIL_SECRET}`, "content-type": "message/rfc822" },
    data: Buffer.from(answerMail(answer)),
  });

test("what a calendar answers is asked about: leave it, or move to the proposed time; nothing happens by itself", async ({
  page,
  request,
}) => {
  const own = await makeOwnPage("Answers");
  const start = Math.ceil(Date.now() / DAY) * DAY + 20 * DAY + 10 * HOUR;
  const attendee = `ansa-${own.slug}@customers.example`;
  const customer = { name: "Ansa Lind", email: attendee };
  const { sessions } = await bookAt(request, own, "call", [new Date(start).toISOString()], customer);
  const [session] = sessions;
  const [row] = await sql<{ uid: string }>("SELECT ical_uid AS uid FROM session WHERE id = $1", [
    session!.id,
  ]);
  await mailsTo(attendee);
  const uid = row!.uid;
  expect(await (await handIn(request, { uid, attendee, at: Date.now() })).json()).toEqual({
    received: "told",
  });

  await signIn(page, "/admin/activity");
  await page.getByRole("link", { name: /^Needs you/ }).click();
  const line = page.getByRole("row").filter({ hasText: "Ansa Lind" });
  await expect(line).toContainText("declined in a calendar");
  await line.getByRole("link").first().click();
  const notes = page.getByRole("heading", { name: "Ansa Lind declined in their calendar" });
  await expect(notes).toBeVisible();
  await expect(page.getByText("Nothing has changed: the session stands until you decide.")).toBeVisible();
  await expect(page.getByRole("heading", { name: `Declined in the calendar of ${attendee}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Cancel it" }).click();
  await expect(page.locator("textarea[name=reason]")).toHaveValue("You declined it in your calendar.");
  await page.goBack();
  await page.getByRole("button", { name: "Leave it as it is" }).click();
  await expect(page.getByText("The session stands as it is.")).toBeVisible();
  await expect(notes).toHaveCount(0);

  const wanted = start + 2 * DAY;
  const counter = { method: "COUNTER", partstat: "TENTATIVE", lines: [`DTSTART:${stamp(wanted)}`] };
  await handIn(request, { uid, attendee, at: Date.now() + 2_000, ...counter });
  await page.goto(`/admin/activity/${session!.id}`);
  await page.getByRole("link", { name: "Move to that time" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Review the new time");
  await expect(page.locator("textarea[name=reason]")).toHaveValue("This is the time that you proposed.");
  const [still] = await sql<{ at: Date }>("SELECT starts_at AS at FROM session WHERE id = $1", [session!.id]);
  expect(still!.at.getTime()).toBe(start);
});

test("a private feed is opened in the account, given a new address, and closed", async ({
  page,
  request,
}) => {
  await signIn(page, "/admin/account");
  const feed = page.locator("#feed");
  await feed.getByRole("button", { name: "Open a private feed" }).click();
  const link = feed.getByRole("link", { name: "Subscribe in your calendar" });
  await expect(link).toHaveAttribute("href", /^webcal:/);
  await expectAccessible(page);
  const address = ((await link.getAttribute("href")) ?? "").replace("webcal:", "http:");
  const got = await request.get(address);
  expect(await got.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  const etag = got.headers().etag ?? "";
  expect((await request.get(address, { headers: { "if-none-match": etag } })).status()).toBe(304);
  expect((await request.head(address)).headers().etag).toBe(etag);
  await feed.getByRole("button", { name: "Give it a new address" }).click();
  await expect(link).not.toHaveAttribute("href", address.replace("http:", "webcal:"));
  expect((await request.get(address)).status()).toBe(404);
  await feed.getByRole("button", { name: "Close the feed" }).click();
  await expect(feed.getByRole("button", { name: "Open a private feed" })).toBeVisible();
});
