import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { notFound } from "@/lib/services/refuse";
import type { Connected } from "./connect-server";
import { openConnection } from "./open-connection";
import { readConnection } from "./read-connection";

/** Reads a calendar of the user while they wait, its list of calendars too. What came of it stands in its state. */
export async function readNow(
  user: SignedInUser,
  connectionId: string,
  now: Instant,
): Promise<Connected | Refused> {
  const connection = await openConnection(user, connectionId);
  if (!connection) return { ...notFound, detail: "There is nothing at this address." };
  await readConnection(connection, now, { discover: true, lookingOn: true });
  return { ok: true, connectionId };
}
