import { ownersFor } from "@/lib/auth/owner-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import { type CalendarKind, type ConnectionRow, connectionsOf } from "@/lib/store/calendar-connections";

export interface ListedCalendar {
  readonly id: string;
  readonly name: string;
  readonly isRead: boolean;
  readonly isWritten: boolean;
  /** The server does not list it any more. */
  readonly isMissing: boolean;
  /** Events that could not be read. */
  readonly unreadEvents: number;
}

export interface ListedConnection {
  readonly id: string;
  readonly kind: CalendarKind;
  readonly name: string;
  readonly address: string;
  readonly username: string | null;
  readonly offersChanges: boolean;
  readonly lastReadAt: Instant | null;
  /** What the server answers since when, while it can't be read. */
  readonly problem: { readonly since: Instant; readonly text: string; readonly nextTryAt: Instant } | null;
  readonly calendars: readonly ListedCalendar[];
}

/** The user's own calendars, without their secrets: of a feed's address only the host is shown. */
export async function listConnections(user: SignedInUser): Promise<ListedConnection[]> {
  return (await connectionsOf(user.accountId, user.userId)).map(listed);
}

/** Whether the user's own calendars close any times at all. */
export async function ownsBookingPage(user: SignedInUser): Promise<boolean> {
  return (await ownersFor(user)).some(({ ownerId }) => ownerId === user.userId);
}

function listed(connection: ConnectionRow): ListedConnection {
  const { id, kind, name, username, offersChanges, lastReadAt, failingSince, problem, nextReadAt } =
    connection;
  const { host, href } = new URL(connection.address);
  return {
    id,
    kind,
    name,
    address: kind === "feed" ? host : href,
    username,
    offersChanges,
    lastReadAt,
    problem:
      failingSince === null ? null : { since: failingSince, text: problem ?? "", nextTryAt: nextReadAt },
    calendars: connection.calendars.map((calendar) => ({
      id: calendar.id,
      name: calendar.name,
      isRead: calendar.isRead,
      isWritten: calendar.isWritten,
      isMissing: calendar.missingSince !== null,
      unreadEvents: calendar.unreadEvents,
    })),
  };
}
