import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { notFound } from "@/lib/services/refuse";
import { removeConnection } from "@/lib/store/calendar-connections";
import { inTransaction } from "@/lib/store/transaction";
import { openConnection } from "./open-connection";

/** Disconnects a calendar of the user: its busy times count no more. The events that stand in it stay there. */
export async function removeCalendar(
  user: SignedInUser,
  connectionId: string,
): Promise<{ readonly ok: true } | Refused> {
  const connection = await openConnection(user, connectionId);
  if (!connection) return { ...notFound, detail: "There is nothing at this address." };
  const { accountId, ownerId } = connection;
  await inTransaction((tx) => removeConnection(tx, connection), { accountId, ownerId });
  return { ok: true };
}
