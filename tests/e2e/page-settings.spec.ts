import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/axe";
import { addLogin, type Login, signIn } from "@/tests/support/demo-logins";
import { nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { chooseTime, inZone } from "./times";

/** A member with a page of their own: their calendar is in nobody's way. Answers the page's id. */
async function makePage(page: Page, owner: Login, title: string): Promise<string> {
  await signIn(page, owner);
  await page.goto("/admin/pages/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Time zone").selectOption("America/New_York");
  await page.getByRole("button", { name: "Make this page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** What somebody without a sign-in sees. */
async function asCustomer(browser: Browser, path: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** Picks the first times that are free, one after the other. */
async function pickTimes(page: Page, count: number): Promise<void> {
  for (let picked = 0; picked < count; picked += 1) await chooseTime(page);
}

test("a page and a package with questions of one's own: made, booked, answered in the owner's mail", async ({
  page,
  browser,
}) => {
  test.slow();
  const nina = await addLogin("Nina");
  const pageId = await makePage(page, nina, "Nina Nord");
  await expect(page.getByText(/The page is there: http.*\/nina-nord/)).toBeVisible();
  await expectAccessible(page);

  await test.step("the page's settings", async () => {
    await page.getByText("A video call", { exact: true }).click();
    await page.getByLabel("Address, phone number or link").fill("meet.example.com/nina");
    await page.getByLabel(/^Accent color/).fill("#FFEE00");
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("Write the whole link of the video call").last()).toBeVisible();
    await expect(page.getByLabel(/^Accent color/)).toHaveValue("#FFEE00");
    await page.getByLabel("Address, phone number or link").fill("https://meet.example.com/nina");
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByRole("heading", { name: "Saved." })).toBeVisible();
    await expect(page.getByText(/darkened to #[0-9a-f]{6}/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("a package with a price and questions", async () => {
    await page.getByRole("link", { name: "Event types", exact: true }).click();
    await expectAccessible(page);
    await page.getByRole("link", { name: "New event type" }).click();
    await page.getByLabel("Title").fill("Long talks");
    await page.getByLabel("Length of a session").fill("45");
    await page.getByLabel("Sessions in a booking").fill("2");
    await page.getByText("Show it, but don't collect it").click();
    await page.getByLabel("Amount").fill("120.50");
    await page.getByLabel("Currency").selectOption("EUR");
    await page.getByLabel("Company").selectOption("mandatory");
    await page.getByRole("button", { name: "Add a question" }).click();
    await expect(page.getByLabel("Question 1", { exact: true })).toBeFocused();
    await page.keyboard.type("What is your goal?");
    await page.getByLabel("Answered by").selectOption("long");
    await page.getByLabel("Mandatory").check();
    await page.getByRole("button", { name: "Add a question" }).click();
    await expect(page.getByLabel("Question 2", { exact: true })).toBeFocused();
    await page.keyboard.type("How many are you?");
    await page.getByLabel("Answered by").last().selectOption("choice");
    await page.getByLabel("Options").last().fill("Just me\n2 to 10");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add this event type" }).click();
    await expect(page.getByText("Long talks is on your page.")).toBeVisible();
    await expect(page.getByLabel("Amount")).toHaveValue("120.50");
    await expectAccessible(page);
  });

  const customer = await asCustomer(browser, inZone("/nina-nord/long-talks"));
  await test.step("a customer answers them", async () => {
    await expect(customer.getByText("€120.50 for the package")).toBeVisible();
    await expect(customer.getByText("Video call")).toBeVisible();
    await expect(customer.getByText("meet.example.com")).toHaveCount(0);
    await pickTimes(customer, 2);
    await customer.getByLabel("Full name").fill("Carl Customer");
    await customer.getByLabel("Email").fill("carl@customers.example");
    await customer.getByLabel("Company").fill("Northwind");
    await customer.getByLabel("What is your goal?").fill("To grow");
    await customer.getByLabel(/How many are you/).selectOption("2 to 10");
    await expectAccessible(customer);
    await customer.getByRole("button", { name: "Book 2 sessions" }).click();
    await expect(customer.getByRole("heading", { level: 1 })).toHaveText("Your 2 sessions are confirmed");
    const link = customer.getByRole("link", { name: "https://meet.example.com/nina" }).first();
    await expect(link).toHaveAttribute("href", "https://meet.example.com/nina");
    await expectAccessible(customer);
  });

  const mail = await nextMail(nina.email, /Carl Customer booked 2 sessions of Long talks/);
  for (const told of ["Company: Northwind", "What is your goal?: To grow", "How many are you?: 2 to 10"]) {
    expect(mail.text).toContain(told);
  }
  const own = await nextMail("carl@customers.example", "Your 2 sessions are confirmed");
  expect(own.text).toContain("Location: https://meet.example.com/nina");
  expect(own.text).not.toContain("Northwind");

  await test.step("paused, customers read why, and what is booked stays", async () => {
    await page.goto(`/admin/pages/${pageId}`);
    await page.getByLabel("Pause new bookings").check();
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByRole("heading", { name: "Saved." })).toBeVisible();
    await customer.goto("/nina-nord/long-talks");
    await expect(customer.getByText("Nina takes no new bookings at the moment.")).toBeVisible();
    await customer.goto(own.link);
    await expect(customer.getByText("How would you like to update the sessions?")).toBeVisible();
    await page.goto("/admin/pages");
    await expect(page.getByText("Paused")).toBeVisible();
    await expectAccessible(page);
  });
});

test("a changed address leads on from the old one, and can't be taken by another page", async ({
  page,
  request,
}) => {
  const olga = await addLogin("Olga");
  const pageId = await makePage(page, olga, "Olga Old");
  const rename = async (slug: string) => {
    await page.goto(`/admin/pages/${pageId}`);
    await page.getByLabel("Address", { exact: true }).fill(slug);
    await page.getByRole("button", { name: "Save settings" }).click();
  };
  await rename("admin");
  await expect(page.getByText("“admin” belongs to Reslot itself").last()).toBeVisible();
  await expect(page.getByLabel("Address", { exact: true })).toHaveValue("admin");
  await rename("olga-new");
  await expect(page.getByRole("heading", { name: "Saved." })).toBeVisible();
  const old = await request.get("/olga-old?zone=Asia%2FTokyo&start=2030-01-01T00%3A00%3A00Z", {
    maxRedirects: 0,
  });
  expect([old.status(), old.headers().location]).toEqual([
    308,
    "/olga-new?zone=Asia%2FTokyo&start=2030-01-01T00%3A00%3A00Z",
  ]);
  const api = await request.get("/api/v1/pages/olga-old/slots?from=2030-01-01&to=2030-01-02&zone=UTC", {
    maxRedirects: 0,
  });
  expect([api.status(), api.headers().location]).toEqual([
    308,
    "/api/v1/pages/olga-new/slots?from=2030-01-01&to=2030-01-02&zone=UTC",
  ]);
  await page.goto("/olga-old");
  await expect(page).toHaveURL(/\/olga-new$/);
  expect((await request.get("/olga-never")).status()).toBe(404);

  await page.goto("/admin/pages/new");
  await page.getByLabel("Title").fill("Olga Old");
  await page.getByRole("button", { name: "Make this page" }).click();
  await expect(page.getByText("Write another address: “olga-old” is taken").last()).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Olga Old");
});

test("an editor may edit but not move the page; a viewer may do neither, in the page and in the interface", async ({
  page,
  browser,
}) => {
  const pageId = await makePage(page, await addLogin("Rosa"), "Rosa Roles");
  const editor = await addLogin("Edith", { page: "rosa-roles", role: "editor" });
  const viewer = await addLogin("Victor", { page: "rosa-roles", role: "viewer" });

  await signIn(page, editor);
  await page.goto(`/admin/pages/${pageId}`);
  await expect(page.getByText("Only the owner can change it.")).toBeVisible();
  await expect(page.getByLabel("Address", { exact: true })).toHaveCount(0);
  await page.getByLabel("Title").fill("Rosa Redone");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rosa Redone");
  const api = `/api/v1/admin/pages/${pageId}`;
  const moved = await page.request.post(api, { data: { slug: "editors-choice" } });
  expect(moved.status()).toBe(403);
  expect(await moved.json()).toMatchObject({ code: "forbidden", errors: [{ field: "slug" }] });

  const other = await browser.newPage();
  await signIn(other, viewer);
  await other.goto("/admin/pages");
  await expect(other.getByRole("heading", { name: "Rosa Redone" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Rosa Redone", exact: true })).toHaveCount(0);
  for (const path of ["", "/event-types", "/event-types/new"]) {
    const answer = await other.goto(`/admin/pages/${pageId}${path}`);
    expect(answer?.status(), path).toBe(403);
    await expect(other.getByRole("heading", { name: "Your role ends here" })).toBeVisible();
  }
  const refused = [
    await other.request.post(api, { data: { title: "Victor's" } }),
    await other.request.post(`${api}/event-types`, { data: { title: "Victor's" } }),
    await other.request.post(`${api}/logo`, { headers: { "content-type": "image/png" }, data: PNG }),
  ];
  expect(refused.map((answer) => answer.status())).toEqual([403, 403, 403]);
  const stranger = await browser.newPage();
  expect((await stranger.request.post(api, { data: { title: "x" } })).status()).toBe(401);
  await signIn(stranger, await addLogin("Stefan"));
  expect((await stranger.goto(`/admin/pages/${pageId}`))?.status()).toBe(404);
  expect((await stranger.request.post(api, { data: { title: "x" } })).status()).toBe(404);
});

/** One dark pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("settings, questions, the order of event types and a logo", async ({ page, browser }) => {
    const pageId = await makePage(page, await addLogin("Paula"), "Paula Plain");
    const types = `/admin/pages/${pageId}/event-types`;
    for (const title of ["First", "Second"]) {
      await page.goto(`${types}/new`);
      await page.getByLabel("Title").fill(title);
      await page.getByRole("button", { name: "Add a question" }).click();
      await page.getByRole("button", { name: "Add a question" }).click();
      await page.getByLabel("Question 1", { exact: true }).fill("Removed");
      await page.getByLabel("Question 2", { exact: true }).fill(`What about ${title}?`);
      await page.getByRole("button", { name: "Remove question 1" }).click();
      await expect(page.getByLabel("Title")).toHaveValue(title);
      await page.getByLabel("Question 1", { exact: true }).press("Enter");
      await expect(page.getByText(`${title} is on your page.`)).toBeVisible();
    }

    await page.goto(types);
    await page.getByRole("button", { name: "Move Second up" }).click();
    await expect(page.getByText("Second is moved.")).toBeVisible();
    await page.getByRole("button", { name: "Hide First" }).click();
    await expect(page.getByText("First is hidden from customers.")).toBeVisible();
    await page.getByRole("button", { name: "Duplicate Second" }).click();
    await expect(page.getByText("Second (copy) is there.")).toBeVisible();
    const titles = page.getByRole("list").getByRole("heading");
    await expect(titles).toHaveText(["Second", "First Hidden", "Second (copy) Hidden"]);

    await page.goto(`/admin/pages/${pageId}`);
    const file = page.getByLabel(/^Logo/);
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
    await page.getByRole("button", { name: "Save the logo" }).click();
    await expect(page.getByText("Choose a PNG, JPEG or WebP picture.")).toBeVisible();
    await file.setInputFiles({ name: "logo.txt", mimeType: "text/plain", buffer: PNG });
    await page.getByRole("button", { name: "Save the logo" }).click();
    await expect(page.getByText("The logo is saved.")).toBeVisible();

    const customer = await asCustomer(browser, "/paula-plain", false);
    const logo = await customer.locator(".host img").getAttribute("src");
    const picture = await customer.request.get(logo ?? "");
    expect(picture.headers()).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
    await expect(customer.getByRole("link", { name: /^Second/ })).toBeVisible();
    await expect(customer.getByRole("link", { name: /First|copy/ })).toHaveCount(0);

    await customer.goto("/paula-plain/second");
    await pickTimes(customer, 1);
    await customer.getByLabel("Full name").fill("Kim Kept");
    await customer.getByLabel("Email").fill("not an address");
    await customer.getByLabel(/What about Second/).fill("It is kept");
    await customer
      .locator("form#book")
      .evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
    await customer.getByRole("button", { name: "Book", exact: true }).click();
    await expect(customer.getByText("1 detail needs another look")).toBeVisible();
    await expect(customer.getByLabel(/What about Second/)).toHaveValue("It is kept");
  });
});
