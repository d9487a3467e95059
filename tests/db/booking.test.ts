import { beforeAll, expect, test } from "vitest";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { MINUTE } from "@/lib/domain/time";
import { bookSessions } from "@/lib/services/book/book-sessions";
import { listSlots } from "@/lib/services/book/list-slots";
import { useDatabase } from "@/tests/support/database";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

test("a package is booked with all its sessions, and its slots are gone", async () => {
  const starts = await startsOnDays("coaching", 3);
  const { booking } = await book("coaching", starts, { guests: ["guest@customers.example"], note: "Hello" });
  expect(booking.reference).toMatch(/^PKG-[2-9A-HJKMNP-Z]{10}$/);
  const read = await rows<{ n: number }>("SELECT count(*)::int AS n FROM session WHERE booking_id = $1", [
    booking.id,
  ]);
  expect(read[0]?.n).toBe(3);
  const free = await freeSlots("coaching", "2026-10-26", "2026-12-31");
  for (const start of starts)
    expect(free.some((slot) => Math.abs(slot.start - start) < 30 * MINUTE)).toBe(false);
});

test("the price and the policy in force are frozen with the booking", async () => {
  const booked = await book("coaching", await startsOnDays("coaching", 3));
  await rows("UPDATE event_type SET price_amount = 1 WHERE slug = 'coaching'");
  const { booking } = await reopen(booked);
  expect(booking.price).toEqual({ mode: "displayed", amount: 15_000, currency: "USD" });
  expect(booking.policy.reschedule.tiers).toEqual([
    { minutesBefore: 0, amount: { kind: "percent", percent: 10 } },
  ]);
});

test("of 40 requests for one slot at the same moment one wins and 39 are told that it is taken", async () => {
  const [start = 0] = await startsOnDays("intro", 1);
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      bookSessions(
        {
          page: "demo",
          eventType: "intro",
          starts: [start],
          zone: "UTC",
          locale: "en-US",
          customer: { name: `Customer ${index}`, email: `c${index}@customers.example` },
          guests: [],
          note: "",
        },
        NOW,
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === "slot_taken")).toHaveLength(39);
});

test.each([
  ["too few times", (free: number[]) => free.slice(0, 2), "wrong_count"],
  ["too many times", (free: number[]) => free.slice(0, 4), "wrong_count"],
  ["a time off the grid", (free: number[]) => [free[0]! + 7 * MINUTE, free[1]!, free[2]!], "not_a_slot"],
  ["a time at night", (free: number[]) => [free[0]! + 14 * 60 * MINUTE, free[1]!, free[2]!], "not_a_slot"],
  ["the past", (free: number[]) => [NOW - 24 * 60 * MINUTE, free[1]!, free[2]!], "in_past"],
  [
    "overlapping picks",
    (free: number[]) => [free[0]!, free[0]! + 15 * MINUTE, free[2]!],
    "overlapping_times",
  ],
  ["one time twice", (free: number[]) => [free[0]!, free[0]!, free[2]!], "overlapping_times"],
])("refused with nothing half done: %s", async (_, pick, code) => {
  const count = "SELECT (SELECT count(*) FROM booking)::int + (SELECT count(*) FROM blocked_time)::int AS n";
  const before = await rows<{ n: number }>(count);
  const outcome = await bookSessions(
    {
      page: "demo",
      eventType: "coaching",
      starts: pick(await startsOnDays("coaching", 4, "2026-11-09")),
      zone: "UTC",
      locale: "en-US",
      customer: { name: "J", email: "j@customers.example" },
      guests: [],
      note: "",
    },
    NOW,
  );
  expect(outcome).toMatchObject({ ok: false, code });
  expect(await rows(count)).toEqual(before);
});

test("an unknown page or event type, and a paused page, book nothing", async () => {
  const request = {
    starts: [NOW],
    zone: "UTC",
    locale: "en-US",
    customer: { name: "J", email: "j@customers.example" },
    guests: [],
    note: "",
  };
  expect(await bookSessions({ ...request, page: "nobody", eventType: "coaching" }, NOW)).toMatchObject({
    code: "not_found",
  });
  expect(await bookSessions({ ...request, page: "demo", eventType: "nothing" }, NOW)).toMatchObject({
    code: "not_found",
  });
  await rows("UPDATE booking_page SET paused = true");
  expect(await bookSessions({ ...request, page: "demo", eventType: "intro" }, NOW)).toMatchObject({
    code: "paused",
  });
  await rows("UPDATE booking_page SET paused = false");
});

test("a request for approval blocks no slot", async () => {
  const starts = await startsOnDays("trial", 3);
  const { booking } = await book("trial", starts);
  expect(booking.status).toBe("requested");
  expect(booking.sessions[0]).toMatchObject({ status: "requested", suggestedStarts: starts });
  expect(await startsOnDays("trial", 3)).toEqual(starts);
});

test("the customer's days come out right with server, owner and customer in three zones across a DST change", async () => {
  // New York leaves daylight time on Nov 1, Berlin left it on Oct 25: 9:00 AM there is 14:00, later 15:00 here.
  expect(process.env.TZ).toBe("Asia/Kathmandu");
  const firstOf = async (day: string) => {
    const slots = await listSlots("demo", "meeting", { from: day, to: day, zone: "Europe/Berlin" }, NOW);
    return slots?.map(({ start }) =>
      new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Berlin", timeStyle: "short" }).format(start),
    );
  };
  expect((await firstOf("2026-10-23"))?.[0]).toBe("15:00");
  expect((await firstOf("2026-10-30"))?.[0]).toBe("14:00");
  expect((await firstOf("2026-10-30"))?.at(-1)).toBe("21:45");
  expect((await firstOf("2026-11-03"))?.[0]).toBe("15:00");
});

test("a link opens its booking only as it was signed, and no longer once its version is bumped", async () => {
  const booked = await book("intro", await startsOnDays("intro", 1));
  const flip = (at: number) => {
    const other = booked.token[at] === "A" ? "B" : "A";
    return booked.token.slice(0, at) + other + booked.token.slice(at + 1);
  };
  expect(await openManagedBooking(booked.token)).not.toBeNull();
  for (const at of [0, 5, 30, 60, 80, booked.token.length - 1])
    expect(await openManagedBooking(flip(at))).toBeNull();
  for (const token of ["", "x", `${booked.token}A`, booked.token.slice(1)])
    expect(await openManagedBooking(token)).toBeNull();
  await rows("UPDATE booking SET link_version = 2 WHERE id = $1", [booked.booking.id]);
  expect(await openManagedBooking(booked.token)).toBeNull();
});
