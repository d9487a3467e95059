import { createHash } from "node:crypto";
import { readFeedToken } from "@/lib/auth/feed-token";
import { calendarFile } from "@/lib/domain/calendar/calendar";
import { sessionEvent } from "@/lib/domain/calendar/session-event";
import type { CalendarEvent } from "@/lib/domain/calendar/types";
import { DAY, type Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { type FeedSession, readFeedSessions, readFeedState } from "@/lib/store/owner-feeds";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const BACK = 31 * DAY;
const AHEAD = 550 * DAY;
const REFRESH_MINUTES = 15;

/** A feed as it stands; `write` makes the text, which somebody who has it already does not need. */
export interface OwnerFeed {
  readonly etag: string;
  write(): string;
}

/**
 * The private feed behind a token, or null: forged, renewed, closed and missing ones can't be told apart. It holds what
 * began up to a month ago and all that is to come.
 */
export async function readOwnerFeed(token: string, now: Instant): Promise<OwnerFeed | null> {
  const holder = readFeedToken(token);
  const { accountId, userId } = holder ?? { accountId: NOBODY, userId: NOBODY };
  const state = await readFeedState(accountId, userId);
  if (!holder || !state?.open || state.version !== holder.version) return null;
  const today = now - (now % DAY);
  const span = { from: today - BACK, to: today + AHEAD };
  const sessions = await readFeedSessions(accountId, userId, span);
  const [first] = sessions;
  return {
    etag: `"${createHash("sha256").update(JSON.stringify(sessions)).digest("base64url")}"`,
    write: () =>
      calendarFile(
        sessions.map((session) => eventOf(session, userId)),
        { name: first?.accountName ?? "Reslot", refreshMinutes: REFRESH_MINUTES },
      ),
  };
}

/** The bytes depend on nothing but the rows, so that an ETag stands for them. */
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
