import { withQuery } from "@/app/query";
import {
  byDay,
  daysOf,
  isDay,
  isMonth,
  type Month,
  monthOf,
  type SlotsByDay,
} from "@/components/slots/slot-views";
import { localDateOf } from "@/lib/domain/availability/local-days";
import { LIVE_STATUSES, type Session, type SessionStatus } from "@/lib/domain/booking/types";
import { DAY, type LocalDate } from "@/lib/domain/time";
import { firstMoveSlot, listMoveSlots } from "@/lib/services/book/list-slots";
import { type MovePage, type Moving, movingQuery } from "./moving";

/** What the picker shows for the session that a time is picked for. */
export interface Choices {
  readonly session: Session;
  readonly slots: SlotsByDay;
  readonly month: Month;
  readonly day: LocalDate | null;
  readonly first: Month;
  readonly last: Month;
  readonly marks: ReadonlyMap<LocalDate, "old" | "new" | "mine">;
  /** This page with other parameters. */
  href(changes: Record<string, string | null>): string;
}

const live: readonly SessionStatus[] = LIVE_STATUSES;

/** Null when there is no free time at all, up to the horizon. */
export async function readChoices(page: MovePage, moving: Moving): Promise<Choices | null> {
  const { query, zone, now } = page;
  const { booking } = page.view;
  const step = moving.sessions.find(({ session }) => session.id === query.get("step")) ?? firstOpen(moving);
  const { session } = step;
  const others = moving.sessions.filter((other) => other !== step);
  const scope = {
    sessionIds: moving.sessions.map((moved) => moved.session.id),
    chosen: others.flatMap((other) => moving.chosen.get(other.session.id) ?? []),
    // What was suggested is a time like any other, until somebody says yes to it.
    present: session.status === "requested" ? null : session.start,
  };
  const first = monthOf(localDateOf(now, zone));
  const last = monthOf(localDateOf(now + page.view.settings.horizonDays * DAY, zone));
  const asked = askedMonth(query, first, last);
  const chosen = moving.chosen.get(session.id);
  const opening = asked
    ? null
    : (chosen ?? (await firstMoveSlot(booking, scope, Math.max(session.start, now), now)));
  if (!asked && opening === null) return null;
  const month = asked ?? monthOf(localDateOf(opening ?? now, zone));
  const days = daysOf(month);
  const range = { from: days[0] ?? `${month}-01`, to: days.at(-1) ?? `${month}-28`, zone };
  const slots = byDay(await listMoveSlots(booking, scope, range, now), zone);
  const day = query.get("day");
  const base = movingQuery(page, moving);
  base.set("step", session.id);
  return {
    session,
    slots,
    month,
    day:
      isDay(day) && monthOf(day) === month
        ? day
        : dayToOpen(slots, opening === null ? null : localDateOf(opening, zone)),
    first,
    last,
    marks: marksOf(page, moving),
    href: (changes) => withQuery(`${page.path}/times`, base, changes),
  };
}

function firstOpen(moving: Moving) {
  const [first] = moving.sessions;
  const open = moving.sessions.find(({ session }) => !moving.chosen.has(session.id)) ?? first;
  if (!open) throw new Error("a way through the new times without a session");
  return open;
}

function askedMonth(query: URLSearchParams, first: Month, last: Month): Month | null {
  const day = query.get("day");
  const month = isDay(day) ? monthOf(day) : query.get("month");
  return isMonth(month) && month >= first && month <= last ? month : null;
}

function dayToOpen(slots: SlotsByDay, wanted: LocalDate | null): LocalDate | null {
  if (wanted && slots.has(wanted)) return wanted;
  return [...slots.keys()][0] ?? null;
}

/** Which days mean something: sessions leave them, come to them, or stay on them. Later meanings win. */
function marksOf({ view, zone }: MovePage, moving: Moving): Choices["marks"] {
  const moved = new Set(moving.sessions.map(({ session }) => session.id));
  const staying = view.booking.sessions.filter(({ id, status }) => !moved.has(id) && live.includes(status));
  return new Map([
    ...moving.sessions.map(({ session }) => [localDateOf(session.start, zone), "old"] as const),
    ...staying.map((session) => [localDateOf(session.start, zone), "mine"] as const),
    ...[...moving.chosen.values()].map((start) => [localDateOf(start, zone), "new"] as const),
  ]);
}
