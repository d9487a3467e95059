import { calendarFindings, calendarReply, type Finding } from "@/emails/calendar-notice";
import { addressFailing } from "@/emails/notice";
import type { Booking } from "@/lib/domain/booking/types";
import { isFailing } from "@/lib/domain/notifications/failing";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { readActivity } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { conflictOfSession } from "@/lib/store/calendar-conflicts";
import { sessionInCalendar } from "@/lib/store/calendar-findings";
import { readTrouble } from "@/lib/store/failing-addresses";
import { findUser, type UserRow } from "@/lib/store/users";
import { type About, factsOf, moment, NAME_MAX, type NoticePlan, recipientOf } from "./notice-plan";

/** Not to an owner whose own address fails: the activity shows it to everybody who signs in. */
export async function planAddressFailing(
  payload: About<"address_failing">,
  account: string,
): Promise<NoticePlan | null> {
  const { accountId, bookingId, address, answer } = payload;
  const booking = await readBooking(accountId, bookingId);
  const owner = booking && (await findUser(accountId, booking.ownerId));
  const [session] = booking?.sessions ?? [];
  const trouble = owner && (await readTrouble(accountId, owner.email));
  if (!owner || !session || (trouble && isFailing(trouble))) return null;
  const message = addressFailing(factsOf(owner, account), {
    address,
    answer,
    booking: nameOf(booking),
    record: recordUrl(session.id),
  });
  return { mails: [{ recipient: recipientOf(owner), message }] };
}

/** Not to an owner who answered themself: they know. */
export async function planCalendarReply(
  payload: About<"calendar_reply">,
  account: string,
): Promise<NoticePlan | null> {
  const { accountId, bookingId, sessionId, activityId } = payload;
  const booking = await readBooking(accountId, bookingId);
  const owner = booking && (await findUser(accountId, booking.ownerId));
  const activity = await readActivity(accountId, bookingId, activityId);
  if (!owner || activity?.data.kind !== "calendar_reply") return null;
  const { attendee, answer, proposed, sessions } = activity.data;
  if (attendee === owner.email.toLowerCase()) return null;
  const message = calendarReply(factsOf(owner, account), {
    who: attendee === booking.customer.email.toLowerCase() ? customerOf(booking) : attendee,
    booking: nameOf(booking),
    session: await moment(owner, sessions[0]?.start ?? activity.at),
    proposed: proposed === null ? null : await moment(owner, proposed),
    declined: answer === "declined",
    comment: activity.reason,
    record: recordUrl(sessionId),
  });
  return { mails: [{ recipient: recipientOf(owner), message }] };
}

/** More than these are counted only. */
const MOST_TOLD = 20;

/** What was decided meanwhile, or has passed, is not told any more; nothing where that is all of it. */
export async function planCalendarFindings(
  { accountId, ownerId, reported }: About<"calendar_findings">,
  account: string,
  now: Instant,
): Promise<NoticePlan | null> {
  const owner = await findUser(accountId, ownerId);
  if (!owner) return null;
  const findings: Finding[] = [];
  for (const { bookingId, activityId } of reported) {
    const finding = await findingOf(owner, bookingId, activityId, now);
    if (finding) findings.push(finding);
  }
  if (findings.length === 0) return null;
  const told = findings.slice(0, MOST_TOLD);
  const all = `${env().APP_URL}/admin/activity?show=needs-you`;
  const message = calendarFindings(factsOf(owner, account), told, findings.length - told.length, all);
  return { mails: [{ recipient: recipientOf(owner), message }] };
}

async function findingOf(
  owner: UserRow,
  bookingId: string,
  activityId: string,
  now: Instant,
): Promise<Finding | null> {
  const { accountId } = owner;
  const booking = await readBooking(accountId, bookingId);
  const activity = booking && (await readActivity(accountId, bookingId, activityId));
  if (activity?.data.kind !== "calendar_conflict" && activity?.data.kind !== "calendar_changed") return null;
  const [session] = activity.data.sessions;
  const what = session && (await whatOf(owner, session.sessionId, activity.data.kind, now));
  if (!booking || !what) return null;
  return {
    booking: nameOf(booking),
    session: await moment(owner, session.start),
    what,
    record: recordUrl(session.sessionId),
  };
}

/** As it stands now, or null where nothing is left of it. */
async function whatOf(
  owner: UserRow,
  sessionId: string,
  kind: "calendar_conflict" | "calendar_changed",
  now: Instant,
): Promise<Finding["what"] | null> {
  const { accountId } = owner;
  if (kind === "calendar_conflict") {
    const busy = await conflictOfSession(accountId, sessionId, now);
    if (!busy) return null;
    return { kind: "conflict", from: await moment(owner, busy.start), to: await moment(owner, busy.end) };
  }
  const event = await sessionInCalendar(accountId, sessionId);
  if (!event || event.changeSeenAt === null || event.dueSince !== null) return null;
  if (event.changeStart === null) return { kind: "deleted" };
  return { kind: "moved", to: await moment(owner, event.changeStart) };
}

const recordUrl = (sessionId: string) => `${env().APP_URL}/admin/activity/${sessionId}`;

function customerOf({ customer }: Booking): string {
  return singleLine(customer.name, NAME_MAX) || customer.email;
}

/** "Coaching with Ann Lee" */
function nameOf(booking: Booking): string {
  return `${singleLine(booking.title, NAME_MAX)} with ${customerOf(booking)}`;
}
