import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { addPerson, type LonePage, makeLonePage, signInAs } from "../support/lone-page";
import { expect, test } from "./quiet-page";

const DAY = 86_400_000;
const WEEKS = 4;

/** The day of that ISO weekday in the week after next, in New York: all of it lies ahead. */
function coming(weekday: number): string {
  const now = new Date(Date.now() + 8 * DAY);
  const ahead = (weekday - now.getUTCDay() + 7) % 7;
  return new Date(now.getTime() + ahead * DAY).toISOString().slice(0, 10);
}

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

const SETTINGS = {
  zone: "America/New_York",
  hours: { tuesday: [{ start: "09:00", end: "10:00" }] },
  overrides: [],
  stepMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  notice: { value: 0, unit: "hours" },
  horizonDays: 548,
};

const addressOf = ({ pageId }: LonePage) => `/admin/pages/${pageId}/availability`;

/** The times that customers are offered on a day. */
async function starts(page: Page, { slug }: LonePage, day: string): Promise<string[]> {
  const params = { from: day, to: day, zone: "America/New_York" };
  const answer = await page.request.get(`/api/v1/pages/${slug}/talk/slots`, { params });
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  return slots.map(({ start }) => start);
}

/** The same by the clock in New York. */
async function offered(page: Page, own: LonePage, day: string): Promise<string[]> {
  return (await starts(page, own, day)).map((start) =>
    new Date(start).toLocaleTimeString("en-GB", {
      timeZone: "America/New_York",
      hour: "2-digit",
      minute: "2-digit",
    }),
  );
}

/** A week of the preview, opened, and a day in it. */
async function previewOf(page: Page, day: string) {
  const label = new Date(`${day}T12:00Z`).toLocaleDateString("en-US", {
    timeZone: "UTC",
    weekday: "short",
    month: "short",
    day: "numeric",
  });
  const preview = page.getByRole("complementary", { name: "What are customers offered?" });
  const weeks = preview.locator("details");
  await expect(weeks).toHaveCount(WEEKS);
  for (const week of await weeks.all()) {
    if ((await week.getAttribute("open")) === null) await week.locator("summary").click();
  }
  return preview
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: label, exact: true }) });
}

const times = (page: Page, day: string, part: "from" | "to", row = 1) =>
  page.getByLabel(`${day}, hours ${row}: ${part}`);
const bar = (page: Page) => page.locator(".bar");

test("changed hours are previewed while typing, and offered once they are saved", async ({ page }) => {
  const own = await makeLonePage();
  await signInAs(page, own.owner);
  await page.goto(addressOf(own));
  await expect(page.getByText("No time changes.")).toBeVisible();
  await expectAccessible(page);

  await times(page, "Monday", "to").fill("12:00");
  await page.getByRole("button", { name: "Add hours for Saturday" }).click();
  await expect(times(page, "Saturday", "from")).toBeFocused();
  await times(page, "Saturday", "from").fill("22:00");
  await times(page, "Saturday", "to").fill("00:00");
  await expect(bar(page)).toContainText(/[78] new times, \d+ gone in 4 weeks\./);

  const monday = await previewOf(page, coming(1));
  await expect(monday.locator(".slots-free li")).toHaveText(["9:00 AM", "10:00 AM", "11:00 AM"]);
  await expect(monday.locator(".slots-gone")).toContainText("Gone");
  await expect(monday.locator(".slots-gone li").first()).toHaveText("12:00 PM");
  const saturday = await previewOf(page, coming(6));
  await expect(saturday.locator(".slots-added")).toContainText("New");
  await expect(saturday.locator(".slots-added li")).toHaveText(["10:00 PM", "11:00 PM"]);
  await expectAccessible(page);
  expect(await offered(page, own, coming(1))).toHaveLength(8);

  await page.getByRole("button", { name: "Save availability" }).click();
  await expect(page.getByText("Saved. Customers are offered these times from now on.")).toBeVisible();
  expect(await offered(page, own, coming(1))).toEqual(["09:00", "10:00", "11:00"]);
  expect(await offered(page, own, coming(6))).toEqual(["22:00", "23:00"]);
  await page.goto(`/${own.slug}/talk`);
  await expect(page.getByRole("heading", { name: "Talk" })).toBeVisible();
});

test("hours are copied, days closed at once, a zone found", async ({ page }) => {
  const own = await makeLonePage();
  await signInAs(page, own.owner);
  await page.goto(addressOf(own));
  await page.getByText("Copy the hours of a day to others").click();
  await page.getByLabel("Copy from").selectOption("Friday");
  await page.getByRole("checkbox", { name: "Sunday" }).check();
  await page.getByRole("button", { name: "Copy these hours" }).click();
  await expect(times(page, "Sunday", "from")).toHaveValue("09:00");

  await page.getByRole("button", { name: "Add closed days" }).click();
  await expect(page.getByLabel("Day", { exact: true })).toBeFocused();
  await page.getByLabel("Day", { exact: true }).fill(coming(1));
  await page.getByLabel("Last day").fill(dayAfter(coming(1)));
  const closed = await previewOf(page, coming(1));
  await expect(closed.locator(".slots-gone li")).toHaveCount(8);

  await page.getByRole("button", { name: "Find a zone" }).click();
  await page.getByRole("combobox", { name: "Time zone" }).fill("kathmandu");
  await page.getByRole("option", { name: /Kathmandu/ }).click();
  await expect(page.getByLabel("The hours are in")).toHaveValue("Asia/Kathmandu");
  await expect(page.getByRole("complementary")).toContainText("Nepal; Nepal time (GMT+5:45)");
  await page.getByLabel("The hours are in").selectOption("America/New_York");
  await page.getByRole("button", { name: "Save availability" }).click();
  await expect(page.getByText("Saved. Customers")).toBeVisible();
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue(coming(1));
  expect(await offered(page, own, coming(1))).toEqual([]);
  expect(await offered(page, own, dayAfter(coming(1)))).toEqual([]);
  expect(await offered(page, own, coming(7))).toHaveLength(8);

  await page.getByRole("button", { name: "Remove line 1" }).click();
  await page.getByRole("button", { name: "Save availability" }).click();
  await expect(page.getByText("No coming day has hours of its own.")).toBeVisible();
  expect(await offered(page, own, coming(1))).toHaveLength(8);
});

test("a session outside the new hours is told, and what is wrong is said at its field", async ({ page }) => {
  const own = await makeLonePage();
  const lastOfTuesday = (await starts(page, own, coming(2))).at(-1);
  const booked = await page.request.post(`/api/v1/pages/${own.slug}/talk/bookings`, {
    data: {
      starts: [lastOfTuesday],
      zone: "UTC",
      customer: { name: "Ann Other", email: "ann@customers.example" },
    },
  });
  expect(booked.status(), await booked.text()).toBe(201);
  await signInAs(page, own.owner);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(addressOf(own));
  await times(page, "Tuesday", "to").fill("15:00");
  await expect(page.getByText("1 coming session lies outside these hours")).toBeVisible();
  await expect(page.getByRole("complementary")).toContainText("Talk, Ann Other");

  await times(page, "Tuesday", "to").fill("08:00");
  await expect(times(page, "Tuesday", "to")).toHaveAccessibleDescription(
    /Choose an end after the beginning\./,
  );
  await page.getByLabel("At most each day").fill("many");
  await expect(page.getByLabel("At most each day")).toHaveAccessibleDescription(
    /Write a whole number from 1/,
  );
  await expect(page.getByText("The preview waits")).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await page.getByRole("button", { name: "Save availability" }).click();
  await expect(page.getByText("Nothing was saved. What you typed is still here.")).toBeVisible();
  await expect(page.getByLabel("At most each day")).toHaveValue("many");
  await expect(times(page, "Tuesday", "to")).toHaveValue("08:00");
  expect(await offered(page, own, coming(3))).toHaveLength(8);
});

test("whoever saves an old look at it is told what happened meanwhile", async ({ page }) => {
  const own = await makeLonePage();
  await signInAs(page, own.owner);
  await page.goto(addressOf(own));
  const api = `/api/v1/admin/pages/${own.pageId}/availability`;
  expect(await (await page.request.post(api, { data: SETTINGS })).json()).toEqual({ sessionsOutside: 0 });
  await page.getByLabel("At most each week").fill("30");
  await page.getByRole("button", { name: "Save availability" }).click();
  await expect(page.getByText("The availability has changed since you opened this page.")).toBeVisible();
  expect(await offered(page, own, coming(1))).toEqual([]);
  await expect(bar(page)).toContainText(/1\d\d new times, 0 gone/);
  await page.getByRole("button", { name: "Save availability" }).click();
  await expect(page.getByText("Saved. Customers")).toBeVisible();
  expect(await offered(page, own, coming(1))).toHaveLength(8);
});

test("a viewer looks and changes nothing; nobody else gets in", async ({ page }) => {
  const own = await makeLonePage();
  const api = `/api/v1/admin/pages/${own.pageId}/availability`;
  const data = { ...SETTINGS, zone: "UTC" };
  expect((await page.request.post(api, { data })).status()).toBe(401);

  await signInAs(page, await addPerson(own, "viewer"));
  await page.goto(addressOf(own));
  await expect(times(page, "Monday", "from")).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save availability" })).toHaveCount(0);
  await expect(page.getByText(/1\d\d times are free\./)).toBeVisible();
  await expectAccessible(page);
  const refused = await page.request.post(api, { data });
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "forbidden" });

  await signInAs(page, await addPerson(own));
  expect((await page.request.post(api, { data })).status()).toBe(404);
  expect((await page.request.get(addressOf(own))).status()).toBe(404);
  await signInAs(page, await addPerson(own, "editor"));
  await page.goto(addressOf(own));
  await expect(page.getByRole("button", { name: "Save availability" })).toBeVisible();
  expect(await offered(page, own, coming(1))).toHaveLength(8);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("rows come and go by buttons, the preview by another, and saving works", async ({ page }) => {
    const own = await makeLonePage();
    await signInAs(page, own.owner);
    await page.goto(addressOf(own));
    await page.getByRole("button", { name: "Add hours for Sunday" }).click();
    await expect(times(page, "Sunday", "to")).toHaveValue("17:00");
    await times(page, "Sunday", "from").fill("20:00");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(times(page, "Sunday", "to")).toHaveAccessibleDescription(
      /Choose an end after the beginning\./,
    );
    await times(page, "Sunday", "to").fill("22:00");
    await page.getByRole("button", { name: "Remove hours 1, Monday" }).click();
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(bar(page)).toContainText(/[678] new times, \d+ gone in 4 weeks\./);
    const sunday = await previewOf(page, coming(7));
    await expect(sunday.locator(".slots-added li")).toHaveText(["8:00 PM", "9:00 PM"]);
    await page.getByRole("button", { name: "Save availability" }).click();
    await expect(page.getByText("Saved. Customers")).toBeVisible();
    expect(await offered(page, own, coming(7))).toEqual(["20:00", "21:00"]);
    expect(await offered(page, own, coming(1))).toEqual([]);
  });
});
