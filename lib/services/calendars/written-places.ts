import { FetchProblem, isOutage } from "@/lib/calendars/fetch-problem";
import { loginOf } from "@/lib/calendars/login";
import { CalendarWriter, eventAddress } from "@/lib/calendars/write-caldav";
import {
  type CalendarRow,
  type ConnectionRow,
  connectionOfCalendar,
  connectionsOf,
} from "@/lib/store/calendar-connections";

/** A calendar that events stand in. */
export interface Place {
  readonly calendar: CalendarRow;
  /** Whether it is of the owner whose sessions are written, and not of who had their page before. */
  readonly isOwners: boolean;
  addressOf(uid: string): string;
  /** Once its server turned out to be away, each further call ends with the same problem at once. */
  write<T>(work: (writer: CalendarWriter) => Promise<T>): Promise<T>;
}

export interface Places {
  /** The calendar that the owner's sessions are written into; null for none. */
  readonly written: Place | null;
  /** The calendar of that id, whoever's it is; null for none, or none any more. */
  of(calendarId: string | null): Promise<Place | null>;
}

export async function openPlaces(
  owner: { readonly accountId: string; readonly ownerId: string },
  signal: AbortSignal,
): Promise<Places> {
  const { accountId, ownerId } = owner;
  const own = await connectionsOf(accountId, ownerId);
  const outages = new Map<string, FetchProblem>();

  function placeIn(connection: ConnectionRow, is: (calendar: CalendarRow) => boolean): Place | null {
    const calendar = connection.calendars.find(is);
    if (!calendar) return null;
    return {
      calendar,
      isOwners: connection.ownerId === ownerId,
      addressOf: (uid) => eventAddress(calendar.url, uid),
      async write(work) {
        const outage = outages.get(connection.id);
        if (outage) throw outage;
        try {
          return await work(new CalendarWriter(loginOf(connection), signal));
        } catch (error) {
          if (error instanceof FetchProblem && isOutage(error)) outages.set(connection.id, error);
          throw error;
        }
      },
    };
  }

  const among = (connections: readonly ConnectionRow[], is: (calendar: CalendarRow) => boolean) =>
    connections.map((connection) => placeIn(connection, is)).find((place) => place !== null) ?? null;

  return {
    written: among(own, ({ isWritten }) => isWritten),
    async of(calendarId) {
      if (calendarId === null) return null;
      const is = ({ id }: CalendarRow) => id === calendarId;
      const found = among(own, is);
      if (found) return found;
      const others = await connectionOfCalendar(accountId, calendarId);
      return others && placeIn(others, is);
    },
  };
}
