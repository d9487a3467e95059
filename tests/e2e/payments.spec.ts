import { expectAccessible } from "@/tests/support/axe";
import { sql } from "@/tests/support/page-over-sql";
import { bookAndPay, checkoutOf, paidPage, paidStarts, stripe } from "@/tests/support/paid-page";
import { tell } from "@/tests/support/stripe/control";
import { nextMail } from "./mails";
import { expect, test } from "./quiet-page";

/** What customers pay, on the double's pretend checkout page, and what goes back to them. */

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a price: nothing is booked before it is paid, and the mail is the receipt", async ({ page }) => {
    const email = "paula@payments.example";
    const paid = await paidPage();
    const starts = await paidStarts(page.request, paid, 3);
    await page.goto(`${paid.path}?${new URLSearchParams(starts.map((start) => ["start", start]))}`);
    await page.getByLabel("Full name").fill("Paula Price");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Pay $150.00 and book" }).click();
    await expect(page.getByRole("heading", { name: "Pretend checkout" })).toBeVisible();
    const first = page.url();

    // Back in the browser and on again: the times are still one's own, and only one of the two can be paid.
    await page.goBack();
    await page.getByRole("button", { name: "Pay $150.00 and book" }).click();
    await expect(page.getByRole("heading", { name: "Pretend checkout" })).toBeVisible();
    expect(page.url()).not.toBe(first);
    expect((await page.request.get(first)).status()).toBe(410);

    await page.getByRole("button", { name: "Pay $150.00" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your 3 sessions are confirmed");
    await expect(page.getByText(/You paid \$150\.00 \(TXN-\w+\)\. The mail is your receipt\./)).toBeVisible();
    const { text } = await nextMail(email, "Your 3 sessions are confirmed");
    expect(text).toMatch(/Receipt:\s+.*Price of 3 sessions: \$150\.00\s+.*\s+.*Reference: TXN-/);
  });
});

test("a fee: left, gone on with, paid; then the sessions move and the books show it", async ({ page }) => {
  const email = "fred@payments.example";
  const paid = await paidPage();
  const path = await bookAndPay(page, paid, email);
  await page.goto(path);
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "See available times" }).click();
  await page.getByRole("button", { name: "Move by a week" }).click();
  await page.getByRole("button", { name: /^Review/ }).click();
  await expect(page.getByRole("row", { name: /Reschedule fee/ })).toContainText("$5.00");
  await page.getByLabel(/Reason/).fill("A trip to Rome.");
  await page.getByRole("button", { name: "Pay $5.00 and reschedule" }).click();

  await test.step("left: nothing has moved, and what was picked and written is kept", async () => {
    await page.getByRole("link", { name: "Go back without paying" }).click();
    await expect(page.getByText("Nothing has moved yet.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Give the times back" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not paid");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Back to your changes" }).click();
    await expect(page.getByLabel(/Reason/)).toHaveValue("A trip to Rome.");
  });

  await test.step("paid: the page waits for it, and goes on by itself", async () => {
    await page.getByRole("button", { name: "Pay $5.00 and reschedule" }).click();
    const checkout = checkoutOf(page.url());
    const back = await page.getByRole("link", { name: "Go back without paying" }).getAttribute("href");
    await page.goto((back ?? "").replace("?left=1", ""));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waiting for your payment");
    await expectAccessible(page);
    await tell(stripe(), { do: "pay", checkout });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your session is rescheduled");
    await expect(page.getByText(/You paid the reschedule fee of \$5\.00 \(TXN-\w+\)/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
    const { text } = await nextMail(email, "Your session is rescheduled");
    expect(text).toMatch(/Receipt:\s+.*Reschedule fee: \$5\.00/);
  });

  await page.goto(`${path}?tab=keep`);
  const books = page.getByRole("region", { name: "Payments" }).getByRole("listitem");
  await expect(books).toHaveText([/\$150\.00.*Price of the package.*Paid/, /\$5\.00.*Reschedule fee.*Paid/]);
  await expectAccessible(page);
});

test("paid for a time that is gone: the money goes back, and both sides are told", async ({ page }) => {
  const email = "gina@payments.example";
  const paid = await paidPage();
  const path = await bookAndPay(page, paid, email);
  const { sessions } = await (await page.request.get(`/api/v1${path}`)).json();
  const [start] = await paidStarts(page.request, paid, 1, 40);
  const answer = await page.request.post(`/api/v1${path}/reschedule`, {
    data: { moves: [{ session: sessions[0].id, start }] },
  });
  expect(answer.status()).toBe(202);
  const { checkoutUrl } = await answer.json();
  // What only a fault could bring about: the times are held no more, and somebody else takes them.
  await sql("DELETE FROM blocked_time WHERE hold_id = (SELECT id FROM hold WHERE checkout_id = $1)", [
    checkoutOf(checkoutUrl),
  ]);
  const other = await page.request.post(`/api/v1/pages/${paid.slug}/paid/bookings`, {
    data: {
      starts: await paidStarts(page.request, paid, 3, 40),
      zone: "UTC",
      customer: { name: "Quick Quinn", email: "quinn@payments.example" },
    },
  });
  expect(other.status()).toBe(202);
  await page.goto(checkoutUrl);
  await page.getByRole("button", { name: "Pay $5.00" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not moved");
  await expect(page.getByRole("heading", { name: "$5.00 goes back to you" })).toBeVisible();
  await expectAccessible(page);
  const customers = await nextMail(email, "Your payment of $5.00 goes back to you");
  expect(customers.text).toContain("Nothing has moved.");
  expect(customers.text).toMatch(/Reference: TXN-/);
  const owners = await nextMail(paid.ownerEmail, "Payment returned: Mentoring with John Smith");
  expect(owners.text).toContain("$5.00 goes back to the card of John Smith.");
});

test("a cancellation: what comes back is said before, and goes back by itself", async ({ page }) => {
  const email = "carla@payments.example";
  await sql(
    `INSERT INTO payment_settings (account_id, refund_policy, updated_at) SELECT id, 'automatic', now() FROM account
     ON CONFLICT (account_id) DO UPDATE SET refund_policy = 'automatic'`,
  );
  const paid = await paidPage();
  const path = await bookAndPay(page, paid, email);
  await page.goto(`${path}?tab=cancel`);
  await expect(page.getByText(/Refunds go back to the card that you paid with/)).toBeVisible();
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Cancel selected sessions" }).click();
  await expect(page.getByText(/You receive \$25\.00 back, to the card that you paid with/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel 1 session" }).click();
  await expect(page.getByText(/\$25\.00 \(TXN-\w+\) goes back to the card/)).toBeVisible();
  const { text } = await nextMail(email, "Your session is canceled");
  expect(text).toContain("$25.00 goes back to the card that you paid with.");
  await expect(async () => {
    await page.goto(`${path}?tab=keep`);
    const books = page.getByRole("region", { name: "Payments" }).getByRole("listitem");
    await expect(books.last()).toHaveText(/\$25\.00.*Refund.*Refunded/, { timeout: 500 });
  }).toPass();
});
