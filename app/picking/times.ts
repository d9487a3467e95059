import {
  addMonths,
  byDay,
  daysOf,
  type Month,
  monthOf,
  type SlotsByDay,
} from "@/components/slots/slot-views";
import { localDateOf, localDayBounds } from "@/lib/domain/availability/local-days";
import type { Bookable } from "@/lib/domain/booking/page";
import { DAY, type Instant, type LocalDate } from "@/lib/domain/time";
import { firstOffer, offerEveryWeek, offerTimes } from "@/lib/services/book/offer-times";
import type { PickState } from "./state";

/** What there is to pick from, as the picker shows it. */
export interface Times {
  readonly month: Month;
  /** The free times of the month. */
  readonly slots: SlotsByDay;
  /** The day whose times are shown; null in a month without any. */
  readonly day: LocalDate | null;
  /** For a month without free times: the next day that has some. */
  readonly nextDay: LocalDate | null;
  /** The months that can be turned to. */
  readonly first: Month;
  readonly last: Month;
  /** The missing times by "Same time every week"; null where that is not to be had. */
  readonly everyWeek: readonly Instant[] | null;
}

/** Null when there is no free time at all, up to the horizon. */
export async function readTimes(bookable: Bookable, state: PickState, now: Instant): Promise<Times | null> {
  const { zone, starts } = state;
  const first = monthOf(localDateOf(now, zone));
  const last = monthOf(localDateOf(now + bookable.settings.horizonDays * DAY, zone));
  const asked = askedMonth(state, first, last);
  const opening = asked ? null : await openingDay(bookable, state, now);
  const month = asked ?? (opening && monthOf(opening));
  if (!month) return null;
  const slots = byDay(await offerTimes(bookable, starts, { ...ends(month), zone }, now), zone);
  const day = dayToShow(slots, asked ? state.day : opening);
  return {
    month,
    slots,
    day,
    nextDay: day ? null : await dayAfter(bookable, state, month, now),
    first,
    last,
    everyWeek: await offerEveryWeek(bookable, starts, now),
  };
}

function askedMonth({ day, month }: PickState, first: Month, last: Month): Month | null {
  const asked = day ? monthOf(day) : month;
  return asked !== null && asked >= first && asked <= last ? asked : null;
}

/** The first day with a free time after the day of the latest pick; before it, where there is none after. */
async function openingDay(bookable: Bookable, state: PickState, now: Instant): Promise<LocalDate | null> {
  const { zone, starts } = state;
  const latest = starts.at(-1);
  const after = latest === undefined ? now : localDayBounds(localDateOf(latest, zone), zone).end - 1;
  const found = await firstOffer(bookable, starts, after, now);
  const start = found ?? (latest === undefined ? null : await firstOffer(bookable, starts, now, now));
  return start === null ? null : localDateOf(start, zone);
}

async function dayAfter(
  bookable: Bookable,
  { zone, starts }: PickState,
  month: Month,
  now: Instant,
): Promise<LocalDate | null> {
  const after = localDayBounds(`${addMonths(month, 1)}-01`, zone).start - 1;
  const start = await firstOffer(bookable, starts, Math.max(after, now), now);
  return start === null ? null : localDateOf(start, zone);
}

/** The day asked for, else the next one of the month that has free times, else the first. */
export function dayToShow(slots: SlotsByDay, asked: LocalDate | null): LocalDate | null {
  const days = [...slots.keys()];
  return days.find((day) => asked !== null && day >= asked) ?? days[0] ?? null;
}

function ends(month: Month): { from: LocalDate; to: LocalDate } {
  const days = daysOf(month);
  return { from: days[0] ?? `${month}-01`, to: days.at(-1) ?? `${month}-28` };
}
