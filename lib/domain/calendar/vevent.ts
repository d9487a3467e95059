import {
  escape as escapeText,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalEvent,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { isMailbox, multiLine, singleLine } from "../text";
import type { Attendee, CalendarEvent } from "./types";

const SUMMARY_MAX = 300;
const DESCRIPTION_MAX = 4000;
const LOCATION_MAX = 500;
const COMMENT_MAX = 2000;
const NAME_MAX = 100;

const UID = /^[A-Za-z0-9-]{1,254}$/;
const SEQUENCE_MAX = 2_147_483_647;
const WEB_ADDRESS = /^https?:\/\/[\x21-\x7e]+$/;

/** ical-generator writes these through as they are, or quietly repairs them, so that a mistake would travel. */
function assertSound(event: CalendarEvent): void {
  const fault = (what: string): never => {
    throw new Error(`Calendar event ${JSON.stringify(event.uid)}: ${what}`);
  };
  if (!UID.test(event.uid)) fault("the UID must be bare letters, digits and hyphens");
  if (!Number.isInteger(event.sequence) || event.sequence < 0 || event.sequence > SEQUENCE_MAX) {
    fault(`the sequence ${event.sequence} is not an integer from 0 to ${SEQUENCE_MAX}`);
  }
  for (const instant of [event.start, event.end, event.stampedAt]) {
    if (!Number.isFinite(instant)) fault("start, end and stamp must be instants");
  }
  if (event.start >= event.end) fault("the start must lie before the end");
  if (event.url !== null && !WEB_ADDRESS.test(event.url))
    fault("the URL must be an absolute http(s) address");
  const { organizer, attendee } = event;
  for (const email of [organizer.email, organizer.sentBy ?? organizer.email, attendee.email]) {
    if (!isMailbox(email)) fault(`${JSON.stringify(email)} is not a single mail address`);
  }
}

/** A CN for the quoted parameter. Some readers don't undo RFC 6868's `^'`, so no straight quote is left in it. */
function commonName(name: string, email: string): string {
  return singleLine(name, NAME_MAX).replaceAll('"', "'") || email;
}

function attendeeData(attendee: Attendee) {
  const person = {
    name: commonName(attendee.name, attendee.email),
    email: attendee.email,
    type: ICalAttendeeType.INDIVIDUAL,
  };
  return attendee.role === "owner"
    ? { ...person, role: ICalAttendeeRole.CHAIR, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }
    : { ...person, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION, rsvp: true };
}

function eventData(event: CalendarEvent, withPeople: boolean): ICalEventData {
  const { organizer } = event;
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: new Date(event.stampedAt),
    start: new Date(event.start),
    end: new Date(event.end),
    summary: singleLine(event.summary, SUMMARY_MAX),
    description: multiLine(event.description, DESCRIPTION_MAX) || null,
    location: singleLine(event.location, LOCATION_MAX) || null,
    status: event.status === "canceled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    ...(withPeople && {
      organizer: { ...organizer, name: commonName(organizer.name, organizer.email) },
      attendees: [attendeeData(event.attendee)],
    }),
  };
}

/**
 * The content lines of one VEVENT, unfolded, CRLF after each. URL and COMMENT are written here: ical-generator has
 * no COMMENT and would escape the URL, which is no TEXT value. Throws on what no caller may ask for: a start not
 * before the end, a UID, sequence, address or URL that is none.
 */
export function veventLines(calendar: ICalCalendar, event: CalendarEvent, withPeople: boolean): string {
  assertSound(event);
  const comment = event.comment === null ? "" : multiLine(event.comment, COMMENT_MAX);
  const extra = [
    ...(comment === "" ? [] : [`COMMENT:${escapeText(comment, false)}`]),
    ...(event.url === null ? [] : [`URL:${event.url}`]),
  ];
  const end = "END:VEVENT\r\n";
  const lines = new ICalEvent(eventData(event, withPeople), calendar).toString();
  return `${lines.slice(0, -end.length)}${extra.map((line) => `${line}\r\n`).join("")}${end}`;
}
