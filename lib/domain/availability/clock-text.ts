import { DAY, MINUTE, type Minutes } from "../time";

const CLOCK = /^(\d{1,2}):(\d{2})(?::00)?$/;
const DAY_MINUTES = DAY / MINUTE;

/**
 * Minutes from midnight of a clock reading, `9:30` or `09:30`, from 00:00 to 24:00; null for what is none.
 */
export function minuteOf(text: string): Minutes | null {
  const [, hour, minute] = CLOCK.exec(text.trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= DAY_MINUTES ? minutes : null;
}

/** The reading of a clock, `09:30`, so many minutes after midnight. The end of the day, 1440, is `00:00` again. */
export function clockText(minute: Minutes): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
