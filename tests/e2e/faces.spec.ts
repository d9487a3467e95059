import pg from "pg";
import { expectAccessible } from "@/tests/support/axe";
import { bookOn, freeStarts, workday } from "@/tests/support/booking-over-http";
import { nextMail } from "./mails";
import { expect, test } from "./quiet-page";
import { chooseTime, inZone } from "./times";

/** Every face of the Cancel/Reschedule page. Times that only waiting would bring about are set in the database. */

const HOUR = 3_600_000;

async function sql(text: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.RESLOT_DATABASE_URL });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}

/** Puts a session at another time, as if it had been booked so. */
const placeAt = (id: string, start: number, minutes = 60) =>
  sql("UPDATE session SET starts_at = $2, ends_at = $3 WHERE id = $1", [
    id,
    new Date(start),
    new Date(start + minutes * 60_000),
  ]);

const setStatus = (ids: string[], status: string, by: string) =>
  sql("UPDATE session SET status = $2::session_status, status_by = $3::actor WHERE id = ANY($1::uuid[])", [
    ids,
    status,
    by,
  ]);

test("a package: each session judged on its own, with its reason", async ({ page, request }) => {
  const booked = await bookOn(request, "consulting", 5, workday(0), 4);
  const [past, canceled, late, , missed] = booked.sessions.map(({ id }) => id);
  await placeAt(past!, Date.now() - 48 * HOUR);
  await setStatus([past!], "completed", "system");
  await setStatus([canceled!], "canceled", "customer");
  await placeAt(late!, Date.now() + 5 * HOUR);
  await placeAt(missed!, Date.now() - 24 * HOUR);
  await setStatus([missed!], "no_show", "owner");
  await page.goto(booked.path);
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  const closed = page.getByRole("region", { name: "Sessions that cannot be rescheduled" });
  await expect(closed.getByRole("listitem")).toHaveCount(4);
  await expect(closed.getByText(/Changes closed .*, 24 hours before the start\./)).toBeVisible();
  await expect(closed.getByText("This session has taken place.")).toBeVisible();
  await expect(closed.getByText("This session was canceled.")).toBeVisible();
  await expect(closed.getByRole("link", { name: "Ask Dana about this session" })).toHaveCount(1);
  await expect(page.getByText(/up to 24 hours before the scheduled session time/)).toBeVisible();
  await expectAccessible(page);
  for (const tab of ["cancel", "keep"]) {
    await page.goto(`${booked.path}?tab=${tab}`);
    await expectAccessible(page);
  }
});

test("a single booking: no checkbox; never reschedulable, cancelable", async ({ page, request }) => {
  const booked = await bookOn(request, "intro", 1, workday(1));
  await page.goto(booked.path);
  await expect(page.getByText("How would you like to update this booking?")).toBeVisible();
  await expect(page.getByText("Bookings cannot be rescheduled online.").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Contact Dana Demo/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Cancel", exact: true }).click();
  await expect(page.getByText("Bookings can be canceled any time before the meeting time.")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel this booking" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking is canceled");
  await expectAccessible(page);
});

test("everything has taken place: a page to read", async ({ page, request }) => {
  const booked = await bookOn(request, "meeting", 3, workday(2));
  for (const [index, { id }] of booked.sessions.entries())
    await placeAt(id, Date.now() - (index + 1) * 24 * HOUR, 15);
  await setStatus(
    booked.sessions.map(({ id }) => id),
    "completed",
    "system",
  );
  await page.goto(booked.path);
  await expect(page.getByText("None of your sessions can be rescheduled online")).toBeVisible();
  await expect(
    page.getByText("Everything that was booked here has taken place or was canceled."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "See available times" })).toHaveCount(0);
  await expectAccessible(page);
});

test("a link from one session's event opens with that session ticked", async ({ page, request }) => {
  const booked = await bookOn(request, "meeting", 3, workday(3));
  const feed = await (await request.get(`${booked.api}/calendar.ics`)).text();
  const links = feed.replace(/\r\n /g, "").match(/\/manage\/[\w-]+/g) ?? [];
  const [, second] = [...new Set(links)];
  await page.goto(second ?? "");
  const boxes = page.getByRole("checkbox");
  await expect(boxes.nth(1)).toBeChecked();
  await expect(boxes.nth(0)).not.toBeChecked();
  await expect(page.getByText("1 session selected")).toBeVisible();
});

test("a deadline that passes between the page and the submit is refused, and the choices stay", async ({
  page,
  request,
}) => {
  const booked = await bookOn(request, "consulting", 5, workday(4), 4);
  const [session] = booked.sessions;
  const target = (await freeStarts(request, "consulting", workday(5)))[0] ?? "";
  await page.goto(`${booked.path}/review?move=${session!.id}@${target.replace(".000Z", "Z")}`);
  await expect(page.getByRole("heading", { name: "Review your change" })).toBeVisible();
  await placeAt(session!.id, Date.now() + 23 * HOUR);
  await page.getByRole("button", { name: "Confirm new time" }).click();
  await expect(page.getByRole("alert", { name: "It is too late to change this online." })).toBeVisible();
  const { sessions } = await (await request.get(booked.api)).json();
  expect(sessions.find(({ id }: { id: string }) => id === session!.id).status).toBe("scheduled");
});

test("a slot lost meanwhile: which, what is kept, what is near; by keyboard alone", async ({
  page,
  request,
}) => {
  const booked = await bookOn(request, "meeting", 3, workday(6));
  const free = await freeStarts(request, "meeting", workday(7));
  const clean = (start: string | undefined) => (start ?? "").replace(".000Z", "Z");
  const [one, two] = booked.sessions;
  await page.goto(
    `${booked.path}/review?move=${one!.id}@${clean(free[0])}&move=${two!.id}@${clean(free[8])}`,
  );
  await page.getByLabel(/Reason for rescheduling/).fill("Kept while one time is lost");
  const taken = await request.post("/api/v1/pages/demo/intro/bookings", {
    data: { starts: [free[0]], zone: "UTC", customer: { name: "Eve", email: "eve@customers.example" } },
  });
  expect(taken.status()).toBe(201);
  await page.getByRole("button", { name: "Confirm new times" }).press("Enter");
  const lost = page.getByRole("alert", { name: /was just taken\. Your other choice is kept\./ });
  await expect(lost).toBeVisible();
  await expectAccessible(page);
  await lost.getByRole("link").first().press("Enter");
  await expect(page.getByText("2 of 2 times picked")).toBeVisible();
  await page.getByRole("button", { name: "Review changes" }).press("Enter");
  await expect(page.getByLabel(/Reason for rescheduling/)).toHaveValue("Kept while one time is lost");
  await page.getByRole("button", { name: "Confirm new times" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your 2 sessions are rescheduled");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your old times are back");
  await expectAccessible(page);
});

test("the times of a list that crosses a clock change stand under a zone label each", async ({
  page,
  request,
}) => {
  const booked = await bookOn(request, "meeting", 3, workday(8));
  const [first, second, third] = booked.sessions.map(({ id }) => id);
  const year = new Date().getUTCFullYear() + 1;
  await placeAt(first!, Date.parse(`${year}-10-25T15:00:00Z`), 15);
  await placeAt(second!, Date.parse(`${year}-10-26T15:00:00Z`), 15);
  await placeAt(third!, Date.parse(`${year}-11-15T15:00:00Z`), 15);
  await page.goto(booked.path);
  await expect(page.getByText("(GMT-4:00) [DST]")).toHaveCount(1);
  await expect(page.getByText("(GMT-5:00)")).toHaveCount(1);
  await expectAccessible(page);
});

test("another zone at any step: every time follows, and what is ticked stays", async ({ page, request }) => {
  const booked = await bookOn(request, "meeting", 3, workday(9));
  await page.goto(booked.path);
  await page.getByRole("checkbox").nth(1).check();
  await page.getByRole("link", { name: "Change time zone" }).click();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Kathmandu");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("(GMT+5:45)").first()).toBeVisible();
  await expect(page.getByRole("checkbox").nth(1)).toBeChecked();
  await page.getByRole("button", { name: "See available times" }).click();
  await expect(page.getByText("(GMT+5:45)").first()).toBeVisible();
  await expectAccessible(page);
});

test("a time pressed before the script arrives is chosen once it is there; one that arrow keys moved to is not", async ({
  page,
}) => {
  for (const byKeyboard of [false, true]) {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\.js(\?|$)/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(inZone("/demo/meeting"), { waitUntil: "commit" });
    const time = page.getByRole("radio").first();
    if (byKeyboard) {
      await time.focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
    } else await time.click({ force: true });
    await expect(time).toBeChecked();
    arrive();
    await expect(page.getByText("Move with the arrow keys, choose with Enter.")).toBeAttached();
    if (byKeyboard) {
      await expect(page.getByText("0 of 3 times picked").first()).toBeVisible();
      await page.keyboard.press("Enter");
    }
    await expect(page.getByText("1 of 3 times picked").first()).toBeVisible();
    await page.unrouteAll({ behavior: "wait" });
  }
});

test("the booking pages, the picker as calendar and list, and wrong links", async ({ page, request }) => {
  const booked = await bookOn(request, "coaching", 3, workday(10));
  const [session] = booked.sessions;
  for (const path of [
    "/demo",
    "/demo/coaching",
    "/demo/coaching?view=list",
    "/demo/trial",
    `${booked.path}/done`,
    `${booked.path}/times?session=${session!.id}`,
    `${booked.path}/times?session=${session!.id}&view=list`,
    "/manage/nothing",
    "/nobody/here",
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("a request that awaits approval: no policy; other times suggested, then withdrawn", async ({
  page,
  request,
}) => {
  const free = await freeStarts(request, "trial", workday(11));
  const answer = await request.post("/api/v1/pages/demo/trial/bookings", {
    data: {
      starts: [free[0], free[6]],
      zone: "America/New_York",
      customer: { name: "Ann", email: "ann@customers.example" },
    },
  });
  const { manageUrl, status } = await answer.json();
  expect(status).toBe("requested");
  await page.goto(new URL(manageUrl).pathname);
  await expect(page.getByText("How would you like to update the booking request?")).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "Your booking request is awaiting approval." }),
  ).toBeVisible();
  await expect(page.getByText("Reschedule policy")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Suggested times" }).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Suggest other times" }).click();
  await chooseTime(page);
  await expect(page.getByText("1 time suggested").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send these times" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your new times are sent");
  await expectAccessible(page);
  await page.goto(`${new URL(manageUrl).pathname}?tab=cancel`);
  await expect(page.getByText("Cancellation policy")).toHaveCount(0);
  await page.getByRole("button", { name: "Withdraw the request" }).click();
  await page.getByRole("button", { name: "Withdraw the request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is withdrawn");
});

test("a guest is told that a change affects everybody", async ({ page, request }) => {
  const guest = `guest-${Date.now()}@customers.example`;
  const free = await freeStarts(request, "meeting", workday(12));
  await request.post("/api/v1/pages/demo/meeting/bookings", {
    data: {
      starts: [free[0], free[2], free[4]],
      zone: "America/New_York",
      customer: { name: "Priya Nair", email: "priya@customers.example" },
      guests: [guest],
    },
  });
  const { link } = await nextMail(guest, "Your 3 sessions are confirmed");
  await page.goto(link);
  await expect(
    page.getByText("What you change here changes for all participants, Priya Nair included."),
  ).toBeVisible();
  await expectAccessible(page);
});

test("a page without event types is booked itself, under its own policy", async ({ page }) => {
  const slug = `solo-${Date.now()}`;
  const id = crypto.randomUUID();
  await sql(
    `INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, policy)
     SELECT account_id, $1, $2, owner_id, 'A talk with Dana', zone, (SELECT policy FROM event_type e WHERE e.slug = 'intro')
     FROM booking_page WHERE slug = 'demo'`,
    [id, slug],
  );
  await sql(
    `INSERT INTO weekly_hours SELECT account_id, $1, 6, 600, 900 FROM booking_page WHERE slug = 'demo'`,
    [id],
  );
  await page.goto(inZone(`/${slug}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A talk with Dana");
  await expect(page.getByText("Bookings cannot be rescheduled online.")).toBeVisible();
  await expectAccessible(page);
  await chooseTime(page);
  await page.getByLabel("Full name").fill("Ann Other");
  await page.getByLabel("Email").fill("ann@customers.example");
  await page.getByRole("button", { name: "Book" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking is confirmed");
});

test("mixed tiers: each row its own fee and until when, and a total of what is ticked", async ({
  page,
  request,
}) => {
  const booked = await bookOn(request, "coaching", 3, workday(13));
  const [soon, later, late] = booked.sessions.map(({ id }) => id);
  const tiers = [
    { minutesBefore: 3 * 24 * 60, amount: { kind: "none" } },
    { minutesBefore: 24 * 60, amount: { kind: "percent", percent: 10 } },
  ];
  await sql("UPDATE booking SET policy = jsonb_set(policy, '{reschedule,tiers}', $2) WHERE reference = $1", [
    booked.reference,
    JSON.stringify(tiers),
  ]);
  await placeAt(soon!, Date.now() + 48 * HOUR, 30);
  await placeAt(later!, Date.now() + 240 * HOUR, 30);
  await placeAt(late!, Date.now() + 5 * HOUR, 30);
  await page.goto(booked.path);
  await expect(
    page.getByText(/Rescheduling is free until 3 days before\. After that, a fee of 10%/),
  ).toBeVisible();
  const rows = page.getByRole("group", { name: "Sessions that can be rescheduled" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(/\$5\.00 until .*, then closed/);
  await expect(rows.nth(1)).toContainText(/Free until .*, then \$5\.00/);
  await page.getByRole("checkbox").nth(1).check();
  await expect(page.getByText("No reschedule fee")).toBeVisible();
  await page.getByRole("checkbox").nth(0).check();
  await expect(page.getByText("Reschedule fee $5.00")).toBeVisible();
  await expectAccessible(page);
});
