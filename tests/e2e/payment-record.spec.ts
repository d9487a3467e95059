import { expectAccessible } from "@/tests/support/axe";
import { sql } from "@/tests/support/page-over-sql";
import { bookAndPay, paidPage } from "@/tests/support/paid-page";
import { makeUser } from "@/tests/support/users";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

/** The owner's side of money: how it is taken, what goes back, and the record of it. */

const PASSWORD = "a password for the tests";

test("an administrator says what goes back, refunds a part of a payment, and tries a failed refund again", async ({
  page,
}) => {
  const email = "rita@record.example";
  await bookAndPay(page, await paidPage(), email);
  const [{ session = "" } = {}] = await sql<{ session: string }>(
    `SELECT s.id AS session FROM session s JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id
     WHERE b.customer_email = $1 ORDER BY s.position LIMIT 1`,
    [email],
  );
  await signIn(page);

  await test.step("the settings: keys of the environment by their ends, and the refund policy", async () => {
    await page.goto("/admin/payments");
    await page.getByRole("link", { name: "Payment settings" }).click();
    await expect(page.getByText("…uble")).toBeVisible();
    await expect(page.getByText(/Set in the environment/)).toBeVisible();
    await expect(page.locator("input[type=password]")).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("radio", { name: /^Manual and automatic/ }).check({ force: true });
    await page.getByRole("button", { name: "Save the refund policy" }).click();
    await expect(page.getByText("Saved. It counts from now on, for all bookings.")).toBeVisible();
    await expect(page.getByRole("radio", { name: /^Manual and automatic/ })).toBeChecked();
  });

  await test.step("a refund of a part, reviewed before", async () => {
    await page.goto(`/admin/activity/${session}`);
    await page.getByRole("link", { name: "Refund", exact: true }).click();
    await page.getByLabel("Amount in USD").fill("150.01");
    await page.getByRole("button", { name: "Review" }).click();
    const refused = "Write an amount up to $150.00: more than that can't be given back.";
    await expect(page.getByText(refused)).toHaveCount(2);
    await expect(page.getByLabel("Amount in USD")).toHaveValue("150.01");
    await page.getByLabel("Amount in USD").fill("20");
    await page.getByLabel("Note").fill("A session was cut short.");
    await page.getByRole("button", { name: "Review" }).click();
    await expect(page.getByRole("heading", { name: "$20.00 goes back to John Smith" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Refund $20.00" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The refund is on its way");
  });

  const refund = () =>
    sql<{ id: string; status: string }>(
      `SELECT t.id, t.status FROM transaction t JOIN booking b ON b.account_id = t.account_id AND b.id = t.booking_id
       WHERE b.customer_email = $1 AND t.kind = 'refund_manual'`,
      [email],
    );
  await expect.poll(async () => (await refund()).map(({ status }) => status)).toEqual(["refunded"]);

  await test.step("the record: the payment and the refund, with Stripe's references, and as a file", async () => {
    await page.goto("/admin/payments?kind=refund_manual&status=refunded");
    const row = page.getByRole("row", { name: /TXN-\w+ of TXN-/ }).first();
    await expect(row).toContainText("$20.00");
    await expect(row).toContainText(/At Stripe: re_/);
    await expectAccessible(page);
    const file = await page.request.get("/api/v1/admin/payments/export?kind=refund_manual");
    expect(await file.text()).toMatch(/"Refund, manual",Refunded,20\.00,USD,John Smith,rita@record\.example/);
  });

  await test.step("a refund that failed says so where its session is, and goes through once it is tried again", async () => {
    await sql("UPDATE transaction SET status = 'failed', failure = 'declined' WHERE id = $1", [
      (await refund())[0]?.id,
    ]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/admin/activity/${session}`);
    await expect(page.getByRole("heading", { name: "A refund failed" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("The refund went through.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "A refund failed" })).toHaveCount(0);
  });
});

test("a member sees the transactions of their pages alone, and none of the settings", async ({ page }) => {
  await makeUser(process.env.RESLOT_DATABASE_URL ?? "", { email: "mia@record.example", password: PASSWORD });
  await signIn(page, { email: "mia@record.example", password: PASSWORD });
  await page.goto("/admin/payments");
  await expect(page.getByText("You can see no booking page yet.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Payment settings" })).toHaveCount(0);
  expect((await page.request.get("/admin/payments/settings")).status()).toBe(403);
  const data = { secretKey: "sk_test_1234567890", webhookSecret: "whsec_1234567890" };
  expect((await page.request.post("/api/v1/admin/payments/keys", { data })).status()).toBe(403);
  const policy = { data: { refundPolicy: "none" } };
  expect((await page.request.post("/api/v1/admin/payments/refund-policy", policy)).status()).toBe(403);
});
