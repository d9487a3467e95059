import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { bookAt, makeOwnPage, type OwnPage, sql } from "@/tests/support/owner-of-their-own";
import { hasRadicale, type Radicale, startRadicale } from "@/tests/support/radicale";
import { makeUser } from "@/tests/support/users";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

const PASSWORD = "a password for the tests";
const DAY = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const stamp = (clock: string) => `${DAY.replaceAll("-", "")}T${clock}00Z`;

test.skip(!hasRadicale(), "Radicale is not installed");

let server: Radicale;
test.beforeEach(async () => {
  server = await startRadicale();
});
test.afterEach(async () => server.remove());

/** A page whose owner can sign in. */
async function ownerWhoSignsIn(page: Page): Promise<OwnPage> {
  const own = await makeOwnPage("Calla");
  const email = `${own.slug}-owner@demo.example`;
  const ownerId = await makeUser(process.env.RESLOT_DATABASE_URL ?? "", {
    email,
    password: PASSWORD,
    name: "Calla",
  });
  await sql("UPDATE booking_page SET owner_id = $1 WHERE id = $2", [ownerId, own.pageId]);
  await signIn(page, { email, password: PASSWORD });
  return { ...own, ownerId };
}

async function connect(page: Page, password: string): Promise<void> {
  await page.locator("#server-address").fill(server.url);
  await page.locator("#server-username").fill(server.username);
  await page.locator("#server-password").fill(password);
  await page.getByRole("button", { name: "Connect the server" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script, on a phone", () => {
    test.use(javaScriptEnabled ? {} : { javaScriptEnabled, viewport: { width: 390, height: 844 } });

    test("an owner connects a calendar: busy times close slots, sessions are written into it", async ({
      page,
    }) => {
      const look = async () => {
        if (javaScriptEnabled) await expectAccessible(page);
        else expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      };
      const own = await ownerWhoSignsIn(page);
      const work = await server.makeCalendar("Work");
      await server.put(
        work,
        "a",
        `BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${stamp("1000")}\r\nDTEND:${stamp("1200")}\r\nEND:VEVENT`,
      );
      await page.goto("/admin/calendars");
      await expect(page.getByText("No calendar is connected.")).toBeVisible();

      await connect(page, "wrong");
      await expect(page.locator("#server-password-error")).toContainText("401");
      await expect(page.locator("#server-address")).toHaveValue(server.url);
      await look();
      await connect(page, server.password);
      await expect(page.getByText("Connected. Choose what each calendar is for.")).toBeVisible();
      const written = page.getByRole("group", { name: "Write sessions into" });
      await written.getByRole("radio", { name: "Work" }).check({ force: true });
      await page.getByRole("button", { name: "Save and read" }).click();
      await expect(page.getByText("Saved, and read.")).toBeVisible();
      await expect(written.getByRole("radio", { name: "Work" })).toBeChecked();
      await look();

      const params = { from: DAY, to: DAY, zone: "Etc/UTC" };
      const slots = await page.request.get(`/api/v1/pages/${own.slug}/call/slots`, { params });
      const starts = ((await slots.json()) as { slots: { start: string }[] }).slots.map(({ start }) =>
        start.slice(11, 16),
      );
      expect(starts).toContain("12:00");
      expect(starts).not.toContain("11:00");
      const customer = { name: "Ann", email: "ann@customers.example" };
      await bookAt(page.request, own, "call", [`${DAY}T14:00:00Z`], customer);
      await expect
        .poll(async () => [...(await server.events(work)).values()].join(""))
        .toContain(stamp("1400"));

      await server.put(
        work,
        "b",
        `BEGIN:VEVENT\r\nUID:b\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${stamp("1330")}\r\nDTEND:${stamp("1430")}\r\nEND:VEVENT`,
      );
      await page.getByRole("button", { name: /^Read now/ }).click();
      await page.getByRole("link", { name: /Your calendar is busy then/ }).click();
      await expect(page.getByRole("heading", { name: "The owner's calendar is busy then." })).toBeVisible();
      await look();
      await page.goto("/admin/activity?show=needs-you");
      await page
        .getByRole("row")
        .filter({ hasText: "the calendar is busy" })
        .getByRole("link")
        .first()
        .click();
      await page.getByRole("button", { name: "Leave it as it is" }).click();
      await expect(page.getByText("The session stands as it is.")).toBeVisible();
      await page.goto("/admin/activity?show=needs-you");
      await expect(page.getByText("No session fits these filters.")).toBeVisible();
      await page.goto("/admin/calendars");

      await server.stop();
      await page.getByRole("button", { name: /^Read now/ }).click();
      await expect(page.getByText(/It has not been read since/)).toBeVisible();
      await expect(page.getByText(/ECONNREFUSED/)).toBeVisible();
      await look();
      await sql(
        "UPDATE calendar_connection SET failing_since = now() - interval '1 hour' WHERE owner_id = $1",
        [own.ownerId],
      );
      await page.goto("/admin/activity");
      await expect(page.getByRole("heading", { name: /^Your calendar at .* can't be read$/ })).toBeVisible();
      await look();
      await page.getByRole("link", { name: "See your calendars" }).click();
      await page.getByText("Disconnect…").click();
      await page.getByRole("button", { name: /^Disconnect / }).click();
      await expect(page.getByText("The calendar is disconnected.")).toBeVisible();
    });
  });
}
