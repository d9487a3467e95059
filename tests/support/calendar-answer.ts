/** What a calendar program answers to an invitation, as the raw mail that it sends. */
export interface CalendarAnswerMail {
  readonly uid: string;
  readonly attendee: string;
  readonly method?: string;
  readonly partstat?: string;
  readonly sequence?: number;
  /** DTSTAMP. */
  readonly at: number;
  /** Further lines of the event. */
  readonly lines?: readonly string[];
  readonly headers?: readonly string[];
}

/** "20261201T150000Z" */
export const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, "");

export function answerMail({ uid, attendee, at, ...rest }: CalendarAnswerMail): string {
  const { method = "REPLY", partstat = "DECLINED", sequence = 0, headers = [] } = rest;
  const { lines = [`DTSTART:${stamp(at)}`] } = rest;
  const calendar = [
    "BEGIN:VCALENDAR",
    "PRODID:-//Somebody//Else//EN",
    "VERSION:2.0",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(at)}`,
    ...lines,
    "ORGANIZER:mailto:bookings@reslot.example",
    `ATTENDEE;CN=Somebody;PARTSTAT=${partstat}:mailto:${attendee}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
  return [
    `From: Somebody <${attendee}>`,
    "To: bookings@reslot.example",
    `Message-ID: <${uid}.${sequence}.${at}.${partstat}.${method}@customers.example>`,
    "Subject: An answer",
    ...headers,
    "MIME-Version: 1.0",
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    "",
    calendar,
  ].join("\r\n");
}
