import { validate as isUuid } from "uuid";
import { openPageAs, type PageAccess, roleAllows } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Activity } from "@/lib/domain/booking/activity";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { judge } from "@/lib/domain/policy/judge";
import type { Verdict } from "@/lib/domain/policy/types";
import type { Instant, Interval } from "@/lib/domain/time";
import { readRefundable } from "@/lib/services/payments/read-refundable";
import { readActivities } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { conflictOfSession } from "@/lib/store/calendar-conflicts";
import { type SessionInCalendar, sessionInCalendar } from "@/lib/store/calendar-findings";
import {
  findSessionPlace,
  type MailLogRow,
  type MoneyRow,
  nextDelivery,
  readMailsAbout,
  readMoneyOf,
  type SessionPlace,
} from "@/lib/store/session-record";

export type { MailLogRow, MoneyRow } from "@/lib/store/session-record";

/** Something in a session's time line: an activity with the mails that tell of it, or mails that tell of the session itself. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly activity: Activity | null;
  /** The positions of the other sessions that it concerns too. */
  readonly together: readonly number[];
  readonly mails: readonly MailLogRow[];
}

/** Everything there is to know about one session. */
export interface SessionRecord {
  readonly access: PageAccess<"view">;
  /** Whether the user may act on it, or only look. */
  readonly mayEdit: boolean;
  /** Whether something that was paid through Stripe can still go back, by the account's policy. */
  readonly mayRefund: boolean;
  readonly booking: Booking;
  readonly session: Session;
  readonly customer: SessionPlace;
  /** What the customer may do with it now. */
  readonly reschedule: Verdict;
  readonly cancel: Verdict;
  /** What concerns this session or all of its booking. */
  readonly money: readonly MoneyRow[];
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  /** When mails that could not leave are tried again. */
  readonly nextDelivery: Instant | null;
  /** How it stands in its owner's calendar; null where it never stood in one. */
  readonly calendar: SessionInCalendar | null;
  /** When its owner turns out to be busy, by a calendar, while nobody has decided to leave it there. */
  readonly busy: Interval | null;
}

/** A session with all that happened to it, or null for whoever may not know of it. */
export async function readSessionRecord(
  user: SignedInUser,
  sessionId: string,
  now: Instant,
): Promise<SessionRecord | null> {
  const { accountId } = user;
  const customer = isUuid(sessionId) ? await findSessionPlace(accountId, sessionId.toLowerCase()) : null;
  const access = customer && (await openPageAs(user, customer.pageId, "view"));
  if (!customer || !access?.ok) return null;
  const { bookingId } = customer;
  const [booking, record, money, mails, next, calendar, busy] = await Promise.all([
    readBooking(accountId, bookingId),
    readActivities(accountId, bookingId),
    readMoneyOf(accountId, bookingId),
    readMailsAbout(accountId, bookingId, sessionId.toLowerCase()),
    nextDelivery(bookingId),
    sessionInCalendar(accountId, sessionId.toLowerCase()),
    conflictOfSession(accountId, sessionId.toLowerCase(), now),
  ]);
  const session = booking?.sessions.find(({ id }) => id === sessionId.toLowerCase());
  if (!booking || !session) return null;
  const { most } = booking.price?.mode === "collected" ? await readRefundable(booking) : { most: null };
  const concerning = record.filter((activity) => concernsSession(activity, session.id));
  return {
    access,
    mayEdit: roleAllows(access.role, "edit"),
    mayRefund: most !== null && most.amount > 0,
    booking,
    session,
    customer,
    reschedule: judge("reschedule", booking, session, now),
    cancel: judge("cancel", booking, session, now),
    money: money.filter(({ activityId }) => {
      return activityId === null || concerning.some(({ id }) => id === activityId);
    }),
    timeline: timelineOf(booking, session, concerning, mails),
    nextDelivery: next,
    calendar,
    busy,
  };
}

function timelineOf(
  { sessions }: Booking,
  session: Session,
  activities: readonly Activity[],
  mails: readonly MailLogRow[],
): TimelineEntry[] {
  const happened = activities.map((activity): TimelineEntry => {
    const others = sessions.filter(({ id }) => id !== session.id && namesSession(activity, id));
    return {
      at: activity.at,
      activity,
      together: others.map(({ position }) => position),
      mails: mails.filter(({ activityId }) => activityId === activity.id),
    };
  });
  const alone = mails.filter(({ activityId }) => activityId === null);
  return [...happened, ...mailedTogether(alone)].sort((a, b) => b.at - a.at);
}

/** Mails of one scenario that were written at the same moment, such as a reminder to customer and guests. */
function mailedTogether(mails: readonly MailLogRow[]): TimelineEntry[] {
  const moments = new Map<string, MailLogRow[]>();
  for (const mail of mails) {
    const moment = `${mail.scenario} ${mail.at}`;
    moments.set(moment, [...(moments.get(moment) ?? []), mail]);
  }
  return [...moments.values()].map((together) => ({
    at: together[0]?.at ?? 0,
    activity: null,
    together: [],
    mails: together,
  }));
}

/** An activity that names no session concerns all of them. */
function concernsSession(activity: Activity, sessionId: string): boolean {
  return !("moves" in activity.data || "sessions" in activity.data) || namesSession(activity, sessionId);
}

function namesSession({ data }: Activity, id: string): boolean {
  if ("moves" in data) return data.moves.some(({ sessionId }) => sessionId === id);
  return "sessions" in data && data.sessions.some(({ sessionId }) => sessionId === id);
}
