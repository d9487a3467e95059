import { beforeAll, beforeEach, expect, test } from "vitest";
import { POST as bookPage } from "@/app/api/v1/pages/[page]/bookings/route";
import { GET as pageSlots } from "@/app/api/v1/pages/[page]/slots/route";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import type { Policy } from "@/lib/domain/policy/types";
import { DAY, MINUTE } from "@/lib/domain/time";
import { bookSessions } from "@/lib/services/book/book-sessions";
import { listSlots } from "@/lib/services/book/list-slots";
import { useDatabase } from "@/tests/support/database";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const DAYS = { from: "2026-10-26", to: "2026-12-31", zone: "America/New_York" };
const OWN: Policy = {
  cancel: never({ customText: "Call Dana." }),
  reschedule: upTo(60, { kind: "percent", percent: 10 }, null, { reason: "mandatory", maxPerSession: 2 }),
};

const setPolicy = (policy: Policy | null) =>
  rows("UPDATE booking_page SET policy = $1", [policy && JSON.stringify(policy)]);
const withEventTypes = (active: boolean) => rows("UPDATE event_type SET active = $1", [active]);
const bookItself = (start: number) =>
  bookSessions(
    {
      page: "demo",
      eventType: null,
      starts: [start],
      zone: "Europe/Berlin",
      locale: "en-US",
      customer: { name: "John Smith", email: "john@customers.example" },
      guests: [],
      note: "",
    },
    NOW,
  );
const ownSlots = async () => (await listSlots("demo", null, DAYS, NOW)) ?? [];

beforeEach(async () => {
  await setPolicy(OWN);
  await withEventTypes(true);
});

test("a page without event types is booked itself: one session, its own duration, title and policy, no price", async () => {
  await withEventTypes(false);
  await rows("UPDATE booking_page SET duration_minutes = 45, location = 'Studio 2'");
  const [first, second] = await ownSlots();
  expect(first!.end - first!.start).toBe(45 * MINUTE);
  const booked = await bookItself(first!.start);
  if (!booked.ok) throw new Error(booked.code);
  const { booking } = await reopen(booked);
  expect(booking).toMatchObject({
    status: "created",
    eventTypeId: null,
    title: "Dana Demo",
    location: "Studio 2",
    durationMinutes: 45,
    sessionCount: 1,
    price: null,
    policy: OWN,
    sessions: [{ status: "scheduled", start: first!.start, end: first!.end }],
  });
  expect(booking.reference).toBe(booking.sessions[0]?.reference);
  expect((await ownSlots()).map(({ start }) => start)).not.toContain(second!.start);
  expect(await bookItself(first!.start)).toMatchObject({ ok: false, code: "slot_taken" });
});

test("exactly one policy applies: with an event type the event type's, and the page's own is not looked at", async () => {
  const [start] = await startsOnDays("intro", 1);
  const { booking } = await book("intro", [start!]);
  expect(booking.policy).toEqual({ cancel: anyTime(), reschedule: never() });
  expect(await listSlots("demo", null, DAYS, NOW)).toBeNull();
  expect(await bookItself(start!)).toMatchObject({ ok: false, code: "not_found" });
});

test("exactly one policy applies: without event types the page's, and what its event types had is not merged in", async () => {
  await withEventTypes(false);
  for (const policy of [OWN, null]) {
    await setPolicy(policy);
    const [slot] = await ownSlots();
    const booked = await bookItself(slot!.start);
    expect(booked.ok && booked.booking.policy).toEqual(policy ?? defaultPolicy);
  }
  expect(await listSlots("demo", "intro", DAYS, NOW)).toBeNull();
});

test("a policy or price edited later never changes existing bookings", async () => {
  const packaged = await book("coaching", await startsOnDays("coaching", 3));
  await withEventTypes(false);
  const own = await bookItself((await ownSlots())[0]!.start);
  if (!own.ok) throw new Error(own.code);
  await withEventTypes(true);
  const other = JSON.stringify({ cancel: never(), reschedule: never() });
  await rows(
    "UPDATE event_type SET policy = $1, price_amount = 1, price_currency = 'JPY', duration_minutes = 5, title = 'Other'",
    [other],
  );
  await rows("UPDATE booking_page SET policy = $1, duration_minutes = 5, title = 'Other'", [other]);
  expect((await reopen(packaged)).booking).toEqual(packaged.booking);
  expect((await reopen(own)).booking).toEqual(own.booking);
});

test("over HTTP: slots and bookings of the page itself, 404 while it has event types", async () => {
  const params = { params: Promise.resolve({ page: "demo" }) };
  const day = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
  const days = new URLSearchParams({ ...DAYS, from: day(90), to: day(97) });
  const asked = () => pageSlots(new Request(`http://localhost/slots?${days}`), params);
  expect((await asked()).status).toBe(404);
  await withEventTypes(false);
  const { slots } = (await (await asked()).json()) as { slots: { start: string }[] };
  const body = JSON.stringify({
    starts: [slots[0]!.start],
    zone: "UTC",
    customer: { name: "Ann", email: "ann@customers.example" },
  });
  const post = (headers: HeadersInit, content: string) =>
    bookPage(new Request("http://localhost/bookings", { method: "POST", headers, body: content }), params);
  const json = { "content-type": "application/json", "idempotency-key": "page-1" };
  const answers = [await post(json, body), await post(json, body)];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const [one, same] = await Promise.all(answers.map((answer) => answer.json()));
  expect(one).toMatchObject({ status: "created", sessions: [{ status: "scheduled" }] });
  expect(same).toEqual(one);

  const form = new URLSearchParams({ start: slots[0]!.start, zone: "UTC", name: "Ann", email: "nonsense" });
  const refused = await post({ "content-type": "application/x-www-form-urlencoded" }, form.toString());
  expect(refused.status).toBe(303);
  expect(refused.headers.get("location")).toMatch(/^\/demo\?start=.*&zone=UTC&draft=[\w-]+$/);
  const [draft] = await rows<{ scope: string }>(
    "SELECT scope FROM form_draft ORDER BY expires_at DESC LIMIT 1",
  );
  expect(draft?.scope).toBe("book demo");
});
