import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { type OwnPage, ownEventType, ownPage, sql, viewerOf } from "@/tests/support/page-over-sql";
import { ADMINISTRATOR } from "@/tests/support/server";
import { expect, test } from "./quiet-page";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The next whole hour, so many hours on. */
const inHours = (hours: number) => Math.ceil(Date.now() / HOUR) * HOUR + hours * HOUR;

async function signIn(page: Page, email: string = ADMINISTRATOR.email): Promise<void> {
  const form = { email, password: ADMINISTRATOR.password, next: "/admin" };
  const answer = await page.request.post("/api/v1/admin/sign-in", { form, maxRedirects: 0 });
  expect(answer.headers().location).toBe("/admin");
}

async function bookAt(page: Page, { slug }: OwnPage, eventType: string, starts: number[]): Promise<string> {
  const answer = await page.request.post(`/api/v1/pages/${slug}/${eventType}/bookings`, {
    data: {
      starts: starts.map((start) => new Date(start).toISOString()),
      zone: "America/New_York",
      customer: { name: "Priya Nair", email: "priya@customers.example" },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return new URL((await answer.json()).manageUrl).pathname;
}

const editorPath = ({ pageId }: OwnPage, eventType: string) =>
  `/admin/pages/${pageId}/event-types/${eventType}/policy`;

/** As `datetime-local` writes it, on a clock in New York. */
function wallClock(instant: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/New_York",
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(instant).replace(" ", "T");
}

const told = (page: Page) => page.locator(".told");
const tier = (page: Page, policy: string, nth: number) =>
  page.getByRole("region", { name: policy }).getByRole("row").nth(nth);

test("edit, add a tier, preview, save; a new booking's page says it, and an older one keeps its own", async ({
  page,
}) => {
  const own = await ownPage("Nora's sessions");
  const id = await ownEventType(own, { slug: "course", title: "Course", sessionCount: 5, price: 25_000 });
  const starts = (first: number) => [0, 1, 2, 3, 4].map((day) => inHours(first) + day * DAY);
  const old = await bookAt(page, own, "course", starts(24 * 40));
  await signIn(page);
  await page.goto(editorPath(own, id));

  await test.step("the tiers are written, one is added", async () => {
    await expect(page).toHaveTitle("Policy: Course, Nora's sessions");
    await expect(page.getByText("5 sessions, $250.00, price shown but not collected")).toBeVisible();
    await expect(page.getByText("Bookings already made keep their policy: 1 live booking.")).toBeVisible();
    const panel = page.getByRole("region", { name: "Reschedule policy" }).first();
    await expect(panel.getByText("Up to the start")).toBeVisible();
    await panel.getByText("Up to a time before the meeting").click();
    await tier(page, "Reschedule policy", 1).getByLabel("Tier 1: at least").fill("3");
    await tier(page, "Reschedule policy", 1).getByLabel("Tier 1: unit").selectOption("days");
    await expect(panel.getByText("Up to 3 days before the meeting")).toBeVisible();
    await panel.getByRole("button", { name: "Add a tier" }).click();
    await expect(page.getByLabel("Tier 2: at least")).toBeFocused();
    await page.keyboard.type("24");
    await panel.getByLabel("Tier 2: fee").selectOption("percent");
    await panel.getByLabel("Tier 2: amount").fill("10");
    await expect(panel.getByText("Up to 24 hours before the meeting")).toBeVisible();
    await expect(tier(page, "Reschedule policy", 2).getByText("$5.00")).toBeVisible();
    const line = panel.getByRole("figure").getByRole("listitem");
    await expect(line).toHaveText([
      /^Free Booked/,
      /^\$5\.00 a session 3 days before/,
      /^Not allowed 24 hours/,
    ]);
    await expect(page.getByText("Not saved yet.")).toBeVisible();
    await expectAccessible(page);
  });

  const sentence =
    "Sessions can be rescheduled up to 24 hours before the scheduled session time. " +
    "Rescheduling is free until 3 days before. After that, a fee of 10% of the price applies, " +
    "shared equally by the sessions of the package: $5.00 for each session.";
  await expect(told(page).getByText(sentence)).toBeVisible();
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Saved. It is in force for bookings made from now on.")).toBeVisible();
  await expect(page.getByText("1 live booking, 1 of them under an older one")).toBeVisible();

  await test.step("a new booking's page says it, an older one keeps its policy", async () => {
    await page.goto(await bookAt(page, own, "course", starts(24 * 60)));
    await expect(page.getByText(sentence)).toBeVisible();
    await page.goto(old);
    const before =
      "Sessions can be rescheduled any time before the scheduled session time. Rescheduling is free.";
    await expect(page.getByText(before)).toBeVisible();
  });
});

test("a booking's page says what the preview says, at each tier of the policy", async ({ page }) => {
  const own = await ownPage("Each tier");
  const id = await ownEventType(own, { slug: "tiers", title: "Tiers", sessionCount: 5, price: 25_000 });
  await signIn(page);
  const tiers = [
    { count: "3", unit: "days" },
    { count: "24", unit: "hours", kind: "percent", amount: "10" },
  ];
  const data = { reschedule: { online: "until", tiers }, cancel: { online: "never" } };
  const saved = await page.request.post(`/api/v1${editorPath(own, id)}`, { data });
  expect(saved.status(), await saved.text()).toBe(200);
  const manage = await bookAt(
    page,
    own,
    "tiers",
    [0, 1, 2, 3, 4].map((day) => inHours(24 * 60) + day * DAY),
  );
  const customers = await page.context().newPage();
  for (const start of [inHours(24 * 50), inHours(48), inHours(5), inHours(-2)]) {
    await sql("UPDATE session SET starts_at = $2, ends_at = $3 WHERE position = 1 AND page_id = $1", [
      own.pageId,
      new Date(start),
      new Date(start + 30 * MINUTE),
    ]);
    const asked = { start: wallClock(start), seen: wallClock(Date.now()), position: "1" };
    await page.goto(`${editorPath(own, id)}?${new URLSearchParams(asked)}`);
    for (const [nth, tab] of ["reschedule", "cancel"].entries()) {
      await customers.goto(`${manage}?tab=${tab}`);
      const row = customers.getByRole("listitem").filter({
        has: customers.locator(`time[datetime="${new Date(start).toISOString()}"]`),
      });
      const words = await row.locator(".fee, .why").innerText();
      await expect(told(page).locator("dd").nth(nth)).toHaveText(words);
      const policy = await customers.locator(".policy p").innerText();
      await expect(told(page).locator(".policy p").nth(nth)).toHaveText(policy);
    }
  }
  await customers.close();
});

test("by keyboard alone: choose, type, remove, fold out; Enter in a field saves nothing", async ({
  page,
}) => {
  const own = await ownPage("Keys");
  const id = await ownEventType(own, { slug: "keys", title: "Keys", sessionCount: 1, price: 9_000 });
  await signIn(page);
  await page.goto(editorPath(own, id));
  await page.locator("[name='reschedule.online'][value='any']").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[name='reschedule.online'][value='until']")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Tier 1: at least").first()).toBeFocused();
  await page.keyboard.type("36");
  await page.keyboard.press("Enter");
  await expect(told(page).getByText("Bookings can be rescheduled up to 36 hours")).toBeVisible();
  expect(page.url()).not.toContain("draft");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Tier 1: fee")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add a tier to the reschedule policy" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Tier 2: at least")).toBeFocused();
  await expect(page.getByText("The preview waits until this is corrected:")).toBeVisible();
  await expect(page.getByText("Reschedule policy, tier 2: Write how long before the start")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove tier 2" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Tier 2: at least")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Add a tier to the reschedule policy" })).toBeFocused();
  await expect(page.getByText("The preview waits")).toHaveCount(0);
  await page.getByText("Edit cancellation policy").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Customers can cancel online")).toBeVisible();
  await page.getByText("More: grace period").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Grace period").last().fill("2");
  await expect(
    told(page).getByText("For 2 hours after booking, bookings can always be canceled"),
  ).toBeVisible();
  await expectAccessible(page);
});

test("what is wrong stands at its field, what was typed stays, nothing is saved", async ({ page }) => {
  const own = await ownPage("Mistakes");
  const id = await ownEventType(own, { slug: "oops", title: "Oops", sessionCount: 3, price: 15_000 });
  await signIn(page);
  await page.goto(editorPath(own, id));
  await page.getByText("Custom text").first().click();
  await page.getByLabel("Tier 1: fee").first().selectOption("percent");
  await page.getByLabel("Tier 1: amount").first().fill("120");
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Correct the 2 fields that are marked, then save the policy.")).toBeVisible();
  await expect(page.getByLabel("Tier 1: amount").first()).toHaveValue("120");
  await expect(page.getByLabel("Tier 1: amount").first()).toHaveAccessibleDescription(
    /Write a percentage from 0 to 100/,
  );
  await expect(page.getByLabel("What customers read").first()).toHaveAccessibleDescription(
    /Write the policy's description/,
  );
  await expectAccessible(page);
  const [stored] = await sql<{ policy: unknown }>("SELECT policy FROM event_type WHERE id = $1", [id]);
  expect(JSON.stringify(stored)).not.toContain("percent");
});

test("a viewer looks and tries out, but saves neither on the page nor over the interface", async ({
  page,
}) => {
  const own = await ownPage("Looked at");
  const id = await ownEventType(own, { slug: "look", title: "Look", sessionCount: 1, price: null });
  await signIn(page, await viewerOf(own));
  await page.goto(editorPath(own, id));
  await expect(page.getByText("You may look and try things out here")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save policy" })).toHaveCount(0);
  await page.getByText("Never").first().click();
  await expect(told(page).getByText("Bookings cannot be rescheduled online.").first()).toBeVisible();
  await expectAccessible(page);
  const policy = { reschedule: { online: "never" }, cancel: { online: "never" } };
  const path = `/api/v1${editorPath(own, id)}`;
  const refused = await page.request.post(path, { data: policy });
  expect(refused.status()).toBe(403);
  expect((await refused.json()).code).toBe("forbidden");
  const preview = { start: "2027-07-01T10:00", seen: "2027-06-29T09:00", position: "1" };
  const shown = await page.request.post(`${path}/preview`, { data: { ...policy, preview } });
  expect((await shown.json()).view.cancel.words.refusal).toBe("Bookings cannot be canceled online.");
  const [stored] = await sql<{ policy: unknown }>("SELECT policy FROM event_type WHERE id = $1", [id]);
  expect(JSON.stringify(stored)).toContain('"minutesBefore":0');
});

test("the page's own policy: told to be unused, and edited once no event type is left", async ({ page }) => {
  const own = await ownPage("Alone");
  const id = await ownEventType(own, { slug: "one", title: "The only one", sessionCount: 1, price: null });
  await signIn(page);
  await page.goto(`/admin/pages/${own.pageId}/policy`);
  await expect(page.getByText("Each event type has its own policy")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: /The only one/ }).click();
  await expect(page).toHaveURL(new RegExp(`${editorPath(own, id)}$`));
  await sql("UPDATE event_type SET active = false WHERE id = $1", [id]);
  await page.goto(`/admin/pages/${own.pageId}/policy`);
  await expect(page.getByText("1 session, no price")).toBeVisible();
  await page.getByText("Up to a time before the meeting").first().click();
  await page.getByLabel("Tier 1: at least").first().fill("2");
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`/${own.slug}`);
  await expect(page.getByText("Bookings can be rescheduled up to 2 hours before").first()).toBeVisible();
});

test.describe("without JavaScript, on a narrow screen", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("rows are added and removed, the preview is asked for, and the policy is saved", async ({ page }) => {
    const own = await ownPage("Plain");
    const id = await ownEventType(own, { slug: "plain", title: "Plain", sessionCount: 3, price: 15_000 });
    await signIn(page);
    await page.goto(editorPath(own, id));
    await page.getByText("Up to a time before the meeting").first().click();
    await page.getByLabel("Tier 1: at least").first().fill("5");
    await page.getByLabel("Tier 1: unit").first().selectOption("days");
    await page.getByRole("button", { name: "Add a tier to the reschedule policy" }).click();
    await expect(page.getByLabel("Tier 2: at least").first()).toBeFocused();
    await expect(page.getByLabel("Tier 1: at least").first()).toHaveValue("5");
    await page.getByLabel("Tier 2: at least").first().fill("24");
    await page.getByLabel("Tier 2: fee").first().selectOption("fixed");
    await page.getByLabel("Tier 2: amount").first().fill("30");
    await page.getByRole("button", { name: "Add a tier to the reschedule policy" }).click();
    await page.getByRole("button", { name: "Remove tier 3" }).click();
    await expect(page.getByRole("button", { name: "Add a tier to the reschedule policy" })).toBeFocused();
    await expect(page.getByLabel("Tier 3: at least")).toHaveCount(0);

    await page.getByLabel("A session that starts").fill("2027-07-01T10:00");
    await page.getByLabel("Seen at").fill("2027-06-29T10:00");
    await page.getByRole("button", { name: "Preview", exact: true }).last().click();
    await expect(page.getByRole("heading", { name: "What would a customer be told?" })).toBeFocused();
    await expect(told(page).locator("dd").first()).toHaveText(
      "$10.00 until Wed, Jun 30, 10:00\u00a0AM\u00a0EDT, then closed",
    );
    await expect(page.getByRole("row", { name: /Tue, Jun 29, 10:00.AM \$10\.00/ })).toBeVisible();
    await page.getByText("Not saved yet.").waitFor();

    await page.getByRole("button", { name: "Save policy" }).click();
    await expect(page.getByText("Saved. It is in force for bookings made from now on.")).toBeVisible();
    await expect(page.getByLabel("Seen at")).toHaveValue("2027-06-29T10:00");
    const [stored] = await sql<{ policy: { reschedule: unknown } }>(
      "SELECT policy FROM event_type WHERE id = $1",
      [id],
    );
    expect(stored?.policy.reschedule).toMatchObject({
      tiers: [
        { minutesBefore: 7200, amount: { kind: "none" } },
        { minutesBefore: 1440, amount: { kind: "fixed", amount: 3_000 } },
      ],
    });
  });
});
