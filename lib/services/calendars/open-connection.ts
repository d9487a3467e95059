import { validate as isUuid } from "uuid";
import type { SignedInUser } from "@/lib/auth/user";
import { FetchProblem } from "@/lib/calendars/fetch-problem";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import { type ConnectionRow, findConnection } from "@/lib/store/calendar-connections";

/** How long somebody who looks on waits for a server. */
export const LOOKING_ON_MS = 25_000;

/** A connection of the user's own; nobody else may know of it. */
export async function openConnection(user: SignedInUser, id: string): Promise<ConnectionRow | null> {
  const connection = isUuid(id) ? await findConnection({ accountId: user.accountId, id }) : null;
  return connection?.ownerId === user.userId ? connection : null;
}

/** What a server outside answered, at the field that it concerns. */
export function refusalOf(error: unknown, address: string, password: string): Refused {
  if (!(error instanceof FetchProblem)) throw error;
  if (error.code !== "refused_login") return refuseField(address, `Check the address. ${error.message}`);
  return refuseField(password, `Write the user name and the app password once more. ${error.message}`);
}
