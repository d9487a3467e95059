import { readFeedToken } from "@/lib/auth/feed-token";
import { calendarFile } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import type { CalendarEvent } from "@/lib/domain/calendar/types";
import { DAY, type Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { type FeedSession, readFeedDigest, readFeedSessions, readFeedState } from "@/lib/store/owner-feeds";
import { type CalendarFeed, etagOf } from "./calendar-feed";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const BACK = 31 * DAY;
const AHEAD = 550 * DAY;
const REFRESH_MINUTES = 15;

/** For who has more than that, the nearest of what is to come. */
const MOST_SESSIONS = 2000;

/**
 * The private feed behind a token, or null: forged, renewed, closed and missing ones can't be told apart. It holds all that is
 * to come and what began up to a month ago; of more than `MOST_SESSIONS` what is past is left out first, the oldest before.
 */
export async function readOwnerFeed(token: string, now: Instant): Promise<CalendarFeed | null> {
  const holder = readFeedToken(token);
  const { accountId, userId } = holder ?? { accountId: NOBODY, userId: NOBODY };
  const state = await readFeedState(accountId, userId);
  if (!holder || !state?.open || state.version !== holder.version) return null;
  const today = now - (now % DAY);
  const scope = { accountId, userId, from: today - BACK, to: today + AHEAD };
  return {
    // Read before the sessions: of a change in between the old tag is told, and the next poll asks again.
    etag: etagOf([env().APP_URL, today, await readFeedDigest(scope)]),
    async write() {
      const sessions = await readFeedSessions(scope, { ahead: today, limit: MOST_SESSIONS });
      return calendarFile(
        sessions.map((session) => eventOf(session, userId)),
        { name: sessions[0]?.accountName ?? "Reslot", refreshMinutes: REFRESH_MINUTES },
      );
    },
  };
}

/** The bytes depend on nothing but what the ETag is made of. */
function eventOf(session: FeedSession, userId: string): CalendarEvent {
  const { sessionId, title, sessionCount, ownerName, ownerEmail, changedAt } = session;
  const link = `${env().APP_URL}/admin/activity/${sessionId}`;
  const customer = { name: session.customerName || session.customerEmail, email: session.customerEmail };
  const event = sessionEvent({
    method: "REQUEST",
    booking: { title, sessionCount, customer },
    session,
    owner: { name: ownerName, email: ownerEmail },
    organizer: { name: session.accountName, email: env().MAIL_FROM },
    attendee: { name: ownerName, email: ownerEmail, role: "owner" },
    location: session.location,
    link,
    reason: null,
    stampedAt: changedAt,
  });
  const with_ = session.ownerId === userId ? [] : [`With ${ownerName}`];
  const phone = session.phone === "" ? [] : [session.phone];
  const lines = [
    ...with_,
    [customer.name, customer.email, ...phone].join(", "),
    session.reference,
    `Open the booking: ${link}`,
  ];
  return { ...event, description: lines.join("\n") };
}
