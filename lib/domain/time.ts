/** An instant: milliseconds since the Unix epoch, UTC. Never a wall-clock reading. */
export type Instant = number;

/** A length of time in whole minutes. */
export type Minutes = number;

/** An IANA time zone name, such as `America/New_York`. */
export type Zone = string;

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Half-open: `start` belongs to it, `end` does not. Always `start < end`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
