import { type APIRequestContext, expect, test } from "@playwright/test";

/** The HTTP interface of the contract, over real HTTP, with what people and robots get wrong. */
const PAGE = "/api/v1/pages/demo";

interface Slot {
  start: string;
  end: string;
}

/** A day of its own for each test: they run side by side on one owner's calendar. */
function day(offset: number): string {
  const from = Date.now() + (40 + offset) * 86_400_000;
  const date = new Date(from);
  while ([0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

async function slots(
  request: APIRequestContext,
  eventType: string,
  from: string,
  to = from,
): Promise<Slot[]> {
  const answer = await request.get(`${PAGE}/${eventType}/slots`, {
    params: { from, to, zone: "America/New_York" },
  });
  expect(answer.status()).toBe(200);
  return (await answer.json()).slots;
}

const customer = { name: "Ann Other", email: "ann@customers.example" };

async function book(request: APIRequestContext, eventType: string, starts: string[]) {
  const answer = await request.post(`${PAGE}/${eventType}/bookings`, {
    data: { starts, zone: "Europe/London", customer },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const booked = await answer.json();
  return { ...booked, api: `/api/v1/manage/${booked.manageUrl.split("/").at(-1)}` };
}

test("the page, its event types and its slots", async ({ request }) => {
  const page = await (await request.get(PAGE)).json();
  expect(page.zone).toBe("America/New_York");
  expect(page.eventTypes.map(({ slug }: { slug: string }) => slug)).toEqual([
    "coaching",
    "meeting",
    "consulting",
    "intro",
    "trial",
  ]);
  const [first, second] = await slots(request, "coaching", day(0));
  expect(Date.parse(first?.end ?? "") - Date.parse(first?.start ?? "")).toBe(30 * 60_000);
  expect(Date.parse(second?.start ?? "") - Date.parse(first?.start ?? "")).toBe(15 * 60_000);
});

test("of 40 requests for one slot one is booked and 39 get 409 slot_taken", async ({ request }) => {
  const [slot] = await slots(request, "intro", day(7));
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      request.post(`${PAGE}/intro/bookings`, { data: { starts: [slot?.start], zone: "UTC", customer } }),
    ),
  );
  expect(answers.filter((answer) => answer.status() === 201)).toHaveLength(1);
  const lost = answers.filter((answer) => answer.status() === 409);
  expect(lost).toHaveLength(39);
  for (const answer of lost) {
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "slot_taken", status: 409 });
  }
});

test("the booking as its link tells it, a move, a clash, a cancellation, an undo", async ({ request }) => {
  const free = await slots(request, "coaching", day(14));
  const at = (index: number) => free[index]?.start ?? "";
  const booked = await book(request, "coaching", [at(0), at(4), at(8)]);
  expect(booked.reference).toMatch(/^PKG-/);
  const [one, two, three] = booked.sessions;

  const read = await (await request.get(booked.api)).json();
  expect(read.sessions[0].reschedule).toMatchObject({
    allowed: true,
    charge: { amount: 500, currency: "USD" },
    deadline: one.start,
  });
  expect(read.sessions[0].cancel).toMatchObject({ allowed: true, refund: { amount: 2500, currency: "USD" } });

  const offered = await request.get(`${booked.api}/slots`, {
    params: { sessions: `${one.id},${two.id}`, from: day(14), to: day(14), zone: "Asia/Tokyo" },
  });
  expect((await offered.json()).slots.map(({ start }: Slot) => start)).not.toContain(three.start);

  await book(request, "intro", [at(20)]);
  const clash = await request.post(`${booked.api}/reschedule`, {
    data: {
      moves: [
        { session: one.id, start: at(12) },
        { session: two.id, start: at(20) },
      ],
      reason: "x",
    },
  });
  expect(clash.status()).toBe(409);
  const conflict = await clash.json();
  expect(conflict).toMatchObject({ code: "slot_taken", conflicts: [{ session: two.id, start: at(20) }] });
  expect(conflict.conflicts[0].nearest).toHaveLength(3);
  const unmoved = await (await request.get(booked.api)).json();
  expect(unmoved.sessions[0].start).toBe(one.start);

  const swap = await request.post(`${booked.api}/reschedule`, {
    headers: { "Idempotency-Key": "swap-1" },
    data: {
      moves: [
        { session: one.id, start: two.start },
        { session: two.id, start: one.start },
      ],
      reason: "Swap",
    },
  });
  expect(swap.status(), await swap.text()).toBe(200);
  const swapped = await swap.json();
  expect(swapped.moved).toHaveLength(2);
  expect(Date.parse(swapped.undoUntil)).toBeGreaterThan(Date.now());
  const again = await request.post(`${booked.api}/reschedule`, {
    headers: { "Idempotency-Key": "swap-1" },
    data: {
      moves: [
        { session: one.id, start: two.start },
        { session: two.id, start: one.start },
      ],
      reason: "Swap",
    },
  });
  expect(await again.json()).toEqual(swapped);
  const reused = await request.post(`${booked.api}/reschedule`, {
    headers: { "Idempotency-Key": "swap-1" },
    data: { moves: [{ session: one.id, start: at(12) }], reason: "Swap" },
  });
  expect(await reused.json()).toMatchObject({ code: "idempotency_key_reused" });

  const undo = await request.post(`${booked.api}/undo`, { data: {} });
  expect(undo.status()).toBe(200);
  const canceled = await request.post(`${booked.api}/cancel`, {
    data: { sessions: [three.id], reason: "Ill" },
  });
  expect(await canceled.json()).toEqual({ canceled: [three.id], refund: { amount: 2500, currency: "USD" } });

  const feed = await request.get(`${booked.api}/calendar.ics`);
  expect(feed.headers()["content-type"]).toContain("text/calendar");
  expect(await feed.text()).not.toMatch(/^(METHOD|ORGANIZER|ATTENDEE)/m);
  const unchanged = await request.get(`${booked.api}/calendar.ics`, {
    headers: { "If-None-Match": `W/${feed.headers().etag}` },
  });
  expect(unchanged.status()).toBe(304);
  // Kept by whoever subscribes: without that nobody would ever ask by the tag.
  for (const answer of [feed, unchanged, await request.head(`${booked.api}/calendar.ics`)])
    expect(answer.headers()["cache-control"]).toBe("private, no-cache");
  expect((await request.get(booked.api)).headers()["cache-control"]).toBe("private, no-store");
});

test("bad input is refused with its code, and nothing is half done", async ({ request }) => {
  const free = (await slots(request, "coaching", day(21))).map(({ start }) => start);
  const starts = [free[0], free[4], free[8]];
  const good = { starts, zone: "UTC", customer };
  const cases: [string, object, number, string][] = [
    ["wrong number of times", { ...good, starts: free.slice(0, 1) }, 422, "wrong_count"],
    [
      "no slot",
      { ...good, starts: [free[0]?.replace(":00:00.", ":07:00."), free[4], free[8]] },
      422,
      "not_a_slot",
    ],
    ["overlapping picks", { ...good, starts: [free[0], free[1], free[8]] }, 422, "overlapping_times"],
    ["the past", { ...good, starts: ["2020-01-06T15:00:00Z", free[4], free[8]] }, 422, "in_past"],
    ["no offset", { ...good, starts: ["2030-01-07T15:00:00", free[4], free[8]] }, 422, "invalid"],
    ["unknown zone", { ...good, zone: "Mars/Olympus" }, 422, "unknown_zone"],
    ["bad address", { ...good, customer: { ...customer, email: "ann@" } }, 422, "invalid"],
    [
      "two addresses in one",
      { ...good, customer: { ...customer, email: "a@x.example,b@x.example" } },
      422,
      "invalid",
    ],
    ["no name", { ...good, customer: { ...customer, name: " \u200b " } }, 422, "invalid"],
    [
      "too many guests",
      { ...good, guests: Array.from({ length: 11 }, (_, index) => `g${index}@x.example`) },
      422,
      "invalid",
    ],
  ];
  for (const [name, data, status, code] of cases) {
    const answer = await request.post(`${PAGE}/coaching/bookings`, { data });
    expect(answer.status(), name).toBe(status);
    expect(await answer.json(), name).toMatchObject({ code });
  }
  const huge = await request.post(`${PAGE}/coaching/bookings`, {
    data: { ...good, note: "x".repeat(200_000) },
  });
  expect(huge.status()).toBe(413);
  const text = await request.post(`${PAGE}/coaching/bookings`, {
    data: "starts=1",
    headers: { "content-type": "text/plain" },
  });
  expect(text.status()).toBe(415);
  const broken = await request.post(`${PAGE}/coaching/bookings`, {
    data: "{",
    headers: { "content-type": "application/json" },
  });
  expect(broken.status()).toBe(422);
  for (const path of ["/api/v1/pages/nobody", `${PAGE}/nothing/slots?from=${day(0)}&to=${day(0)}&zone=UTC`]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "not_found" });
  }
  expect((await slots(request, "coaching", day(21))).map(({ start }) => start)).toEqual(free);
});

test("a forged link, a session of another booking, a time that is not offered", async ({ request }) => {
  const free = (await slots(request, "meeting", day(28))).map(({ start }) => start);
  const mine = await book(request, "meeting", [free[0] ?? "", free[2] ?? "", free[4] ?? ""]);
  const other = await book(request, "intro", [free[8] ?? ""]);
  const forged = `${mine.api.slice(0, -1)}${mine.api.endsWith("A") ? "B" : "A"}`;
  const bodies = await Promise.all(
    [forged, "/api/v1/manage/x", `${mine.api}AAAA`].map(async (path) => {
      const answer = await request.get(path);
      expect(answer.status()).toBe(404);
      return answer.text();
    }),
  );
  expect(new Set(bodies).size).toBe(1);
  const page = await request.get(forged.replace("/api/v1", ""));
  expect(page.status()).toBe(404);
  expect(await page.text()).toContain("This link does not open a booking");

  const [session] = mine.sessions;
  const tries: [object, string][] = [
    [{ moves: [{ session: other.sessions[0].id, start: free[12] }] }, "unknown_session"],
    [{ moves: [{ session: session.id, start: session.start }] }, "same_time"],
    [{ moves: [{ session: session.id, start: "2020-01-06T15:00:00Z" }] }, "in_past"],
    [{ moves: [{ session: session.id, start: free[12]?.replace(":00.", ":30.") }] }, "not_a_slot"],
    [{ moves: [] }, "no_sessions"],
    [
      {
        moves: [
          { session: session.id, start: free[12] },
          { session: session.id, start: free[14] },
        ],
      },
      "duplicate_session",
    ],
    [{ moves: [{ session: "not-an-id", start: free[12] }] }, "invalid"],
    [{ moves: [{ session: session.id, start: free[12] }], reason: "x".repeat(2001) }, "reason_too_long"],
    [{ moves: [{ session: session.id, start: free[12] }], zone: "Nowhere" }, "unknown_zone"],
  ];
  for (const [data, code] of tries) {
    const answer = await request.post(`${mine.api}/reschedule`, { data });
    expect(answer.status(), code).toBe(422);
    expect(await answer.json()).toMatchObject({ code });
  }
  const intro = await request.post(`${other.api}/reschedule`, {
    data: { moves: [{ session: other.sessions[0].id, start: free[12] }] },
  });
  expect(await intro.json()).toMatchObject({ code: "not_allowed" });
  expect((await (await request.get(mine.api)).json()).sessions[0].start).toBe(session.start);
});

test("reading never changes anything, whoever follows the link", async ({ request }) => {
  const free = (await slots(request, "meeting", day(35))).map(({ start }) => start);
  const booked = await book(request, "meeting", [free[0] ?? "", free[2] ?? "", free[4] ?? ""]);
  // A quote is signed at the moment it is asked for.
  const read = async () => ({ ...(await (await request.get(booked.api)).json()), quote: "" });
  const before = await read();
  const page = booked.api.replace("/api/v1", "");
  const [session] = booked.sessions;
  for (const path of [
    page,
    `${page}?tab=cancel&session=${session.id}`,
    `${page}/cancel?session=${session.id}`,
    `${page}/times?session=${session.id}&all=1w`,
    `${page}/review?move=${session.id}@${free[8]}`,
    `${booked.api}/cancel`,
    `${booked.api}/undo`,
  ]) {
    await request.get(path);
    await request.head(path);
  }
  expect(await read()).toEqual(before);
});

test("health", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok" });
});
