/** One day of a month, as the calendar shows it. */
export interface CalendarDay {
  /** `YYYY-MM-DD` */
  date: string;
  /** "Wednesday, July 8"; spoken. */
  label: string;
  /** Where its starting times are; null for a day without any. */
  href: string | null;
  /** `old`: a session leaves it; `new`: a new time was picked on it; `mine`: another session of the booking. */
  state: "free" | "none" | "old" | "new" | "mine";
  /** Its starting times are shown beside the calendar. */
  current?: boolean;
}

export interface Week {
  key: string;
  /** Always seven; null outside the month. */
  days: readonly (CalendarDay | null)[];
}

/** Lays the days of a month into weeks that begin on `weekStart` (0 = Sunday). */
export function inWeeks(days: readonly CalendarDay[], weekStart: number): Week[] {
  const [first] = days;
  if (!first) return [];
  const weekday = new Date(`${first.date}T00:00:00Z`).getUTCDay();
  const before = (weekday - weekStart + 7) % 7;
  const cells: (CalendarDay | null)[] = [...Array<null>(before).fill(null), ...days];
  const weeks: Week[] = [];
  for (let start = 0; start < cells.length; start += 7) {
    const week = cells.slice(start, start + 7);
    while (week.length < 7) week.push(null);
    weeks.push({ key: `${first.date}-${start / 7}`, days: week });
  }
  return weeks;
}
