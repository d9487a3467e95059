import { expectAccessible } from "@/tests/support/axe";
import { type BookedOverHttp, bookOn } from "@/tests/support/booking-over-http";
import { actionDay, pathOf, person, review } from "./actions";
import { nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("sessions of two bookings: what became of one does not stop the other, and is said", async ({
  page,
  request,
}) => {
  const day = actionDay(11);
  const one = await bookOn(request, "intro", 1, day, 4, person("Ida"));
  const two = await bookOn(request, "intro", 1, day, 4, person("Jo"));
  await page.goto(pathOf("cancel", ...one.sessions, ...two.sessions));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cancel 2 sessions");
  await review(page);
  const gone = await request.post(`${one.api}/cancel`, { data: { sessions: [one.sessions[0]!.id] } });
  expect(gone.status()).toBe(200);
  await page.getByRole("button", { name: "Cancel 2 sessions" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 session is canceled");
  await expect(page.locator(".banner-ask")).toContainText("Ida Field, Introduction: The status of a session");
  await nextMail(person("Jo").email, "Your booking is canceled");
});

test.describe("without JavaScript, at 390 px", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  test("cancel, and move to a typed time", async ({ page, request }) => {
    const day = actionDay(12);
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
    const day = actionDay(13 + (width === 390 ? 0 : 1));
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
