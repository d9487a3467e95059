import { overlaps } from "../interval";
import { type Instant, type Interval, MINUTE, type Minutes, type Zone } from "../time";
import { boundsOf, type Days } from "./days";

/** The most sessions that one time away may affect, so that they can be looked through and sent as one form. */
export const MAX_AFFECTED = 1_000;

/**
 * The live sessions that the days touch, each by the zone of its page. One that has begun already is left as it is.
 *
 * @param sessions Live ones (scheduled or rescheduled), in any order; the order stays.
 */
export function affectedBy<Session extends Interval & { readonly zone: Zone }>(
  days: Days,
  sessions: readonly Session[],
  now: Instant,
): Session[] {
  const bounds = boundsByZone(days);
  return sessions.filter((session) => session.start > now && overlaps(session, bounds(session.zone)));
}

/** The open requests of which at least one suggested time that is still to come lies on those days. */
export function requestsOn<
  Request extends {
    readonly zone: Zone;
    readonly suggestedStarts: readonly Instant[];
    readonly durationMinutes: Minutes;
  },
>(days: Days, requests: readonly Request[], now: Instant): Request[] {
  const bounds = boundsByZone(days);
  return requests.filter(({ zone, suggestedStarts, durationMinutes }) =>
    suggestedStarts.some(
      (start) => start > now && overlaps({ start, end: start + durationMinutes * MINUTE }, bounds(zone)),
    ),
  );
}

function boundsByZone(days: Days): (zone: Zone) => Interval {
  const known = new Map<Zone, Interval>();
  return (zone) => {
    const bounds = known.get(zone) ?? boundsOf(days, zone);
    known.set(zone, bounds);
    return bounds;
  };
}

/** What a customer is sent a mail about. */
export interface MailedSession {
  readonly bookingId: string;
  readonly customerId: string;
  /** Addresses that are copied on the customer's mail, each once. */
  readonly guests: number;
  /** Whether calendar data goes out by itself; with more than one session each then has a mail of its own (ics.md). */
  readonly invitations: "automatic" | "file";
}

export interface MailCount {
  readonly customers: number;
  readonly bookings: number;
  readonly sessions: number;
  /** To customers and their guests, those with calendar data included. */
  readonly mails: number;
}

/** How many customers are asked, and with how many mails: one for each booking, as in spec section 8. */
export function countMails(sessions: readonly MailedSession[]): MailCount {
  const byBooking = new Map<string, MailedSession[]>();
  for (const session of sessions) {
    byBooking.set(session.bookingId, [...(byBooking.get(session.bookingId) ?? []), session]);
  }
  let mails = 0;
  for (const [first, ...more] of byBooking.values()) {
    if (!first) continue;
    const ofSessions = first.invitations === "automatic" && more.length > 0 ? more.length + 1 : 0;
    mails += (1 + first.guests) * (1 + ofSessions);
  }
  return {
    customers: new Set(sessions.map(({ customerId }) => customerId)).size,
    bookings: byBooking.size,
    sessions: sessions.length,
    mails,
  };
}
