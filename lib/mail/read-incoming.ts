import { createHash } from "node:crypto";
import ICAL from "ical.js";
import type { CalendarAnswer, CalendarReply } from "@/lib/domain/calendar/reply";
import { multiLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { parseMail } from "./parse";
import { type Bounce, isStatusReport, readBounce } from "./read-bounce";

/** Far more than any calendar program writes about one event. */
const CALENDAR_MAX = 64 * 1024;
const COMMENT_MAX = 2000;

/** What a mail that came in is about. */
export type IncomingMail =
  | { readonly about: "reply"; readonly messageDigest: string; readonly reply: CalendarReply }
  | ({ readonly about: "bounce" } & Bounce)
  /** An absence note, a letter, spam: nothing for us. */
  | { readonly about: "nothing" };

const NOTHING: IncomingMail = { about: "nothing" };

/** Reads a raw message. Whatever is broken or unknown in it makes it one that is about nothing; it never throws. */
export async function readIncoming(raw: Buffer): Promise<IncomingMail> {
  const mail = await parseMail(raw).catch(() => null);
  if (!mail) return NOTHING;
  const header = (name: string) =>
    mail.headers.find((one) => one.name.toLowerCase() === name)?.value.trim() ?? "";
  if (/^multipart\/report\b/i.test(header("content-type")) || mail.parts.some(isStatusReport)) {
    const bounce = readBounce(mail.parts, [header("in-reply-to"), header("references")]);
    return bounce ? { about: "bounce", ...bounce } : NOTHING;
  }
  if (/^auto-replied/i.test(header("auto-submitted")) || header("x-autoreply") !== "") return NOTHING;
  const part =
    mail.parts.find(({ method }) => method === "REPLY" || method === "COUNTER") ??
    mail.parts.find(({ contentType }) => /^(text\/calendar|application\/ics)$/i.test(contentType));
  const reply = part && part.content.length <= CALENDAR_MAX ? replyOf(part.content.toString("utf8")) : null;
  if (!reply) return NOTHING;
  const id = header("message-id");
  const messageDigest = createHash("sha256")
    .update(id === "" ? raw : id)
    .digest("hex");
  return { about: "reply", messageDigest, reply };
}

function replyOf(text: string): CalendarReply | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as string);
    const method = String(calendar.getFirstPropertyValue("method") ?? "").toUpperCase();
    const events = calendar.getAllSubcomponents("vevent");
    const [event] = events;
    if (!event || events.length > 1) return null;
    const attendees = event.getAllProperties("attendee");
    const [attendee] = attendees;
    const answer = attendee && answerOf(method, String(attendee.getParameter("partstat") ?? ""));
    const stamp = event.getFirstPropertyValue("dtstamp");
    const stampedAt = stamp instanceof ICAL.Time ? stamp.toJSDate().getTime() : Number.NaN;
    if (!answer || attendees.length > 1 || !Number.isFinite(stampedAt)) return null;
    return {
      uid: String(event.getFirstPropertyValue("uid") ?? ""),
      attendee: String(attendee.getFirstValue())
        .replace(/^mailto:/i, "")
        .toLowerCase(),
      answer,
      sequence: Math.max(0, Number(event.getFirstPropertyValue("sequence") ?? 0) || 0),
      stampedAt,
      proposedStart: answer === "countered" ? proposedStart(calendar, event) : null,
      comment: multiLine(String(event.getFirstPropertyValue("comment") ?? ""), COMMENT_MAX) || null,
    };
  } catch {
    return null;
  }
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

/** Null for a time that names no zone, or one that the mail does not describe: nobody should guess it. */
function proposedStart(calendar: ICAL.Component, event: ICAL.Component): Instant | null {
  const property = event.getFirstProperty("dtstart");
  const time = property?.getFirstValue();
  if (!(time instanceof ICAL.Time) || time.isDate) return null;
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toJSDate().getTime();
  const named = property?.getParameter("tzid");
  const described = calendar
    .getAllSubcomponents("vtimezone")
    .find((zone) => zone.getFirstPropertyValue("tzid") === named);
  if (!described) return null;
  const there = time.clone();
  there.zone = new ICAL.Timezone(described);
  const start = there.toJSDate().getTime();
  return start - (start % 60_000);
}
