import { foldLines, ICalCalendar, ICalCalendarMethod } from "ical-generator";
import { singleLine } from "../text";
import type { CalendarEvent, CalendarFileOptions, CalendarMethod } from "./types";
import { veventLines } from "./vevent";

const PRODUCT = "//Reslot//Reslot//EN";
const NAME_MAX = 200;
const END = "END:VCALENDAR";

/** No time zone is ever set: with one, ical-generator writes the server's wall clock or floating times (ics.md §6). */
function assembled(calendar: ICalCalendar, events: readonly CalendarEvent[], withPeople: boolean): string {
  const head = calendar.toString().slice(0, -END.length);
  const body = events.map((event) => veventLines(calendar, event, withPeople)).join("");
  return foldLines(`${head}${body}${END}\r\n`);
}

/**
 * The iTIP message for one session and one recipient: UTF-8 text, CRLF after every line, UTC times, one VEVENT, the
 * recipient as its only ATTENDEE. A REQUEST is confirmed and a CANCEL is canceled whatever the event's own status
 * says, for RFC 5546 allows nothing else. Throws where the event is unsound (see `veventLines`).
 * Rules: ics.md sections 1, 3 and 6.
 */
export function invitation(method: CalendarMethod, event: CalendarEvent): string {
  const calendar = new ICalCalendar({
    prodId: PRODUCT,
    method: method === "CANCEL" ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const status = method === "CANCEL" ? "canceled" : "confirmed";
  return assembled(calendar, [{ ...event, status }], true);
}

/**
 * A file to download, or a subscription feed: the same UIDs, but no METHOD, ORGANIZER or ATTENDEE. Canceled events
 * may stay, as STATUS:CANCELLED. UIDs must differ. Throws where an event is unsound. Rule: ics.md section 3.
 */
export function calendarFile(events: readonly CalendarEvent[], options: CalendarFileOptions = {}): string {
  const calendar = new ICalCalendar({ prodId: PRODUCT });
  const name = singleLine(options.name ?? "", NAME_MAX);
  if (name !== "") calendar.name(name);
  if (options.refreshMinutes !== undefined) calendar.ttl(options.refreshMinutes * 60);
  if (new Set(events.map((event) => event.uid)).size !== events.length) {
    throw new Error("A calendar file holds each UID once");
  }
  return assembled(calendar, events, false);
}
