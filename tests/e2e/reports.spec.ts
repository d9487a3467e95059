import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { bookAt, makeOwnPage, type OwnPage, signIn, sql } from "@/tests/support/owner-of-their-own";
import { expect, test } from "./quiet-page";

const DAY = 86_400_000;
const at = (days: number, clock: string) =>
  `${new Date(Date.now() + days * DAY).toISOString().slice(0, 10)}T${clock}:00Z`;

/** One session was moved for a fee, one canceled with a refund, one took place. */
async function liveThrough(page: Page, own: OwnPage): Promise<void> {
  const book = (name: string, start: string) =>
    bookAt(page.request, own, "call", [start], { name, email: `${name}.${own.slug}@customers.example` });
  const [moved, canceled, held] = [
    await book("Mia", at(50, "10:00")),
    await book("Cem", at(50, "11:00")),
    await book("Hal", at(50, "12:00")),
  ];
  const change = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await change(`${moved.path}/reschedule`, {
    moves: [{ session: moved.sessions[0]?.id, start: at(51, "10:00") }],
    reason: "=1+1 is not a formula",
  });
  await change(`${canceled.path}/cancel`, { sessions: [canceled.sessions[0]?.id], reason: "I am ill" });
  const ago = new Date(Date.now() - 2 * 3_600_000);
  await sql("UPDATE session SET status = 'completed', starts_at = $2, ends_at = $3 WHERE id = $1", [
    held.sessions[0]?.id,
    ago,
    new Date(ago.getTime() + 1_800_000),
  ]);
}

async function csvOf(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name: `CSV of ${name}`, exact: true });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="reslot-[\w-]+\.csv"$/);
  return answer.text();
}

test("the report shows what happened, as charts, as tables and as CSV", async ({ page }) => {
  const own = await makeOwnPage("Rita Report");
  await liveThrough(page, own);
  await signIn(page, "/admin/reports");
  await page.getByLabel("Booking page").selectOption(own.pageId);
  await page.getByRole("button", { name: "Show" }).click();

  await test.step("each chart says what it shows, and each table has the same figures", async () => {
    const summary = page.locator(".report-summary");
    await expect(summary).toContainText("Sessions held1");
    await expect(summary).toContainText("Rescheduled1100.0 per 100 held");
    for (const [title, sentence] of [
      ["By week", /^By week: 1 rescheduled and 1 canceled sessions in all\. Most in the week of \w{3}, /],
      ["By weekday", /^By weekday: 1 rescheduled and 1 canceled sessions in all\. Most on \w+days: /],
      ["By event type", /Most with Call: 1 rescheduled and 1 canceled\.$/],
      ["By whom", /Customers: 1 rescheduled, 1 canceled\. Owner: 0 rescheduled, 0 canceled\.$/],
      ["Fees and refunds", /^Fees and refunds in USD\. Fee, due: \$4\.00\. Refund, due: \$20\.00\.$/],
    ] as const) {
      const part = page.getByRole("region", { name: title, exact: true }).first();
      await expect(part.getByRole("img", { name: sentence })).toBeVisible();
      await expect(part.getByRole("table").first()).toBeVisible();
    }
    const types = page.getByRole("row", { name: /^Call/ });
    await expect(types.getByRole("cell")).toHaveText(["1", "1", "0", "1", "0", "200.0", "$4.00", "$20.00"]);
    await expect(page.getByRole("row", { name: /^I am ill/ }).getByRole("cell")).toHaveText([
      ...["customer", "0", "1", "0", "1"],
    ]);
    await expectAccessible(page);
  });

  await test.step("the same as CSV, with nothing that a spreadsheet would run", async () => {
    expect(await csvOf(page, "By event type")).toBe(
      "\ufeffEvent type,Booking page,Sessions held,No-shows,Rescheduled by customers,Rescheduled by owner," +
        "Canceled by customers,Canceled by owner,New times asked by owner,Changes per 100 held,Fees USD,Refunds USD\r\n" +
        `Call,${own.owner},1,0,1,0,1,0,0,200,4.00,20.00\r\n`,
    );
    expect(await csvOf(page, "Reasons")).toContain("'=1+1 is not a formula,customer,1,0,0,1");
    const weeks = await csvOf(page, "By week");
    expect(weeks.trim().split("\r\n")).toHaveLength(13);
    expect(weeks).toMatch(/\n\d{4}-W\d\d,\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,1,0,1,0,1,0,0,200,4\.00,20\.00\r\n/);
    expect(await csvOf(page, "By weekday")).toContain("Sunday,");
    expect(await csvOf(page, "By whom")).toContain("Customers,1,1");
    expect(await csvOf(page, "Fees and refunds")).toContain("fee,due,USD,1,4.00");
  });

  await test.step("days without anything say so; wrong days are told at their field, and kept", async () => {
    await page.getByLabel("First day").fill("2020-01-01");
    await page.getByLabel("Last day").fill("2020-01-31");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("heading", { name: "Nothing to report" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Last day").fill("2019-01-31");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.locator("#to-error")).toContainText(
      "Choose the first day or a later one as the last day.",
    );
    await expect(page.getByLabel("First day")).toHaveValue("2020-01-01");
    await expect(page.getByLabel("Booking page")).toHaveValue(own.pageId);
  });
});

test("on a phone nothing but the charts and tables scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const own = await makeOwnPage("Tiny Tess");
  await liveThrough(page, own);
  await signIn(page, "/admin/reports");
  await page.goto(`/admin/reports?page=${own.pageId}`);
  await expect(page.getByRole("img").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
});

test("a file is for those who are signed in, and for parts that there are", async ({ page, request }) => {
  expect((await request.get("/api/v1/admin/reports/weeks.csv")).status()).toBe(401);
  await signIn(page, "/admin/reports");
  expect((await page.request.get("/api/v1/admin/reports/weeks.csv")).status()).toBe(200);
  expect((await page.request.get("/api/v1/admin/reports/months.csv")).status()).toBe(404);
  expect((await page.request.get("/api/v1/admin/reports/weeks.csv?from=never")).status()).toBe(422);
  const strange = "page=00000000-0000-4000-8000-000000000000";
  expect((await page.request.get(`/api/v1/admin/reports/weeks.csv?${strange}`)).status()).toBe(422);
});
