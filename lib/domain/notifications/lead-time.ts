import { DAY, HOUR, MINUTE, type Minutes } from "../time";

export const UNITS = ["minutes", "hours", "days"] as const;

export type TimeUnit = (typeof UNITS)[number];

/** A length of time as it is typed. A day is 24 hours, as in "up to 24 hours before" of a policy. */
export interface TypedTime {
  /** Digits, as they were typed. */
  readonly amount: string;
  readonly unit: TimeUnit;
}

export const REMINDERS_MAX = 3;

const REMINDER = { min: 5, max: (30 * DAY) / MINUTE, range: "between 5 minutes and 30 days" };
const FOLLOW_UP = { min: HOUR / MINUTE, max: (30 * DAY) / MINUTE, range: "between 1 hour and 30 days" };

const UNIT_MINUTES = { minutes: 1, hours: HOUR / MINUTE, days: DAY / MINUTE } as const;

export function isUnit(name: string): name is TimeUnit {
  return (UNITS as readonly string[]).includes(name);
}

/** The largest unit that tells the length in whole numbers; but 24 hours stay hours, as in `formatDuration`. */
export function typedTime(minutes: Minutes): TypedTime {
  const { hours, days } = UNIT_MINUTES;
  const unit =
    minutes % days === 0 && minutes > days
      ? "days"
      : minutes % hours === 0 && minutes > 0
        ? "hours"
        : "minutes";
  return { amount: String(minutes / UNIT_MINUTES[unit]), unit };
}

export type ReadTimes =
  | { readonly ok: true; readonly minutes: readonly Minutes[] }
  | { readonly ok: false; readonly errors: readonly { readonly index: number; readonly message: string }[] };

/**
 * The reminders of a page in minutes before each session, longest first. Rows without an amount are left out. Refuses,
 * with a sentence for each row by its index: what is no whole number, what lies out of 5 minutes to 30 days, the same time
 * twice, and more than three. Rule: spec section 8.
 */
export function readReminders(rows: readonly TypedTime[]): ReadTimes {
  const errors: { index: number; message: string }[] = [];
  const known = new Set<Minutes>();
  for (const [index, row] of rows.entries()) {
    if (row.amount.trim() === "") continue;
    const minutes = minutesOf(row, REMINDER);
    if (typeof minutes === "string") errors.push({ index, message: minutes });
    else if (known.has(minutes))
      errors.push({ index, message: "Write another time; this one is there already." });
    else if (known.size === REMINDERS_MAX)
      errors.push({ index, message: "Leave this out: 3 reminders are the most." });
    else known.add(minutes);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, minutes: [...known].sort((a, b) => b - a) };
}

/** The follow-up in whole hours after a session's end, 1 to 720, or the sentence that refuses it. */
export function readFollowUp(typed: TypedTime): number | string {
  const minutes = minutesOf(typed, FOLLOW_UP);
  if (typeof minutes === "string") return minutes;
  return minutes % UNIT_MINUTES.hours === 0 ? minutes / UNIT_MINUTES.hours : "Write whole hours, such as 2.";
}

function minutesOf({ amount, unit }: TypedTime, { min, max, range }: typeof REMINDER): Minutes | string {
  const digits = amount.trim();
  if (!/^\d{1,6}$/.test(digits)) return "Write a whole number, such as 2.";
  const minutes = Number(digits) * UNIT_MINUTES[unit];
  return minutes >= min && minutes <= max ? minutes : `Write a time ${range}.`;
}
