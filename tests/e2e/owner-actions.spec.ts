import { bookOn, freeStarts } from "@/tests/support/booking-over-http";
import { actionDay, DANA, expectMailed, mailsShown, pathOf, person, review } from "./actions";
import { invitations, nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("approve: one of the suggested times, with a note; everybody is mailed what was shown", async ({
  page,
  request,
}) => {
  const ann = person("Ann");
  const { sessions } = await bookOn(request, "trial", 3, actionDay(0), 4, ann);
  await page.goto(pathOf("approve", ...sessions));
  await expect(page.getByRole("radio")).toHaveCount(3);
  await page.getByRole("radio").nth(1).check();
  await page.getByLabel(/Note to Ann/).fill("Bring your plan.\nAnd a pen.");
  await review(page);
  const shown = await mailsShown(page);
  expect(shown).toMatchObject({
    [ann.email]: "Your booking is confirmed",
    [DANA]: "Confirmed: Trial session with Ann Field",
    "robin@demo.example": "Confirmed: Trial session with Ann Field",
  });
  await page.getByText("Read this mail").click();
  await expect(page.getByText("> Bring your plan.")).toBeVisible();
  await page.getByRole("button", { name: "Approve the request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 request is approved");
  await expect(page.getByRole("link", { name: "Trial session" })).toHaveAttribute(
    "href",
    `/admin/activity/${sessions[0]!.id}`,
  );
  await expectMailed(shown);
  const { text } = await nextMail(ann.email, "Your booking is confirmed");
  expect(text).toContain("Note from Dana Demo:\n> Bring your plan.\n> And a pen.");
  expect(await invitations(ann.email, 1)).toMatchObject([{ sequence: 0 }]);
});

test("approve: another time than suggested, outside the hours, after a warning", async ({
  page,
  request,
}) => {
  const day = actionDay(1);
  const abe = person("Abe");
  const { sessions } = await bookOn(request, "trial", 2, day, 4, abe);
  await page.goto(pathOf("approve", ...sessions));
  await page.getByRole("link", { name: "Pick another time" }).click();
  await page.getByLabel("Date", { exact: true }).fill(day);
  await page.getByLabel("Time", { exact: true }).fill("20:30");
  await page.locator("#typed").getByRole("button", { name: "Take this time" }).click();
  await expect(page.getByText("1 of 1 time picked")).toBeVisible();
  await page.getByRole("button", { name: "Take this time" }).last().click();
  await expect(page.getByRole("radio", { checked: true })).toHaveAccessibleName(/8:30 PM - 9:00 PM/);
  await review(page);
  await expect(page.getByText("It lies outside the hours of the page")).toBeVisible();
  await page.getByRole("button", { name: "Approve all the same" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 request is approved");
  const mail = await nextMail(abe.email, "Your booking is confirmed");
  expect(mail.text).toContain("8:30 PM - 9:00 PM");
});

test("decline: the request ends, with the reason", async ({ page, request }) => {
  const dee = person("Dee");
  const { sessions } = await bookOn(request, "trial", 2, actionDay(2), 4, dee);
  await page.goto(pathOf("cancel", ...sessions));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Decline the request");
  await page.getByLabel(/Note to Dee/).fill("We are fully booked.");
  await review(page);
  const shown = await mailsShown(page);
  await page.getByRole("button", { name: "Decline the request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 request is declined");
  await expectMailed(shown);
  const { text } = await nextMail(dee.email, "Your booking request is declined");
  expect(text).toContain("> We are fully booked.");
});

test("cancel two of three: the refund is the owner's choice, and stays typed when it is too high", async ({
  page,
  request,
}) => {
  const cleo = person("Cleo");
  const { sessions } = await bookOn(request, "coaching", 3, actionDay(3), 4, cleo);
  await page.goto(pathOf("cancel", sessions[0]!, sessions[1]!));
  await expect(page.getByRole("radio", { name: "By the policy: $50.00" })).toBeChecked();
  await page.getByRole("radio", { name: "Another amount" }).check();
  await page.getByLabel("Another amount in USD").fill("150.01");
  await page.getByLabel(/Note to Cleo/).fill("I am ill.");
  await page.getByRole("button", { name: "Review", exact: true }).click();
  const amount = page.getByLabel("Another amount in USD");
  await expect(amount).toHaveAccessibleDescription(/Write an amount up to \$150\.00/);
  await expect(amount).toHaveValue("150.01");
  await expect(page.getByLabel(/Note to Cleo/)).toHaveValue("I am ill.");
  await amount.fill("120");
  await review(page);
  await expect(page.getByText("$120.00 to Cleo Field")).toBeVisible();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByLabel("Another amount in USD").fill("125.50");
  await review(page);
  const shown = await mailsShown(page);
  await page.getByRole("button", { name: "Cancel 2 sessions" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 sessions are canceled");
  await expectMailed(shown);
  const { text } = await nextMail(cleo.email, "Your 2 sessions are canceled");
  expect(text).toContain("> I am ill.");
  expect(text).toContain("$125.50 is to be refunded. You settle it with Dana Demo directly.");
  const events = (await invitations(cleo.email, 5)).slice(3);
  expect(events.map(({ status, sequence }) => [status, sequence])).toEqual([
    ["CANCELLED", 1],
    ["CANCELLED", 1],
  ]);
});

test("reschedule for the customer: a free time as they would pick it, and one outside the hours; never a fee", async ({
  page,
  request,
}) => {
  const day = actionDay(4);
  const rob = person("Rob");
  const { sessions } = await bookOn(request, "coaching", 3, day, 4, rob);
  const before = await invitations(rob.email, 3);
  await page.goto(pathOf("reschedule", sessions[0]!, sessions[1]!));
  await expect(page.getByText("0 of 2 times picked")).toBeVisible();
  const old = page.url();
  await page.getByRole("radio").nth(10).click({ force: true });
  await page.waitForURL((url) => url.href !== old);
  await expect(page.getByText("1 of 2 times picked")).toBeVisible();
  await page.getByLabel("Date", { exact: true }).fill(day);
  await page.getByRole("button", { name: "Take this time" }).click();
  await expect(page.getByLabel("Time", { exact: true })).toHaveAccessibleDescription(/Write a time/);
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue(day);
  await page.getByLabel("Time", { exact: true }).fill("19:07");
  await page.getByRole("button", { name: "Take this time" }).click();
  await expect(page.getByText("2 of 2 times picked")).toBeVisible();
  await page.getByRole("button", { name: "Review changes" }).click();
  await expect(page.getByText("It lies outside the hours of the page")).toBeVisible();
  await page.getByLabel(/Note to Rob/).fill("As we said on the telephone.");
  await review(page);
  const shown = await mailsShown(page);
  await page.getByRole("button", { name: "Move all the same" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 sessions are rescheduled");
  await expectMailed(shown);
  const { text } = await nextMail(rob.email, "Your 2 sessions are rescheduled");
  expect(text).toContain("7:07 PM - 7:37 PM");
  expect(text).toContain("> As we said on the telephone.");
  expect(text).not.toMatch(/fee/i);
  const moved = (await invitations(rob.email, 5)).slice(3);
  expect(moved.map(({ sequence }) => sequence)).toEqual([1, 1]);
  for (const { uid } of moved) expect(before.map((event) => event.uid)).toContain(uid);
});

test("reschedule: a time of another session is refused, with the way to another one", async ({
  page,
  request,
}) => {
  const day = actionDay(5);
  const [free] = await freeStarts(request, "intro", day);
  const other = await bookOn(request, "intro", 1, day, 4, person("Una"));
  const { sessions } = await bookOn(request, "intro", 1, day, 4, person("Ugo"));
  expect(other.sessions[0]!.start).toBe(free);
  await page.goto(pathOf("reschedule", ...sessions));
  await page.getByLabel("Date", { exact: true }).fill(day);
  await page.getByLabel("Time", { exact: true }).fill("09:00");
  await page.getByRole("button", { name: "Take this time" }).click();
  await page.getByRole("button", { name: "Review the change" }).click();
  await expect(page.locator(".banner-ask")).toContainText("there is another session then");
  await expect(page.getByRole("button", { name: "Review", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Pick other times" }).click();
  await expect(page.getByText("0 of 1 time picked")).toBeVisible();
});
