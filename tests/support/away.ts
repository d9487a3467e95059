import type { SignedInUser } from "@/lib/auth/user";
import { type Instant, MINUTE } from "@/lib/domain/time";
import { askForNewTimes } from "@/lib/services/away/ask-for-new-times";
import { goAway, type WentAway } from "@/lib/services/away/go-away";
import { planTimeAway, type TimeAwayPlan } from "@/lib/services/away/plan-time-away";
import { readTimeAway, type TimeAwayView } from "@/lib/services/away/read-time-away";
import type { Booked } from "@/lib/services/book/book-sessions";
import { readActivities } from "@/lib/store/activities";
import { addPage, addUser } from "./owners";
import { book, NOW, rows } from "./studio";

/** What a time away of one's own is asked for with. */
export function wantedBy(user: SignedInUser, first: string, last: string, note = "") {
  return { owner: user.userId, first, last, note };
}

export async function planFor(
  user: SignedInUser,
  first: string,
  last: string,
  now = NOW,
): Promise<TimeAwayPlan> {
  const planned = await planTimeAway(user, wantedBy(user, first, last), now);
  if (!planned.ok) throw new Error(planned.detail);
  return planned;
}

/** Goes away, and fails when that is refused. */
export async function leave(
  user: SignedInUser,
  first: string,
  last: string,
  sessions: readonly string[] = [],
  { now = NOW, note = "", by = user }: { now?: Instant; note?: string; by?: SignedInUser } = {},
): Promise<WentAway> {
  const went = await goAway(by, { ...wantedBy(user, first, last, note), sessions, shown: null }, now);
  if (!went.ok) throw new Error(went.detail);
  return went;
}

export async function watch(
  user: SignedInUser,
  { timeAwayId }: WentAway,
  now = NOW + MINUTE,
): Promise<TimeAwayView> {
  const view = await readTimeAway(user, timeAwayId, now);
  if (!view.ok) throw new Error(view.code);
  return view;
}

/** Does what the job of a time away does. */
export async function ask(
  { accountId }: SignedInUser,
  { timeAwayId }: WentAway,
  now: Instant,
): Promise<void> {
  await askForNewTimes({ accountId, timeAwayId }, now);
}

export async function overridesOf(pageId: string): Promise<{ date: string; ranges: unknown }[]> {
  return rows(
    "SELECT to_char(date, 'YYYY-MM-DD') AS date, ranges FROM date_override WHERE page_id = $1 ORDER BY date",
    [pageId],
  );
}

/** Books one `call` of `addPage`'s. */
export async function bookCall(slug: string, start: string): Promise<Booked> {
  return book("call", [Date.parse(start)], { page: slug });
}

/** The day on which everybody of `busyDay` has their sessions: a Tuesday. */
export const BUSY_DAY = "2026-11-17";

let made = 0;

/** An owner with one page, and customers with bookings on one day, one after the other, each with a guest. */
export async function busyDay(
  customers: number,
  sessionsEach = 1,
): Promise<{ owner: SignedInUser; pageId: string; booked: Booked[] }> {
  made += 1;
  const slug = `studio-${made}`;
  const owner = await addUser(`Owner${made}`);
  const pageId = await addPage(owner, slug, "Etc/UTC");
  await rows("UPDATE event_type SET session_count = $2 WHERE page_id = $1", [pageId, sessionsEach]);
  const booked: Booked[] = [];
  for (let index = 0; index < customers; index += 1) {
    const first = Date.parse(`${BUSY_DAY}T00:00:00Z`) + index * sessionsEach * 30 * MINUTE;
    const starts = Array.from({ length: sessionsEach }, (_, nth) => first + nth * 30 * MINUTE);
    const customer = { name: `Customer ${index}`, email: `customer-${made}-${index}@customers.example` };
    booked.push(
      await book("call", starts, { page: slug, customer, guests: [`guest-${index}@customers.example`] }),
    );
  }
  return { owner, pageId, booked };
}

export function idsOf(booked: readonly Booked[]): string[] {
  return booked.flatMap(({ booking }) => booking.sessions.map(({ id }) => id));
}

export async function kindsOf({ booking }: Booked): Promise<string[]> {
  return (await readActivities(booking.accountId, booking.id)).map(({ data }) => data.kind);
}

/** How often the customer of each booking was asked for new times. */
export async function asksOf(all: readonly Booked[]): Promise<number[]> {
  return Promise.all(
    all.map(async (one) => (await kindsOf(one)).filter((kind) => kind === "reschedule_requested").length),
  );
}
