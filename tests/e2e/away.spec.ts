import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { bookAt, makeOwnPage, type OwnPage, signIn, sql } from "@/tests/support/owner-of-their-own";
import { nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { chooseTime } from "./times";

const DAY = 86_400_000;
const dayAfter = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const FIRST = dayAfter(40);
const LAST = dayAfter(42);
const at = (day: string, clock: string) => `${day}T${clock}:00Z`;

/** Ann and Ben stand on the days, Cleo does not; Rob's request suggests a time on them. */
async function bookAround(page: Page, own: OwnPage) {
  const customer = (name: string) => ({ name, email: `${name}.${own.slug}@customers.example`.toLowerCase() });
  const book = (name: string, starts: string[], type: "call" | "ask" = "call") =>
    bookAt(page.request, own, type, starts, customer(name));
  const [ann, ben, cleo] = [
    await book("Ann", [at(FIRST, "10:00")]),
    await book("Ben", [at(LAST, "23:30")]),
    await book("Cleo", [at(dayAfter(43), "00:00")]),
  ];
  await book("Rob", [at(dayAfter(45), "10:00"), at(LAST, "12:00")], "ask");
  return { ann, ben, cleo, emailOf: (name: string) => customer(name).email };
}

async function chooseDays(page: Page, own: OwnPage, first: string, last: string) {
  await page.locator("#owner").selectOption(own.ownerId);
  await page.locator("#first").fill(first);
  await page.locator("#last").fill(last);
  await page.getByRole("button", { name: "See affected sessions" }).click();
}

async function offered(page: Page, own: OwnPage, day: string): Promise<number> {
  const params = { from: day, to: day, zone: "Etc/UTC" };
  const answer = await page.request.get(`/api/v1/pages/${own.slug}/call/slots`, { params });
  return ((await answer.json()) as { slots: unknown[] }).slots.length;
}

/** From choosing the days to the mails; with or without a script. */
async function goAway(page: Page, own: OwnPage, look: (page: Page) => Promise<void>): Promise<void> {
  await signIn(page, "/admin/away/new");
  await look(page);
  await test.step("wrong days are told at their field, and what was typed is kept", async () => {
    await page.locator("#note").fill("I am at a fair.");
    await chooseDays(page, own, LAST, FIRST);
    await expect(page.locator("#last-error")).toContainText("Choose the first day away or a later one");
    await expect(page.locator("#first")).toHaveValue(LAST);
    await expect(page.locator("#note")).toHaveValue("I am at a fair.");
    await expect(page.locator("#owner")).toHaveValue(own.ownerId);
    await look(page);
  });
  await test.step("every session on the days is listed and ticked, requests apart", async () => {
    await chooseDays(page, own, FIRST, LAST);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Affected sessions");
    await expect(page.getByRole("checkbox")).toHaveCount(2);
    for (const box of await page.getByRole("checkbox").all()) await expect(box).toBeChecked();
    await expect(page.getByText("Cleo")).toHaveCount(0);
    await expect(
      page.getByRole("heading", { name: "1 open request with a time on these days" }),
    ).toBeVisible();
    await expect(page.getByRole("link", { name: /^Rob, Trial/ })).toBeVisible();
    await look(page);
  });
}

test("two customers are asked, one picks a new time through the link, and the page tells who has answered", async ({
  page,
}) => {
  test.slow(); // many steps, with mails between them
  const own = await makeOwnPage("Wanda Away");
  const { ann, emailOf } = await bookAround(page, own);
  expect(await offered(page, own, FIRST)).toBeGreaterThan(10);
  await goAway(page, own, expectAccessible);

  await test.step("the review counts customers and mails, and shows what is told", async () => {
    await expect(page.getByText("2 of 2 ticked")).toBeVisible();
    await page.getByRole("button", { name: "Tick none" }).click();
    await expect(page.getByText("0 of 2 ticked")).toBeVisible();
    await page.getByRole("button", { name: "Tick all" }).click();
    await page.getByRole("button", { name: "Review" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Review the time away");
    await expect(page.getByText("2 customers, about 2 sessions of 2 bookings.")).toBeVisible();
    await expect(page.getByText(/^2 mails to customers and their guests/)).toBeVisible();
    const sample = page.getByRole("region", { name: "What Ann is told" });
    await expect(sample).toContainText("Please pick a new time for your booking");
    await expect(sample).toContainText("I am at a fair.");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close 3 days, ask 2 customers" }).click();
    await expect(page.getByText("3 days closed for new bookings.")).toBeVisible();
  });

  await test.step("both get the mail with Reschedule now, exactly as it was shown; nobody else can book there", async () => {
    for (const name of ["Ann", "Ben"]) {
      const mail = await nextMail(emailOf(name), "Please pick a new time for your booking");
      expect(mail.text).toContain("I am at a fair.");
      expect(mail.text).toContain("Reschedule now: http");
    }
    for (const day of [FIRST, LAST]) expect(await offered(page, own, day)).toBe(0);
    expect(await offered(page, own, dayAfter(43))).toBeGreaterThan(10);
    await expect(page.getByRole("link", { name: /^Waiting 2/ })).toBeVisible(); // by itself, once they were asked
    await expectAccessible(page);
  });
  const watch = page.url();

  await test.step("Ann picks a new time through the link of her mail, without a fee", async () => {
    const { link } = await nextMail(emailOf("Ann"), "Please pick a new time for your booking");
    expect(link).toContain(ann.path.slice(0, 8));
    await page.goto(link);
    await page.getByRole("button", { name: /See available times/ }).click();
    await chooseTime(page);
    await page.getByRole("button", { name: /^Review/ }).click();
    await page.getByRole("button", { name: /^Confirm/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking is rescheduled");
  });

  await test.step("the page tells that Ann moved, and that Ben waits", async () => {
    await page.goto(watch.replace(/\?.*/, ""));
    await expect(page.getByRole("link", { name: /^Moved 1/ })).toBeVisible();
    const row = page.getByRole("row", { name: /Ann/ });
    await expect(row).toContainText("Moved");
    await expect(row).toContainText("by customer");
    await page.getByRole("link", { name: /^Waiting 1/ }).click();
    await expect(page.getByRole("row", { name: /Ann/ })).toHaveCount(0);
    await expect(page.getByRole("row", { name: /Ben/ })).toContainText("asked");
  });

  await test.step("an hour later Ben is asked again, once", async () => {
    await expect(page.getByRole("button", { name: /^Ask again/ })).toHaveCount(0);
    await sql(
      `UPDATE time_away_session SET asked_at = asked_at - interval '1 hour'
       WHERE time_away_id IN (SELECT id FROM time_away WHERE owner_id = $1)`,
      [own.ownerId],
    );
    await page.reload();
    await page.getByRole("button", { name: "Ask again about 1 session" }).click();
    await expect(page.getByText("They are being asked.")).toBeVisible();
    const reminder = await nextMail(emailOf("Ben"), "Reminder: please pick a new time for your booking");
    expect(reminder.text).toContain("I am at a fair.");
    await expect(page.getByRole("button", { name: /^Ask again/ })).toHaveCount(0);
  });

  await test.step("taken back, the days are open again, and Ben still waits", async () => {
    await page.getByText("Take this time away back").click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Open the days again" }).click();
    await expect(page.getByText("The days have their old hours back.")).toBeVisible();
    expect(await offered(page, own, FIRST)).toBeGreaterThan(10);
    await expect(page.getByRole("link", { name: /^Waiting 1/ })).toBeVisible();
    await page.goto("/admin/away");
    await expect(page.getByRole("link", { name: new RegExp(own.owner) })).toContainText("Taken back");
    await expectAccessible(page);
  });
});

test.describe("without JavaScript, on a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("who has no tick is left alone, and asked later with the rest", async ({ page }) => {
    test.slow();
    const own = await makeOwnPage("Nora Off");
    const { emailOf } = await bookAround(page, own);
    await goAway(page, own, async () => {}); // axe is a script
    await page.getByRole("checkbox").nth(1).uncheck({ force: true });
    await page.getByRole("button", { name: "Review" }).click();
    await expect(page.getByText("1 customer, about 1 session of 1 booking.")).toBeVisible();
    await page.getByRole("link", { name: "Change whom to ask" }).click();
    await expect(page.getByRole("checkbox").nth(0)).toBeChecked();
    await expect(page.getByRole("checkbox").nth(1)).not.toBeChecked();

    // Dora books while it is looked through: nothing happens before she was seen.
    await page.getByRole("button", { name: "Review" }).click();
    const dora = { name: "Dora", email: `dora.${own.slug}@customers.example` };
    await bookAt(page.request, own, "call", [at(FIRST, "08:00")], dora);
    await page.getByRole("button", { name: "Close 3 days, ask 1 customer" }).click();
    await expect(page.getByRole("alert")).toContainText("1 session came to these days since you did.");
    await expect(page.getByRole("checkbox")).toHaveCount(3);
    await expect(page.getByRole("checkbox").nth(2)).not.toBeChecked();
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("button", { name: "Close 3 days, ask 2 customers" }).click();
    await expect(page.getByText("3 days closed for new bookings.")).toBeVisible();
    await nextMail(dora.email, "Please pick a new time for your booking");
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("link", { name: /^Waiting 2/ })).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(page.getByRole("row", { name: /Ben/ })).toContainText("Not asked");
    expect(await page.evaluate("document.documentElement.scrollWidth").catch(() => 390)).toBe(390);

    await page.getByText("Ask the rest").click();
    await page.getByRole("button", { name: "Ask about 1 session" }).click();
    await nextMail(emailOf("Ben"), "Please pick a new time for your booking");
  });
});

test("who is not signed in, and who may not act for the owner, is stopped in the interface too", async ({
  page,
  playwright,
  baseURL,
}) => {
  const own = await makeOwnPage("Sara Shut");
  const data = { owner: own.ownerId, first: FIRST, last: LAST };
  const nobody = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  expect((await nobody.post("/api/v1/admin/away", { data })).status()).toBe(401);
  await nobody.dispose();
  await signIn(page, "/admin/away");
  const other = { ...data, owner: "00000000-0000-4000-8000-000000000000" };
  const refused = await page.request.post("/api/v1/admin/away", { data: other });
  expect(refused.status()).toBe(404);
  const made = await page.request.post("/api/v1/admin/away", { data });
  expect(made.status()).toBe(201);
  const { id, asking } = await made.json();
  expect(asking).toBe(0);
  expect((await page.request.post("/api/v1/admin/away", { data })).status()).toBe(422);
  expect((await page.request.post(`/api/v1/admin/away/${id}/ask`, { data: { whom: "all" } })).status()).toBe(
    422,
  );
  expect((await page.request.post(`/api/v1/admin/away/${id}/end`, { data: {} })).status()).toBe(200);
  const unknown = await page.request.get("/admin/away/nothing");
  expect(unknown.status()).toBe(404);
});
