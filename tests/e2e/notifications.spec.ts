import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { makeOwnPage, type OwnPage } from "@/tests/support/own-page";
import { ADMINISTRATOR } from "@/tests/support/server";
import { makeUser } from "@/tests/support/users";
import { nextMail } from "./mails";
import { expect, test } from "./quiet-page";

const database = () => process.env.RESLOT_DATABASE_URL ?? "";
const VIEWER = { email: "looks-on@demo.example", password: "a password for the tests" };

async function signIn(
  page: Page,
  { email, password } = ADMINISTRATOR as { email: string; password: string },
) {
  await page.goto("/admin/sign-in");
  await page.getByLabel("Mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
}

/** A page of the test's own, with the owner signed in. */
async function openOwnPage(page: Page): Promise<OwnPage & { list: string }> {
  const own = await makeOwnPage(database());
  await signIn(page);
  return { ...own, list: `/admin/pages/${own.pageId}/notifications` };
}

async function bookTalk(request: APIRequestContext, slug: string, email: string): Promise<void> {
  const from = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const api = `/api/v1/pages/${slug}/talk`;
  const { slots } = await (
    await request.get(`${api}/slots`, { params: { from, to: from, zone: "UTC" } })
  ).json();
  const start = slots[Math.floor(Math.random() * slots.length)].start;
  const data = { starts: [start], zone: "Europe/Berlin", customer: { name: "Noor Haddad", email } };
  const answer = await request.post(`${api}/bookings`, { data });
  expect(answer.status(), await answer.text()).toBe(201);
}

const subject = (page: Page) => page.getByLabel("Subject", { exact: true });
const text = (page: Page) => page.getByLabel("Text above the details");

test("words of one's own are looked at, and sent as a test, before they are saved", async ({ page }) => {
  const { list } = await openOwnPage(page);
  await page.goto(`${list}/booked/customer`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Booking made");
  await expect(page.getByText("Left empty, ours: “Your booking is confirmed”")).toBeVisible();
  await subject(page).fill("{event type} with {owner}");
  await text(page).fill("Lovely, .");
  await text(page).evaluate((area: HTMLTextAreaElement) => {
    area.focus();
    area.setSelectionRange(8, 8);
  });
  await page.getByRole("button", { name: "Insert {customer}" }).click();
  await expect(text(page)).toHaveValue("Lovely, {customer}.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.locator(".mail-subject")).toHaveText("Subject Talk with Dana Demo");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Lovely, Jordan Example.")).toBeVisible();
  await expect(frame.getByText("Cancel/Reschedule")).toBeVisible();
  await page.getByText("Plain text").click();
  await expect(page.locator(".mail-text")).toContainText("Lovely, Jordan Example.");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send a test mail" }).click();
  await expect(page.getByRole("status")).toHaveText(`A test mail is on its way to ${ADMINISTRATOR.email}.`);
  await expect(subject(page)).toHaveValue("{event type} with {owner}");
  const tested = await nextMail(ADMINISTRATOR.email, "Test: Talk with Dana Demo");
  expect(tested.text).toContain("Lovely, Jordan Example.");
  expect(tested.calendars).toEqual([]);
  await page.goto(`${list}/booked/customer`);
  await expect(subject(page)).toHaveValue("");
});

test("saved words are in the customer's next mail, until ours are wanted back", async ({ page, request }) => {
  const { slug, list } = await openOwnPage(page);
  await page.goto(list);
  await page.getByRole("link", { name: "Our words: Booking made, Customer" }).click();
  await subject(page).fill("{event type} with {owner}");
  await text(page).fill("Lovely, {customer}.");
  await page.getByRole("button", { name: "Save words" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved.");
  const email = `${slug}@customers.example`;
  await bookTalk(request, slug, email);
  const mail = await nextMail(email, "Talk with Dana Demo");
  expect(mail.text).toContain("Dear Noor Haddad,\n\nLovely, Noor Haddad.\n\n");
  expect(mail.link).toContain("/manage/");
  expect(mail.calendars).toHaveLength(1);

  await page.goto(list);
  await page.getByRole("link", { name: "Your words: Booking made, Customer" }).click();
  await page.getByRole("button", { name: "Remove your words and go back to ours" }).click();
  await expect(subject(page)).toHaveValue("");
  await expect(page.locator(".mail-subject")).toHaveText("Subject Your booking is confirmed");
  await expect(page.getByRole("button", { name: /go back to ours/ })).toHaveCount(0);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a field that is not known is refused, and what was typed is kept", async ({ page }) => {
    const { list } = await openOwnPage(page);
    await page.goto(`${list}/reminder/owner`);
    await subject(page).fill("Soon: {custmer}");
    await text(page).fill("Be there {when}\n\nor be square");
    for (const button of ["Save words", "Send a test mail"]) {
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByRole("alert")).toContainText("Write {customer} or another field of the list");
      await expect(page.getByRole("alert")).toContainText("What you typed is still here.");
      await expect(subject(page)).toHaveAttribute("aria-invalid", "true");
      await expect(subject(page)).toHaveValue("Soon: {custmer}");
      await expect(text(page)).toHaveValue("Be there {when}\n\nor be square");
    }
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByText("Write {customer} or another field of the list")).toBeVisible();
    await expect(page.getByText("Correct what is marked, then press Preview.")).toBeVisible();
    await page.goto(`${list}/reminder/owner`);
    await expect(subject(page)).toHaveValue("");
  });

  test("who is mailed and when is saved, and what can't be is said at its field", async ({ page }) => {
    const { list } = await openOwnPage(page);
    await page.goto(list);
    await page.getByRole("checkbox", { name: "Canceled by the customer, Stakeholders" }).uncheck();
    await page.getByRole("button", { name: "Add a reminder" }).click();
    await page.getByLabel("Reminder 1: how long").fill("1");
    await page.getByLabel("Reminder 1: unit").selectOption("days");
    await page.getByRole("button", { name: "Add a reminder" }).click();
    await page.getByLabel("Reminder 2: how long").fill("3");
    await page.getByLabel("Reminder 2: unit").selectOption("minutes");
    await page.getByLabel("Send a follow-up").check();
    await page.getByRole("button", { name: "Add an address" }).click();
    await page.getByLabel("Name of stakeholder 1").fill("Front desk");
    await page.getByLabel("Mail address of stakeholder 1").fill("front desk");
    await page.getByRole("button", { name: "Save notifications" }).click();
    await expect(page.getByRole("alert")).toContainText("Nothing was saved");
    await expect(page.getByText("Write one mail address, such as front-desk@example.com.")).toBeVisible();
    await expect(page.getByLabel("Mail address of stakeholder 1")).toHaveValue("front desk");
    await expect(page.getByLabel("Reminder 2: how long")).toHaveAttribute("aria-invalid", "true");
    await expect(
      page.getByRole("checkbox", { name: "Canceled by the customer, Stakeholders" }),
    ).not.toBeChecked();

    await page.getByLabel("Mail address of stakeholder 1").fill("desk@demo.example");
    await page.getByRole("button", { name: "Remove reminder 2" }).click();
    await expect(page.getByLabel("Reminder 2: how long")).toHaveCount(0);
    await page.getByLabel("Name of stakeholder 1").press("Enter");
    await expect(page.getByRole("status")).toHaveText("Saved.");
    await page.goto(list);
    await expect(page.getByLabel("Reminder 1: how long")).toHaveValue("24");
    await expect(page.getByLabel("Reminder 1: unit")).toHaveValue("hours");
    await expect(page.getByLabel("Send a follow-up")).toBeChecked();
    await expect(page.getByLabel("Mail address of stakeholder 1")).toHaveValue("desk@demo.example");
    await expect(
      page.getByRole("checkbox", { name: "Canceled by the customer, Stakeholders" }),
    ).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Canceled by the customer, Owner" })).toBeChecked();
    await page.getByRole("button", { name: "Remove stakeholder 1" }).click();
    await page.getByRole("button", { name: "Save notifications" }).click();
    await page.goto(list);
    await expect(page.getByText("Nobody is listed.")).toBeVisible();
  });
});

test("a viewer looks, and is stopped in the page and in the interface alike", async ({ page }) => {
  const { pageId, slug } = await makeOwnPage(database());
  await makeUser(database(), { ...VIEWER, pageRole: "viewer", page: slug });
  await signIn(page, VIEWER);
  const list = `/admin/pages/${pageId}/notifications`;
  await page.goto(list);
  await expect(page.getByText("Editors of the page change it.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Booking made, Owner" })).toBeDisabled();
  await expect(page.getByRole("button", { name: /Save/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${list}/booked/owner`);
  await expect(subject(page)).toBeDisabled();
  await expect(page.getByRole("button", { name: /Save|test mail/ })).toHaveCount(0);

  const words = { subject: "Mine", text: "" };
  const calls: [string, object][] = [
    ["", { reminders: [{ amount: 1, unit: "hours" }] }],
    ["/following", { notified: true }],
    ["/booked/owner", words],
    ["/booked/owner/test", words],
  ];
  for (const [path, data] of calls) {
    const answer = await page.request.post(`/api/v1${list}${path}`, { data });
    expect(answer.status(), path).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "forbidden" });
  }
  const form = await page.request.post(`/api/v1${list}/booked/owner`, { form: { ...words, back: list } });
  expect(form.url()).toContain("draft=");
  await page.goto(form.url());
  await page.goto(`${list}/booked/owner`);
  await expect(subject(page)).toHaveValue("");
  expect((await page.request.post(`/api/v1${list}/birthday/owner`, { data: words })).status()).toBe(404);
  expect((await page.goto(`${list}/birthday/owner`))?.status()).toBe(404);
  expect((await page.goto(`/admin/pages/${crypto.randomUUID()}/notifications`))?.status()).toBe(404);
});

test("an editor follows the page, and nothing is wider than a phone", async ({ page }) => {
  const { pageId, slug } = await makeOwnPage(database());
  const editor = { email: `${slug}@demo.example`, password: VIEWER.password };
  await makeUser(database(), { ...editor, name: "Edith", pageRole: "editor", page: slug });
  await signIn(page, editor);
  const list = `/admin/pages/${pageId}/notifications`;
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(list);
  await page.getByRole("button", { name: "Follow this page" }).click();
  await expect(
    page.getByText(`You follow this page: ${editor.email} gets the stakeholders' mails.`),
  ).toBeVisible();
  await expect(page.getByText("Editors who follow this page: Edith.")).toBeVisible();
  await expectAccessible(page);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(390);
  await page.goto(`${list}/follow_up/customer`);
  expect(await width()).toBe(390);
  await page.goto(list);
  await page.getByRole("button", { name: "Stop following this page" }).click();
  await expect(page.getByRole("button", { name: "Follow this page" })).toBeVisible();
});
