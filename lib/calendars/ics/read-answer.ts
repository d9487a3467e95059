import ICAL from "ical.js";
import { type CalendarAnswer, withoutTag } from "@/lib/domain/calendar/reply";
import { isMailbox, multiLine } from "@/lib/domain/text";
import { type Instant, MINUTE } from "@/lib/domain/time";
import { clocksOf, UTC_CLOCK, wallOf } from "./clocks";
import { splitCalendar } from "./split";
import { within } from "./within";

const COMMENT_MAX = 2000;
const ZONE_MS = 250;

/** What the mail around a calendar's answer says. */
export interface AnswerMail {
  /** iTIP's method as the part's Content-Type has it, for an answer that leaves it out itself. */
  readonly method: string | null;
  /** The sender's address, lower case. */
  readonly from: string | null;
}

/** An iTIP REPLY or COUNTER as it is written. Whether it is about a session of ours nobody has looked up yet. */
export interface WrittenAnswer {
  readonly uid: string;
  /** Lower case. */
  readonly attendee: string;
  readonly answer: CalendarAnswer;
  readonly sequence: number;
  /** DTSTAMP; null where there is none that can be read. */
  readonly stampedAt: Instant | null;
  readonly comment: string | null;
  /**
   * The start that a COUNTER proposes. Asked for only once the answer is known to be ours: a VTIMEZONE can be made to take
   * all the time that it is given.
   */
  readonly proposedStart: () => Instant | null;
}

/** Null for what is no answer to one event by one attendee; it never throws. */
export function readAnswer(text: string, mail: AnswerMail): WrittenAnswer | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    const method = String(calendar.getFirstPropertyValue("method") ?? mail.method ?? "").toUpperCase();
    const events = calendar.getAllSubcomponents("vevent");
    const [event] = events;
    if (!event || events.length > 1) return null;
    const attendee = attendeeOf(event, method, mail.from);
    const answer = attendee && answerOf(method, attendee.getFirstParameter("partstat") ?? "");
    if (!answer) return null;
    const stamp = event.getFirstPropertyValue("dtstamp");
    const stampedAt = stamp instanceof ICAL.Time ? UTC_CLOCK(wallOf(stamp)) : Number.NaN;
    return {
      uid: String(event.getFirstPropertyValue("uid") ?? "").trim(),
      attendee: addressOf(attendee),
      answer,
      sequence: Math.max(0, Number(event.getFirstPropertyValue("sequence") ?? 0) || 0),
      stampedAt: Number.isFinite(stampedAt) ? stampedAt : null,
      comment: multiLine(String(event.getFirstPropertyValue("comment") ?? ""), COMMENT_MAX) || null,
      proposedStart: () => (answer === "countered" ? proposedStart(text, event) : null),
    };
  } catch {
    return null;
  }
}

/**
 * Who answers: the only attendee beside the organizer. A COUNTER may name others too, whom it wants to be there
 * (RFC 5546 section 3.2.7); then it is the one who sent it.
 */
function attendeeOf(event: ICAL.Component, method: string, from: string | null): ICAL.Property | null {
  const organizer = event.getFirstProperty("organizer");
  const attendees = event.getAllProperties("attendee").filter((attendee) => {
    const address = addressOf(attendee);
    return isMailbox(address) && !(organizer && addressOf(organizer) === address);
  });
  const [attendee, ...others] = attendees;
  if (!attendee || others.length === 0) return attendee ?? null;
  if (method !== "COUNTER" || from === null) return null;
  return attendees.find((one) => withoutTag(addressOf(one)) === withoutTag(from)) ?? null;
}

function addressOf(property: ICAL.Property): string {
  return String(property.getFirstValue())
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
}

function answerOf(method: string, partstat: string): CalendarAnswer | null {
  if (method === "COUNTER") return "countered";
  if (method !== "REPLY") return null;
  switch (partstat.toUpperCase()) {
    case "ACCEPTED":
      return "accepted";
    case "TENTATIVE":
      return "tentative";
    case "DECLINED":
      return "declined";
    default:
      return null;
  }
}

/** To the minute. Null for a time that names no zone, or one that nobody explains: nobody should guess it. */
function proposedStart(text: string, event: ICAL.Component): Instant | null {
  try {
    const start = within(ZONE_MS, () => startOf(text, event));
    return start === null || !Number.isFinite(start) ? null : Math.floor(start / MINUTE) * MINUTE;
  } catch {
    return null;
  }
}

function startOf(text: string, event: ICAL.Component): Instant | null {
  const property = event.getFirstProperty("dtstart");
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time) || time.isDate) return null;
  if (time.zone === ICAL.Timezone.utcTimezone) return UTC_CLOCK(wallOf(time));
  const tzid = property.getFirstParameter("tzid");
  const clock = tzid ? clocksOf(splitCalendar(text)?.timezones ?? [])(tzid) : null;
  return clock ? clock(wallOf(time)) : null;
}
