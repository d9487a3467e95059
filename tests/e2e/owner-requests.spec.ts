import { bookOn, freeStarts } from "@/tests/support/booking-over-http";
import { actionDay, DANA, expectMailed, letBegin, mailsShown, pathOf, person, review } from "./actions";
import { invitations, mailsTo, nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("request a reschedule: Reschedule now, no fee, no reason asked, the same sessions move", async ({
  page,
  request,
}) => {
  const day = actionDay(6);
  const tom = person("Tom");
  const { sessions } = await bookOn(request, "coaching", 3, day, 4, tom);
  const before = await invitations(tom.email, 3);
  await page.goto(pathOf("request", sessions[0]!, sessions[1]!));
  await page.getByLabel(/Why do you ask/).fill("I am at a fair.");
  await review(page);
  const shown = await mailsShown(page);
  await page.getByRole("button", { name: "Ask for 2 new times" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 new times are asked for");
  await expectMailed(shown);
  expect(await freeStarts(request, "coaching", day)).toContain(sessions[0]!.start);
  const asked = (await invitations(tom.email, 5)).slice(3);
  for (const event of asked) {
    expect(event).toMatchObject({ status: "CANCELLED", sequence: 1 });
    expect(event.description).toContain("A new time is asked for.");
  }

  const mail = await nextMail(tom.email, "Please pick new times for your 2 sessions");
  expect(mail.text).toContain("> I am at a fair.");
  const link = /Reschedule now: (\S+)/.exec(mail.text)?.[1] ?? "";
  await page.goto(link);
  await expect(
    page.getByRole("heading", { name: "Dana asks you to pick new times for 2 sessions" }),
  ).toBeVisible();
  await expect(page.getByText("I am at a fair.")).toBeVisible();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await expect(page.getByText("No reschedule fee")).toBeVisible();
  await page.getByRole("button", { name: "See available times" }).click();
  await page.getByRole("button", { name: /^Move all by a week/ }).click();
  await page.getByRole("button", { name: "Review changes" }).click();
  await expect(page.getByRole("row", { name: /Reschedule fee/ })).toContainText("Free");
  await page.getByRole("button", { name: "Confirm new times" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your 2 sessions are rescheduled");
  const moved = (await invitations(tom.email, 7)).slice(5);
  expect(moved.map(({ sequence }) => sequence)).toEqual([2, 2]);
  for (const { uid } of moved) expect(before.map((event) => event.uid)).toContain(uid);
  expect((await nextMail(tom.email, "Your 2 sessions are rescheduled")).text).not.toContain("is due");
});

test("request a reschedule of a session that can never be moved online, with one that stays", async ({
  page,
  request,
}) => {
  const max = person("Max");
  const { sessions, path } = await bookOn(request, "intro", 1, actionDay(7), 4, max);
  await page.goto(pathOf("request", ...sessions));
  await expect(page.getByText("Max could not reschedule this session online")).toBeVisible();
  await expect(page.getByText("Bookings cannot be rescheduled online.")).toBeVisible();
  await review(page);
  await page.getByRole("button", { name: "Ask for a new time" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 new time is asked for");
  await page.goto(path);
  await expect(page.getByText("Bookings cannot be rescheduled online.")).toHaveCount(0);
  await page.getByRole("button", { name: "See available times" }).click();
  await page.getByRole("button", { name: /^Next free/ }).click();
  await page.getByRole("button", { name: "Review the change" }).click();
  await page.getByRole("button", { name: "Confirm new time" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking is rescheduled");
});

test("no-show: only once it has begun, after a word of warning, and nobody is mailed", async ({
  page,
  request,
}) => {
  const nia = person("Nia");
  const { sessions } = await bookOn(request, "meeting", 3, actionDay(8), 4, nia);
  await nextMail(nia.email, "Your 3 sessions are confirmed");
  await page.goto(pathOf("no-show", sessions[0]!));
  await expect(page.getByText("Wait until the session has begun")).toBeVisible();
  await letBegin(sessions[0]!.id);
  await page.goto(pathOf("no-show", sessions[0]!, sessions[1]!));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mark as no-show");
  await page.getByLabel(/^Note/).fill("Did not call.");
  await review(page);
  await expect(page.getByRole("heading", { name: "Nobody is mailed" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "This can't be undone" })).toBeVisible();
  const mailed = (await mailsTo(nia.email)).length;
  await page.getByRole("button", { name: "Mark as no-show" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 session is marked as a no-show");
  await page.goto(pathOf("no-show", sessions[0]!));
  await expect(page.getByText("Nothing can be done with the chosen sessions here.")).toBeVisible();
  expect((await mailsTo(nia.email)).length).toBe(mailed);
});

test("waive a fee that is due: with a reason, and the customer is told", async ({ page, request }) => {
  const day = actionDay(9);
  const wim = person("Wim");
  const { sessions, api } = await bookOn(request, "coaching", 3, day, 4, wim);
  const free = await freeStarts(request, "coaching", actionDay(10));
  const moves = [{ session: sessions[0]!.id, start: free[0] }];
  const moved = await request.post(`${api}/reschedule`, { data: { moves, reason: "Offsite" } });
  expect((await moved.json()).fee).toEqual({ amount: 500, currency: "USD" });
  await page.goto(pathOf("waive", sessions[0]!));
  await expect(page.getByRole("checkbox", { name: /^\$5\.00 for the session on/ })).toBeChecked();
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(page.getByLabel(/^Reason/)).toHaveAccessibleDescription(/Write a reason/);
  await page.getByLabel(/^Reason/).fill("You told me early.");
  await review(page);
  const shown = await mailsShown(page);
  expect(Object.keys(shown).sort()).toEqual(
    [wim.email, DANA, "front-desk@demo.example", "robin@demo.example"].sort(),
  );
  await page.getByRole("button", { name: "Waive the fee" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The fee is waived");
  await expectMailed(shown);
  expect((await nextMail(wim.email, "Your reschedule fee is waived")).text).toContain("> You told me early.");
  await page.goto(pathOf("waive", sessions[0]!));
  await expect(page.getByText("No reschedule fee is due for this booking.")).toBeVisible();
});
