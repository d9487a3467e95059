import type { Instant, Interval, LocalDate, Minutes, Zone } from "../time";

/** Wall-clock minutes of a day, half-open, 0..1440. */
export interface DayRange {
  readonly startMinute: Minutes;
  readonly endMinute: Minutes;
}

export interface WeeklyHours extends DayRange {
  /** ISO weekday, 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

/** Replaces the weekly hours of one day; no ranges means closed. */
export interface DateOverride {
  readonly date: LocalDate;
  readonly ranges: readonly DayRange[];
}

/** Everything that decides which starting times a booking page offers for one event type (spec section 6). */
export interface SlotSettings {
  /** The page's zone; hours and overrides are wall-clock times in it. */
  readonly zone: Zone;
  readonly weeklyHours: readonly WeeklyHours[];
  readonly overrides: readonly DateOverride[];
  readonly durationMinutes: Minutes;
  /** Starting times stand at multiples of this, counted on the wall clock from the full hour (:00, :15 …). */
  readonly stepMinutes: Minutes;
  readonly bufferBeforeMinutes: Minutes;
  readonly bufferAfterMinutes: Minutes;
  readonly minimumNoticeMinutes: Minutes;
  readonly horizonDays: number;
  /** Live sessions of the owner's page per wall-clock day / ISO week in the page's zone; null for no cap. */
  readonly capPerDay: number | null;
  readonly capPerWeek: number | null;
}

/** A time that nothing may overlap. */
export interface Blocked extends Interval {
  /** The session that holds it, buffers included; null for a hold or a calendar's busy time. */
  readonly sessionId: string | null;
  /** A calendar's busy time: nobody else is booked then, so the owner may take it all the same. */
  readonly busy?: boolean;
}

/** What is already taken in the owner's time. */
export interface Occupied {
  /** Live sessions and holds with their buffers, busy times of calendars. Any order; may overlap. */
  readonly blocked: readonly Blocked[];
  /** Live sessions of the page with their true starts, for the caps; empty when the page has no cap. */
  readonly sessions: readonly { readonly sessionId: string; readonly start: Instant }[];
}
