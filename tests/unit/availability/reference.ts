import { DateTime } from "luxon";
import type { DayRange, Occupied, SlotSettings } from "@/lib/domain/availability/types";
import { DAY, HOUR, type Instant, type Interval, MINUTE, type Zone } from "@/lib/domain/time";

interface Wall {
  readonly date: string;
  readonly week: string;
  readonly weekday: number;
  readonly minute: number;
}

const walls = new Map<Zone, Map<Instant, Wall>>();

/** What luxon says that the clock shows, kept because the properties ask for the same minutes again and again. */
function wallAt(zone: Zone, instant: Instant): Wall {
  const known = walls.get(zone) ?? new Map<Instant, Wall>();
  walls.set(zone, known);
  const kept = known.get(instant);
  if (kept) return kept;
  const clock = DateTime.fromMillis(instant, { zone });
  const wall = {
    date: clock.toISODate() ?? "",
    week: `${clock.weekYear}-${clock.weekNumber}`,
    weekday: clock.weekday,
    minute: clock.hour * 60 + clock.minute,
  };
  known.set(instant, wall);
  return wall;
}

function remember<T>(compute: (instant: Instant) => T): (instant: Instant) => T {
  const known = new Map<Instant, T>();
  return (instant) => {
    const value = known.has(instant) ? (known.get(instant) as T) : compute(instant);
    known.set(instant, value);
    return value;
  };
}

/**
 * The slots by the words of the specification, minute by minute: slow and plain, for comparison only.
 * Knows nothing of offsets; a reading that the clock shows twice is recognised by having been seen before.
 */
export function referenceSlots(
  settings: SlotSettings,
  occupied: Occupied,
  window: Interval,
  now: Instant,
): Instant[] {
  const { zone } = settings;
  const overrides = new Map(settings.overrides.map(({ date, ranges }) => [date, ranges]));
  const inside = (ranges: readonly DayRange[], minute: number) =>
    ranges.some(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute);
  const open = remember((instant) => {
    const { date, weekday, minute } = wallAt(zone, instant);
    const hours = overrides.get(date) ?? settings.weeklyHours.filter((range) => range.weekday === weekday);
    return inside(hours, minute);
  });
  const blocked = remember((instant) =>
    occupied.blocked.some(({ start, end }) => start < instant + MINUTE && end > instant),
  );
  const everyMinute = (start: Instant, minutes: number, holds: (instant: Instant) => boolean) => {
    for (let index = 0; index < minutes; index += 1) if (!holds(start + index * MINUTE)) return false;
    return true;
  };
  const count = (same: (wall: Wall) => boolean) =>
    occupied.sessions.filter(({ start }) => same(wallAt(zone, start))).length;

  const slots: Instant[] = [];
  const seen = new Set<string>();
  for (
    let start = Math.floor(window.start / MINUTE) * MINUTE - 3 * HOUR;
    start < window.end;
    start += MINUTE
  ) {
    const wall = wallAt(zone, start);
    const reading = `${wall.date} ${wall.minute}`;
    const repeated = seen.has(reading);
    seen.add(reading);
    if (repeated || start < window.start || wall.minute % settings.stepMinutes !== 0) continue;
    if (start < now + settings.minimumNoticeMinutes * MINUTE || start >= now + settings.horizonDays * DAY)
      continue;
    if (!everyMinute(start, settings.durationMinutes, open)) continue;
    const from = start - settings.bufferBeforeMinutes * MINUTE;
    const length = settings.bufferBeforeMinutes + settings.durationMinutes + settings.bufferAfterMinutes;
    if (!everyMinute(from, length, (instant) => !blocked(instant))) continue;
    const { capPerDay, capPerWeek } = settings;
    if (capPerDay !== null && count(({ date }) => date === wall.date) >= capPerDay) continue;
    if (capPerWeek !== null && count(({ week }) => week === wall.week) >= capPerWeek) continue;
    slots.push(start);
  }
  return slots;
}
