import { type ManagedBooking, openManagedBooking } from "@/lib/auth/managed-booking";
import type { Instant, Interval } from "@/lib/domain/time";
import { type Booked, bookSessions } from "@/lib/services/book/book-sessions";
import { listSlots } from "@/lib/services/book/list-slots";
import { forgetAccount } from "@/lib/store/accounts";
import { pool } from "@/lib/store/client";
import { seedDemo } from "@/prisma/seed";

/** A Tuesday, 8:00 AM in New York, a week before the clocks change there. */
export const NOW: Instant = Date.parse("2026-10-20T12:00:00Z");

/** The demo of the contract in the database of this test file. */
export async function openStudio(): Promise<void> {
  forgetAccount();
  await seedDemo();
}

export async function freeSlots(eventType: string, from: string, to: string, now = NOW): Promise<Interval[]> {
  const slots = await listSlots("demo", eventType, { from, to, zone: "America/New_York" }, now);
  if (!slots) throw new Error(`no event type ${eventType}`);
  return slots;
}

/** Books an event type at the given starts, and fails when that is refused. */
export async function book(
  eventType: string,
  starts: readonly Instant[],
  more: Partial<Parameters<typeof bookSessions>[0]> = {},
  now = NOW,
): Promise<Booked> {
  const booked = await bookSessions(
    {
      page: "demo",
      eventType,
      starts,
      zone: "Europe/Berlin",
      locale: "en-US",
      customer: { name: "John Smith", email: "john@customers.example" },
      guests: [],
      note: "",
      ...more,
    },
    now,
  );
  if (!booked.ok) throw new Error(`the booking was refused: ${JSON.stringify(booked)}`);
  return booked;
}

/** The first `count` free starts on different days, so that nothing overlaps. */
export async function startsOnDays(
  eventType: string,
  count: number,
  from = "2026-10-26",
): Promise<Instant[]> {
  const slots = await freeSlots(eventType, from, "2026-12-31");
  const byDay = new Map(
    slots.map(({ start }) => [new Date(start).toISOString().slice(0, 10), start] as const).reverse(),
  );
  const starts = [...byDay.values()].sort((a, b) => a - b).slice(0, count);
  if (starts.length < count) throw new Error("too few free days");
  return starts;
}

export async function reopen(booked: Booked): Promise<ManagedBooking> {
  const managed = await openManagedBooking(booked.token);
  if (!managed) throw new Error("the link does not open the booking");
  return managed;
}

/** Rows of a statement, for what only the database can tell. */
export async function rows<Row extends object>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return (await pool().query(text, [...values])).rows;
}
