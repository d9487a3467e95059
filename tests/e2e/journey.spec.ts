import type { Page } from "@playwright/test";
import { invitations, mailsTo, nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { chooseTime } from "./times";

/**
 * The seven steps of the main job, as a customer walks them: by roles and labels, through the real mails. `later` keeps
 * two walks at the same moment out of each other's times: so many starting times later in the day.
 */
async function walk(page: Page, email: string, later: number): Promise<void> {
  await test.step("0. book three times on the booking page", async () => {
    await page.goto("/demo");
    await page.getByRole("link", { name: /^Coaching/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coaching");
    for (let picked = 0; picked < 3; picked += 1) {
      await expect(page.getByText(`${picked} of 3 times picked`).first()).toBeVisible();
      await chooseTime(page, later + 4 * picked);
    }
    await expect(page.getByText("3 of 3 times picked").first()).toBeVisible();
    await page.getByLabel("Full name").fill("John Smith");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel(/^Guests/).fill(`guest-of-${email}`);
    await page.getByLabel(/What should Dana know/).fill("I would like to talk about next year.");
    await page.getByRole("button", { name: "Book 3 sessions" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your 3 sessions are confirmed");
    await expect(page.getByText(/BKNG-[2-9A-Z]{12}/)).toHaveCount(3);
    await expect(page.getByText(/\(GMT[+-]\d/).first()).toBeVisible();
  });

  const confirmation = await nextMail(email, "Your 3 sessions are confirmed");
  const first = await invitations(email, 3);
  await test.step("1. the confirmation and each calendar event carry the link", async () => {
    expect(confirmation.text).toContain("Dear John Smith,");
    for (const event of first)
      expect(event.description.replace(/\s/g, "")).toContain("Rescheduleorcancel:http");
    expect(new Set(first.map((event) => event.uid)).size).toBe(3);
    for (const other of [`guest-of-${email}`, "dana@demo.example", "robin@demo.example"])
      await expect.poll(async () => (await mailsTo(other)).length).toBeGreaterThanOrEqual(1);
  });

  await test.step("2. the link opens the Cancel/Reschedule page, private", async () => {
    const response = await page.goto(confirmation.link);
    expect(response?.status()).toBe(200);
    expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
    expect(response?.headers()["cache-control"]).toContain("no-store");
    expect(response?.headers()["x-robots-tag"]).toContain("noindex");
  });

  await test.step("3. policy, sessions, status, fee, zone; Keep shows the package", async () => {
    await expect(page.getByText("How would you like to update the sessions?")).toBeVisible();
    await expect(page.getByText(/A reschedule fee of 10% of the price applies/)).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(3);
    await page.getByRole("link", { name: "Keep" }).click();
    await expect(page.getByRole("heading", { name: "Nothing changes" })).toBeVisible();
    await page.getByRole("link", { name: "Reschedule", exact: true }).click();
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("checkbox").nth(2).check();
    await page.getByRole("button", { name: "See available times" }).click();
  });

  await test.step("4. a new time for each ticked session", async () => {
    await expect(page.getByRole("heading", { name: "Pick new times" })).toBeVisible();
    await page.getByRole("button", { name: /^Move all by a week/ }).click();
    await expect(page.getByText("2 of 2 times picked")).toBeVisible();
    await chooseTime(page, later + 1);
    await expect(page.getByText("2 of 2 times picked")).toBeVisible();
    await page.getByRole("button", { name: "Review changes" }).click();
  });

  await test.step("5. and 6. the reason, and a review of old beside new with the fee", async () => {
    await expect(page.getByRole("heading", { name: "Review your changes" })).toBeVisible();
    await expect(page.getByRole("row", { name: /Reschedule fee/ })).toContainText("$10.00");
    await page.getByLabel(/Reason for rescheduling/).fill("   ");
    await page.getByRole("button", { name: "Confirm new times" }).click();
    await expect(page.getByText("Write a reason")).toBeVisible();
    await page.getByLabel(/Reason for rescheduling/).fill("Our offsite moved.");
    await page.getByRole("button", { name: "Confirm new times" }).click();
  });

  await test.step("7. both moved together, everybody is told, calendars follow", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your 2 sessions are rescheduled");
    const summary = await nextMail(email, "Your 2 sessions are rescheduled");
    expect(summary.text).toContain("Our offsite moved.");
    const moved = (await invitations(email, 5)).slice(3);
    expect(moved.map(({ sequence }) => sequence)).toEqual([1, 1]);
    const uids = first.map(({ uid }) => uid);
    for (const { uid } of moved) expect(uids).toContain(uid);
    await nextMail("dana@demo.example", /rescheduled/);
    await nextMail("front-desk@demo.example", /rescheduled/);
  });

  await test.step("then one session is canceled, after a step that confirms it", async () => {
    await page.goto(confirmation.link);
    await page.getByRole("link", { name: "Cancel", exact: true }).click();
    await page.getByRole("checkbox").nth(1).check();
    await page.getByLabel(/Reason for canceling/).fill("I am away.");
    await page.getByRole("button", { name: "Cancel selected sessions" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancel this session?");
    await page.getByRole("button", { name: "Cancel 1 session" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your session is canceled");
    const mail = await nextMail(email, /canceled/);
    expect(mail.calendars[0]).toContain("METHOD:CANCEL");
  });
}

test("a package is booked, moved and canceled", async ({ page }) => {
  await walk(page, "john.script@customers.example", 0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a package is booked, moved and canceled", async ({ page }) => {
    await walk(page, "john.plain@customers.example", 14);
  });
});
