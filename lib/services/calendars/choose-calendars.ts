import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { notFound, refuseField } from "@/lib/services/refuse";
import { chooseCalendars } from "@/lib/store/busy-times";
import { setOffersChanges } from "@/lib/store/calendar-connections";
import { inTransaction } from "@/lib/store/transaction";
import type { Connected } from "./connect-server";
import { noteEventsAhead } from "./note-events";
import { openConnection } from "./open-connection";
import { readConnection } from "./read-connection";

export interface CalendarChoice {
  /** The calendars whose busy times close slots. */
  readonly read: readonly string[];
  /** The one that the events of sessions are written into; null for none of this server. */
  readonly written: string | null;
  /** Whether an event that is moved or deleted there is offered as a change of its session. */
  readonly offersChanges: boolean;
}

/** Chooses what the user's calendars of one server are for, and reads those that are new. */
export async function saveChoice(
  user: SignedInUser,
  connectionId: string,
  choice: CalendarChoice,
  now: Instant,
): Promise<Connected | Refused> {
  const connection = await openConnection(user, connectionId);
  if (connection?.kind !== "caldav") return { ...notFound, detail: "There is nothing at this address." };
  const known = new Set(connection.calendars.map(({ id }) => id));
  if (choice.read.some((id) => !known.has(id))) {
    return refuseField("read", "Choose among the calendars listed here: one of these is gone.");
  }
  if (choice.written !== null && !known.has(choice.written)) {
    return refuseField("written", "Choose among the calendars listed here: this one is gone.");
  }
  const { accountId, id, ownerId } = connection;
  await inTransaction(
    async (tx) => {
      await chooseCalendars(tx, { accountId, connectionId: id, ownerId }, choice.read, choice.written);
      await setOffersChanges(tx, connection, choice.offersChanges);
      const before = connection.calendars.find(({ isWritten }) => isWritten)?.id ?? null;
      if (choice.written !== null && choice.written !== before) {
        await noteEventsAhead(tx, { accountId, ownerId }, now);
      }
    },
    { accountId, ownerId },
  );
  await readConnection(connection, now, { lookingOn: true });
  return { ok: true, connectionId: id };
}
