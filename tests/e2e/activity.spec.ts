import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { freeStarts, workday } from "@/tests/support/booking-over-http";
import { addLogin, signIn } from "@/tests/support/demo-logins";
import { ADMINISTRATOR } from "@/tests/support/server";
import { expect, test } from "./quiet-page";

interface Made {
  readonly manage: string;
  readonly reference: string;
  readonly sessions: readonly { readonly id: string; readonly reference: string }[];
}

/** A booking of somebody of this test alone, on a day of its own. */
async function book(
  request: APIRequestContext,
  { type, count, name, day }: { type: string; count: number; name: string; day: number },
): Promise<Made> {
  const free = await freeStarts(request, type, workday(day));
  const starts = Array.from({ length: count }, (_, index) => free[index * 5]);
  const answer = await request.post(`/api/v1/pages/demo/${type}/bookings`, {
    data: { starts, zone: "Europe/Berlin", customer: { name, email: emailOf(name) } },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { manageUrl, reference, sessions } = await answer.json();
  return { manage: new URL(manageUrl).pathname.replace("/manage/", "/api/v1/manage/"), reference, sessions };
}

const emailOf = (name: string) => `${name.toLowerCase().replace(/\W+/g, ".")}@customers.example`;

async function asDana(page: Page): Promise<void> {
  const answer = await page.request.post("/api/v1/admin/sign-in", { form: { ...ADMINISTRATOR } });
  expect(answer.ok()).toBe(true);
}

/** The mails that the mail server of this run took for an address, as bytes. */
async function bytesTo(address: string): Promise<string[]> {
  return (await fetch(`${process.env.RESLOT_MAILS_URL}/?to=${encodeURIComponent(address)}`)).json();
}

const find = async (page: Page, text: string) => {
  await page.goto("/admin/activity");
  await page.getByLabel("Customer or reference").fill(text);
  await page.getByRole("button", { name: "Show", exact: true }).click();
};

test("booked, moved, canceled: the stream tells it, its filters find it, its details tell all of it", async ({
  page,
  request,
}) => {
  const name = "Ida Vester";
  const made = await book(request, { type: "coaching", count: 3, name, day: 60 });
  const [later] = await freeStarts(request, "coaching", workday(62));
  const [, second, third] = made.sessions;
  const moved = await request.post(`${made.manage}/reschedule`, {
    data: { moves: [{ session: second!.id, start: later }], reason: "Our offsite moved." },
  });
  expect(moved.status(), await moved.text()).toBe(200);
  const canceled = await request.post(`${made.manage}/cancel`, {
    data: { sessions: [third!.id], reason: "Ill" },
  });
  expect(canceled.status()).toBe(200);
  await asDana(page);

  await test.step("found by a part of the address, in another spelling", async () => {
    await find(page, "IDA.vester");
    await expect(page.getByRole("table").getByRole("link", { name })).toHaveCount(3);
    const rows = page.getByRole("row").filter({ hasText: name });
    await expect(rows.nth(0)).toContainText("Coaching, session 3 of 3");
    await expect(rows.nth(0)).toContainText(/Canceled\s*by customer/);
    await expect(rows.nth(1)).toContainText(/Rescheduled\s*by customer/);
    await expect(rows.nth(1).locator("del")).toHaveCount(1);
    await expect(rows.nth(2)).toContainText(/Scheduled\s*booked/);
    await expect(page.getByRole("rowheader", { name: /^Today, / })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("by status, by reference, by chips; nothing where nothing fits", async () => {
    await page.getByLabel("Status").selectOption("Canceled");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByRole("table").getByRole("link", { name })).toHaveCount(1);
    await page.getByRole("link", { name: /^Needs you/ }).click();
    await expect(page.getByText("No session fits these filters.")).toBeVisible();
    await page.getByRole("link", { name: "Show everything" }).click();
    await find(page, made.reference.slice(0, 9).toLowerCase());
    await expect(page.getByRole("table").getByRole("link", { name })).toHaveCount(3);
    await page.goto("/admin/activity?from=2026-02-30");
    await expect(page.getByText("Write a day such as 2026-06-22.")).toBeVisible();
  });

  await test.step("the details", async () => {
    await find(page, second!.reference);
    await page.getByRole("table").getByRole("link", { name }).click();
    const details = page.getByRole("complementary");
    await expect(details.getByRole("heading", { level: 2 })).toContainText(/2:|AM|PM/);
    await expect(details.getByText("Rescheduled by Ida Vester")).toBeVisible();
    await expect(details.getByText("Our offsite moved.")).toBeVisible();
    await expect(details.getByText("Booked by Ida Vester")).toBeVisible();
    await expect(details.getByText("Canceled by Ida Vester")).toHaveCount(0);
    await expect(details.getByText("$5.00, not collected online")).toBeVisible();
    await expect(details.getByText(/^Ida can move it for \$5\.00 until it starts\.$/)).toBeVisible();
    await expect(details.getByText(made.reference)).toBeVisible();
    for (const action of ["Reschedule for Ida", "Request a reschedule", "Waive fee", "Cancel session"])
      await expect(details.getByRole("link", { name: action })).toHaveAttribute(
        "href",
        new RegExp(`session=${second!.id}$`),
      );
    await expect(details.getByRole("link", { name: "No-show" })).toHaveCount(0);
    await details.getByRole("navigation").getByRole("link").nth(2).click();
    await expect(page.getByRole("complementary").getByText("Canceled by Ida Vester")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("complementary").getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("table").getByRole("link", { name })).toHaveCount(3);
    await page.getByRole("link", { name: /^Show others than/ }).click();
    await expect(page).toHaveURL(/\/admin\/activity$/);
  });

  await test.step("as a table for other programs", async () => {
    await find(page, "ida.vester");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "all as CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^activity-\d{4}-\d{2}-\d{2}\.csv$/);
    const answer = await page.request.get("/api/v1/admin/activity/export?q=ida.vester");
    expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
    const lines = (await answer.text()).trimEnd().split("\n");
    expect(lines[0]!.startsWith("\ufeffLast changed,Customer,")).toBe(true);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(
      /^\d{4}-\d{2}-\d{2} \d{2}:\d{2} -0[45]:00,Ida Vester,ida\.vester@customers\.example,Coaching,3,3,/,
    );
  });
});

test("a mail sent again reaches the mail server as the very same bytes, and the log tells who wanted it", async ({
  page,
  request,
}) => {
  const name = "Resa Holm";
  const { sessions } = await book(request, { type: "intro", count: 1, name, day: 64 });
  await expect.poll(async () => (await bytesTo(emailOf(name))).length, { timeout: 20_000 }).toBe(1);
  await asDana(page);
  await page.goto(`/admin/activity/${sessions[0]!.id}`);
  const log = page
    .getByRole("complementary")
    .getByRole("listitem")
    .filter({ hasText: "Mail about the booking" });
  await expect(log.getByText("Sent").first()).toBeVisible();
  await log.getByRole("button", { name: /^Resend “.*” to Resa Holm$/ }).click();
  await expect(page.getByText("The mail is on its way again.")).toBeVisible();
  await expect.poll(async () => (await bytesTo(emailOf(name))).length, { timeout: 20_000 }).toBe(2);
  const [first, second] = await bytesTo(emailOf(name));
  expect(second).toBe(first);
  await page.reload();
  await expect(log.getByText(/^Sent again by Dana Demo, today/i)).toBeVisible();

  await log.getByRole("link", { name: /^Resa Holm\s?: open the mail/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/confirmed/);
  await expect(page.frameLocator("iframe").getByText("Dear Resa Holm,")).toBeVisible();
  const source = await page.request.get(
    (await page.getByRole("link", { name: /^Download the mail/ }).getAttribute("href"))!,
  );
  expect((await source.body()).toString("base64")).toBe(first);
  await expectAccessible(page);
});

test("a viewer looks and no more; whoever may see no page sees nothing", async ({
  page,
  browser,
  request,
}) => {
  const name = "Vida Lund";
  const { sessions, manage } = await book(request, { type: "intro", count: 1, name, day: 65 });
  const token = manage.split("/").at(-1)!;
  const id = sessions[0]!.id;
  await expect
    .poll(async () => (await bytesTo(emailOf(name))).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  await signIn(page, await addLogin("Viggo", { page: "demo", role: "viewer" }));
  await find(page, "vida.lund");
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.getByRole("table").getByRole("link", { name }).click();
  const details = page.getByRole("complementary");
  await expect(details.getByText("Booked by Vida Lund")).toBeVisible();
  await expect(details.getByRole("link", { name: /Cancel|Reschedule for/ })).toHaveCount(0);
  await expect(details.getByRole("button", { name: /Resend/ })).toHaveCount(0);
  await details
    .getByRole("link", { name: /^Vida Lund\s?: open the mail/ })
    .first()
    .click();
  await expect(page.getByText("The reader's own links are left out.")).toBeVisible();
  expect(await page.content()).not.toContain(token);
  const mailId = page.url().split("/").at(-1);
  const route = `/api/v1/admin/activity/mails/${mailId}`;
  expect((await page.request.post(`${route}/resend`, { data: {} })).status()).toBe(403);
  expect((await page.request.get(`${route}/raw`)).status()).toBe(404);

  const context = await browser.newContext();
  const outsider = await context.newPage();
  expect((await outsider.request.get("/api/v1/admin/activity/export")).status()).toBe(401);
  await signIn(outsider, await addLogin("Ottilie"));
  await outsider.goto("/admin/activity?q=vida.lund");
  await expect(outsider.getByText("You can see no booking page yet.")).toBeVisible();
  expect((await outsider.request.get(`/admin/activity/${id}`)).status()).toBe(404);
  expect((await outsider.request.get(`/admin/activity/mails/${mailId}`)).status()).toBe(404);
  expect((await outsider.request.post(`${route}/resend`, { data: {} })).status()).toBe(404);
  expect(
    (await (await outsider.request.get("/api/v1/admin/activity/export")).text()).trimEnd().split("\n"),
  ).toHaveLength(1);
  await context.close();
});

test("on a narrow screen and by keyboard: details at an address of their own, and a way back", async ({
  page,
  request,
}) => {
  const name = "Nora Kiel";
  await book(request, { type: "meeting", count: 3, name, day: 66 });
  await asDana(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await find(page, "nora.kiel");
  await expectAccessible(page);
  const link = page.getByRole("table").getByRole("link", { name });
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText(
    "15-minute meetings, 3 sessions",
  );
  await page.getByLabel("Customer or reference").focus();
  for (
    let presses = 0;
    presses < 12 && !(await link.evaluate((it) => it === document.activeElement));
    presses += 1
  )
    await page.keyboard.press("Tab");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/activity\/[0-9a-f-]{36}\?q=nora\.kiel#session$/);
  await expect(page.getByRole("heading", { name: "Session 1 of 3" })).toBeVisible();
  await expect(page.getByRole("table")).toBeHidden();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole("complementary").getByRole("link", { name: "Activity" }).click();
  await expect(page).toHaveURL(/\/admin\/activity\?q=nora\.kiel$/);
  await expect(link).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("several lines are ticked, and an action takes all their sessions", async ({ page, request }) => {
      const name = javaScriptEnabled ? "Mara Script" : "Mara Plain";
      const day = javaScriptEnabled ? 68 : 70;
      const packaged = await book(request, { type: "meeting", count: 3, name, day });
      const single = await book(request, { type: "intro", count: 1, name, day: day + 1 });
      await asDana(page);
      await find(page, emailOf(name));
      const cancel = page.getByRole("button", { name: "Cancel" });
      await expect(cancel).toBeHidden();
      await page.getByRole("checkbox", { name: `Choose ${name}, 15-minute meetings, 3 sessions` }).check();
      await expect(cancel).toBeVisible();
      await page.getByRole("checkbox", { name: `Choose ${name}, Introduction` }).check();
      if (javaScriptEnabled) await expect(page.getByText("4 sessions", { exact: true })).toBeVisible();
      await cancel.click();
      await expect(page).toHaveURL(/\/admin\/sessions\/cancel\?/);
      const chosen = new URL(page.url()).searchParams.getAll("session").toSorted();
      expect(chosen).toEqual([...packaged.sessions, ...single.sessions].map(({ id }) => id).toSorted());
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Cancel 4 sessions");
    });
  });
}
