import type { Page } from "@playwright/test";
import pg from "pg";
import { expectAccessible } from "@/tests/support/axe";
import { type BookedOverHttp, bookOn, freeStarts, workday } from "@/tests/support/booking-over-http";
import { invitations, mailsTo, nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

/** Days of their own, later than those of the other files. */
const FIRST_DAY = 60;
const DANA = "dana@demo.example";

const person = (name: string) => ({ name: `${name} Field`, email: `${name.toLowerCase()}@actions.example` });

function pathOf(action: string, ...sessions: readonly { readonly id: string }[]): string {
  return `/admin/sessions/${action}?${new URLSearchParams(sessions.map(({ id }) => ["session", id]))}`;
}

async function review(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(page.getByRole("heading", { name: /mailed$/ })).toBeVisible();
}

/** The subjects that the page shows, by address. */
async function mailsShown(page: Page): Promise<Record<string, string>> {
  const rows = page.locator("#mails li");
  const texts = await rows.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector(".to")?.textContent?.split(" ").at(-1) ?? "",
      item.querySelector("b")?.textContent ?? "",
    ]),
  );
  return Object.fromEntries(texts);
}

/** Everybody whom the page named is mailed what the page said. */
async function expectMailed(shown: Record<string, string>): Promise<void> {
  for (const [address, subject] of Object.entries(shown)) await nextMail(address, subject);
}

/** What only time could bring about: the session began five minutes ago. */
async function letBegin(id: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.RESLOT_DATABASE_URL });
  await client.connect();
  await client.query(
    "UPDATE session SET starts_at = now() - interval '5 minutes', ends_at = now() + interval '25 minutes' WHERE id = $1",
    [id],
  );
  await client.end();
}

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("approve: one of the suggested times, with a note; everybody is mailed what was shown", async ({
  page,
  request,
}) => {
  const ann = person("Ann");
  const { sessions } = await bookOn(request, "trial", 3, workday(FIRST_DAY), 4, ann);
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
  const day = workday(FIRST_DAY + 1);
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
  const { sessions } = await bookOn(request, "trial", 2, workday(FIRST_DAY + 2), 4, dee);
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
  const { sessions } = await bookOn(request, "coaching", 3, workday(FIRST_DAY + 3), 4, cleo);
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
  const day = workday(FIRST_DAY + 4);
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
  const day = workday(FIRST_DAY + 5);
  const [free] = await freeStarts(request, "intro", day);
  const other = await bookOn(request, "intro", 1, day, 4, person("Una"));
  const { sessions } = await bookOn(request, "intro", 1, day, 4, person("Ugo"));
  expect(other.sessions[0]!.start).toBe(free);
  await page.goto(pathOf("reschedule", ...sessions));
  await page.getByLabel("Date", { exact: true }).fill(day);
  await page.getByLabel("Time", { exact: true }).fill("09:00");
  await page.getByRole("button", { name: "Take this time" }).click();
  await page.getByRole("button", { name: "Review the change" }).click();
  await expect(page.getByRole("alert")).toContainText("there is another session then");
  await expect(page.getByRole("button", { name: "Review", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Pick other times" }).click();
  await expect(page.getByText("0 of 1 time picked")).toBeVisible();
});

test("request a reschedule: Reschedule now, no fee, no reason asked, the same sessions move", async ({
  page,
  request,
}) => {
  const day = workday(FIRST_DAY + 6);
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
  const { sessions, path } = await bookOn(request, "intro", 1, workday(FIRST_DAY + 7), 4, max);
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
  const { sessions } = await bookOn(request, "meeting", 3, workday(FIRST_DAY + 8), 4, nia);
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
  const day = workday(FIRST_DAY + 9);
  const wim = person("Wim");
  const { sessions, api } = await bookOn(request, "coaching", 3, day, 4, wim);
  const free = await freeStarts(request, "coaching", workday(FIRST_DAY + 10));
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
  expect(Object.keys(shown)).not.toContain("guest@customers.example");
  await page.getByRole("button", { name: "Waive the fee" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The fee is waived");
  await expectMailed(shown);
  expect((await nextMail(wim.email, "Your reschedule fee is waived")).text).toContain("> You told me early.");
  await page.goto(pathOf("waive", sessions[0]!));
  await expect(page.getByText("No reschedule fee is due for this booking.")).toBeVisible();
});

test("sessions of two bookings: what became of one does not stop the other, and is said", async ({
  page,
  request,
}) => {
  const day = workday(FIRST_DAY + 11);
  const one = await bookOn(request, "intro", 1, day, 4, person("Ida"));
  const two = await bookOn(request, "intro", 1, day, 4, person("Jo"));
  await page.goto(pathOf("cancel", ...one.sessions, ...two.sessions));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancel 2 sessions");
  await review(page);
  const gone = await request.post(`${one.api}/cancel`, { data: { sessions: [one.sessions[0]!.id] } });
  expect(gone.status()).toBe(200);
  await page.getByRole("button", { name: "Cancel 2 sessions" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 session is canceled");
  await expect(page.getByRole("alert")).toContainText("Ida Field, Introduction: The status of a session");
  await nextMail(person("Jo").email, "Your booking is canceled");
});

test.describe("without JavaScript, at 390 px", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  test("cancel, and move to a typed time", async ({ page, request }) => {
    const day = workday(FIRST_DAY + 12);
    const kai = person("Kai");
    const { sessions } = await bookOn(request, "meeting", 3, day, 4, kai);
    await page.goto(pathOf("cancel", sessions[0]!));
    await page.getByLabel(/Note to Kai/).fill("Sorry.");
    await review(page);
    await page.getByText("Read this mail").click();
    await expect(page.getByText("> Sorry.")).toBeVisible();
    await page.getByRole("button", { name: "Cancel 1 session" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 session is canceled");
    await page.goto(pathOf("reschedule", sessions[1]!));
    await page.getByLabel("Date", { exact: true }).fill(day);
    await page.getByLabel("Time", { exact: true }).fill("18:00");
    await page.getByRole("button", { name: "Take this time" }).click();
    await page.getByRole("button", { name: "Review the change" }).click();
    await review(page);
    await page.getByRole("button", { name: "Move all the same" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 session is rescheduled");
    await nextMail(kai.email, "Your session is rescheduled");
  });
});

for (const width of [390, 1280]) {
  test(`every page of the actions at ${width} px: nothing hides, axe finds nothing`, async ({
    page,
    request,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const day = workday(FIRST_DAY + 13 + (width === 390 ? 0 : 1));
    const pack: BookedOverHttp = await bookOn(request, "coaching", 3, day, 4, person(`Lea${width}`));
    const trial = await bookOn(request, "trial", 3, day, 4, person(`Mia${width}`));
    const [first, second] = pack.sessions;
    const look = async () => {
      await expectAccessible(page);
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(overflow), page.url()).toBeLessThanOrEqual(0);
    };
    for (const path of [
      pathOf("approve", ...trial.sessions),
      pathOf("cancel", first!, second!),
      pathOf("request", first!),
      pathOf("no-show", first!),
      pathOf("waive", first!),
      pathOf("reschedule", first!, second!),
      pathOf("reschedule", first!, ...trial.sessions),
      "/admin/sessions/cancel",
      "/admin/sessions/done",
    ]) {
      await page.goto(path);
      await look();
    }
    await page.goto(pathOf("cancel", first!, ...trial.sessions));
    await review(page);
    await page.getByText("Read this mail").first().click();
    await look();
    await page.getByRole("button", { name: "Cancel 2 sessions" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 sessions are canceled");
    await look();
  });
}
