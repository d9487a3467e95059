import type { Page } from "@playwright/test";
import { type BookedOverHttp, bookOn } from "@/tests/support/booking-over-http";
import { makeUser } from "@/tests/support/users";
import { actionDay, pathOf, person, review } from "./actions";
import { expect, test } from "./quiet-page";
import { signIn } from "./sign-in";

const PASSWORD = "a password for the tests";
const ACTIONS = ["approve", "cancel", "reschedule", "request", "no-show", "waive", "refund"] as const;

/** Somebody of the owner's side, signed in. */
async function signInAs(page: Page, name: string, pageRole?: "viewer" | "editor"): Promise<void> {
  const email = `${name}@roles.example`;
  await makeUser(process.env.RESLOT_DATABASE_URL ?? "", { email, password: PASSWORD, pageRole });
  await signIn(page, { email, password: PASSWORD });
}

/** A body that the route would take. */
function bodyOf(action: (typeof ACTIONS)[number], id: string): object {
  const times = [{ session: id, start: new Date(Date.now() + 86_400_000).toISOString() }];
  if (action === "approve") return { picks: times };
  if (action === "reschedule") return { moves: times };
  if (action === "refund") return { sessions: [id], refund: { amount: 100 } };
  return action === "waive" ? { sessions: [id], fees: ["TXN-22222222"], reason: "Fair" } : { sessions: [id] };
}

async function answersOf(page: Page, { sessions }: BookedOverHttp) {
  const [session] = sessions;
  const answers = [];
  for (const action of ACTIONS) {
    const opened = await page.request.get(pathOf(action, session!), { maxRedirects: 1 });
    const posted = await page.request.post(`/api/v1/admin/sessions/${action}`, {
      data: bodyOf(action, session!.id),
    });
    const { code } = (await posted.json()) as { code?: string };
    answers.push({ action, page: opened.status(), text: await opened.text(), api: posted.status(), code });
  }
  return answers;
}

test("a viewer is stopped in every page and every call alike, and told where their role ends", async ({
  page,
  request,
}) => {
  const booked = await bookOn(request, "intro", 1, actionDay(15), 4, person("Roy"));
  await signInAs(page, "viewer", "viewer");
  for (const answer of await answersOf(page, booked)) {
    expect(answer).toMatchObject({ page: 403, api: 403, code: "forbidden" });
    expect(answer.text).toContain("Your role ends here");
  }
});

test("whoever has no role on the page learns nothing; who is not signed in is asked to", async ({
  page,
  request,
}) => {
  const booked = await bookOn(request, "intro", 1, actionDay(16), 4, person("Sue"));
  const [session] = booked.sessions;
  const nobody = await request.post("/api/v1/admin/sessions/cancel", { data: { sessions: [session!.id] } });
  expect(nobody.status()).toBe(401);
  await page.goto(pathOf("cancel", session!));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await signInAs(page, "outsider");
  for (const answer of await answersOf(page, booked)) {
    expect(answer).toMatchObject({ page: 404, api: 404, code: "not_found" });
    expect(answer.text).not.toContain("Sue");
  }
});

test("an editor acts on the page's sessions, and is named in the record", async ({ page, request }) => {
  const { sessions, api } = await bookOn(request, "meeting", 3, actionDay(17), 4, person("Ted"));
  await signInAs(page, "editor", "editor");
  await page.goto(pathOf("cancel", sessions[0]!));
  await review(page);
  await page.getByRole("button", { name: "Cancel 1 session" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 session is canceled");

  const call = () =>
    page.request.post("/api/v1/admin/sessions/request", {
      data: { sessions: [sessions[1]!.id], reason: "Fair" },
      headers: { "idempotency-key": "editor-asks-once" },
    });
  const first = await call();
  expect(first.status()).toBe(200);
  const answer = await first.json();
  expect(answer).toMatchObject({ results: [{ sessions: [sessions[1]!.id], done: true }] });
  expect(await (await call()).json()).toEqual(answer);
  const refused = await page.request.post("/api/v1/admin/sessions/reschedule", {
    data: { moves: [{ session: sessions[2]!.id, start: sessions[2]!.start }] },
  });
  expect(refused.status()).toBe(422);
  expect(await refused.json()).toMatchObject({ code: "same_time", sessions: [{ session: sessions[2]!.id }] });
  const booking = await (await request.get(api)).json();
  expect(booking.sessions.map(({ status }: { status: string }) => status)).toEqual([
    "canceled",
    "reschedule_requested",
    "scheduled",
  ]);
});

test("the calls say what to confirm, and what can't be given back", async ({ page, request }) => {
  const { sessions } = await bookOn(request, "coaching", 3, actionDay(18), 4, person("Uli"));
  await signIn(page);
  const night = new Date(Date.parse(sessions[0]!.start) + 12 * 3_600_000).toISOString();
  const moves = [{ session: sessions[0]!.id, start: night }];
  const move = (data: object) => page.request.post("/api/v1/admin/sessions/reschedule", { data });
  const warned = await move({ moves });
  expect(warned.status()).toBe(409);
  expect(await warned.json()).toMatchObject({
    code: "needs_confirmation",
    sessions: [{ session: sessions[0]!.id, start: night, cautions: [{ code: "not_offered" }] }],
  });
  expect((await move({ moves, confirmed: true })).status()).toBe(200);
  const refund = { kind: "amount", amount: 15_001 };
  const cancel = await page.request.post("/api/v1/admin/sessions/cancel", {
    data: { sessions: [sessions[1]!.id], refund },
  });
  expect(cancel.status()).toBe(422);
  expect(await cancel.json()).toMatchObject({
    code: "refund_too_high",
    most: { amount: 15_000, currency: "USD" },
    errors: [{ field: "refund.typed" }],
  });
});
