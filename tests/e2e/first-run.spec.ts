import { randomBytes } from "node:crypto";
import { expectAccessible } from "@/tests/support/axe";
import { addressOf, runOn } from "@/tests/support/postgres";
import { startServer, type TestServer } from "@/tests/support/server";
import { expect, test } from "./quiet-page";

const SETUP_CODE = "k7mf-2xqd-9rta";
const PASSWORD = "seven quiet lanterns";
const database = `first_run_${randomBytes(4).toString("hex")}`;
let server: TestServer;

test.beforeAll(async () => {
  const shared = process.env.RESLOT_DATABASE_URL ?? "";
  await runOn(shared, `CREATE DATABASE ${database}`);
  const settings = { SEED_DEMO: "0", ADMIN_EMAIL: "", ADMIN_PASSWORD: "", SETUP_CODE };
  server = await startServer(addressOf(shared, database), settings);
});
test.afterAll(async () => {
  await server?.stop();
  await runOn(process.env.RESLOT_DATABASE_URL ?? "", `DROP DATABASE ${database} WITH (FORCE)`);
});

test("from an empty installation to the first customer's booking", async ({ page, browser }) => {
  await test.step("whoever comes through another name needs the setup code", async () => {
    const elsewhere = { host: "book.example.com" };
    const form = await page.request.get(`${server.url}/admin/setup`, { headers: elsewhere });
    expect(await form.text()).toContain("Setup code");
    const data = {
      account: "Intruders",
      name: "Ivo",
      email: "ivo@elsewhere.example",
      password: PASSWORD,
      zone: "UTC",
    };
    const answer = await page.request.post(`${server.url}/api/v1/admin/setup`, { data, headers: elsewhere });
    expect(answer.status()).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ field: "setupCode" }] });
  });

  await test.step("the account and its first administrator", async () => {
    await page.goto(server.url);
    await expect(page.getByRole("heading", { name: "Set up Reslot" })).toBeVisible();
    await expect(page.getByLabel("Your time zone")).toHaveValue(/Kat[hm]+andu$/);
    await expectAccessible(page);
    await page.getByLabel("Name of your practice or studio").fill("Practice Park");
    await page.getByLabel("Your name").fill("Kim Park");
    await page.getByLabel("Your mail address").fill("kim@practice.example");
    await page.getByLabel("Password").fill("kim@practice.example");
    await page.getByRole("button", { name: "Continue to the booking page" }).click();
    await expect(page.getByText("Choose one without your name and mail address.")).toBeVisible();
    await expect(page.getByLabel("Name of your practice or studio")).toHaveValue("Practice Park");
    await page.getByLabel("Your time zone").selectOption("America/New_York");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Continue to the booking page" }).click();
  });

  await test.step("the first booking page", async () => {
    await expect(page.getByRole("heading", { name: "Your first booking page" })).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByLabel("Title")).toHaveValue("Kim Park");
    await page.getByLabel("Address").fill("admin");
    await page.getByLabel("Name", { exact: true }).fill("Coaching");
    await page.getByLabel("Number of sessions").fill("2");
    await page.getByRole("button", { name: "Make the booking page" }).click();
    await expect(page.getByText("belongs to Reslot itself")).toBeVisible();
    await expect(page.getByLabel("Number of sessions")).toHaveValue("2");
    await page.getByLabel("Address").fill("kim");
    await page.getByRole("button", { name: "Make the booking page" }).click();
    await expect(page.getByRole("heading", { name: "Your booking page is ready" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("it was possible once", async () => {
    const again = await page.request.get(`${server.url}/admin/setup`);
    expect(new URL(again.url()).pathname).toBe("/admin/activity");
    const data = { account: "X", name: "X", email: "x@x.example", password: PASSWORD, zone: "UTC" };
    expect((await page.request.post(`${server.url}/api/v1/admin/setup`, { data })).status()).toBe(404);
  });

  await test.step("a customer books, and gets the confirmation", async () => {
    const context = await browser.newContext({ timezoneId: "America/New_York" });
    const customer = await context.newPage();
    await customer.goto(`${server.url}/kim`);
    await customer.getByRole("link", { name: /^Coaching/ }).click();
    for (const picked of [0, 1]) {
      await expect(customer.getByText(`${picked} of 2 times picked`).first()).toBeVisible();
      const before = customer.url();
      await customer
        .getByRole("radio")
        .nth(picked * 4)
        .click({ force: true });
      await customer.waitForURL((url) => url.href !== before);
    }
    await expect(customer.getByText("2 of 2 times picked").first()).toBeVisible();
    await customer.getByLabel("Full name").fill("Priya Nair");
    await customer.getByLabel("Email").fill("priya@customers.example");
    await customer.getByRole("button", { name: "Book 2 sessions" }).click();
    await expect(customer.getByRole("heading", { level: 1 })).toHaveText("Your 2 sessions are confirmed");
    await context.close();
    await expect(async () => {
      await page.goto(`${server.url}/mailbox?to=priya@customers.example`);
      await expect(page.getByText("Your 2 sessions are confirmed")).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 15_000 });
  });
});
