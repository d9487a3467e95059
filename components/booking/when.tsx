/** A session's time in words, already in the zone and language of the reader. */
export interface WhenView {
  /** ISO 8601 with offset, for machines. */
  dateTime: string;
  /** "Thu, Jun 27, 2019," with whatever sign the language puts before the clock. */
  date: string;
  /** "10:00 AM - 10:15 AM" */
  clock: string;
}

/** The date strong, the clock range beside or below it, never broken. */
export function When({ dateTime, date, clock }: WhenView) {
  return (
    <span className="when">
      <time className="when-date" dateTime={dateTime}>
        {date}
      </time>{" "}
      <span className="when-clock">{clock}</span>
    </span>
  );
}
