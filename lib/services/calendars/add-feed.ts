import { v7 as orderedUuid } from "uuid";
import type { SignedInUser } from "@/lib/auth/user";
import { feedOf, sealFeed } from "@/lib/calendars/login";
import { feedName, readFeed } from "@/lib/calendars/read-feed";
import { readAddressAndLogin } from "@/lib/calendars/safe-fetch";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import {
  type ConnectionRow,
  connectionsOf,
  insertConnection,
  listCalendars,
} from "@/lib/store/calendar-connections";
import { inTransaction } from "@/lib/store/transaction";
import { type Connected, MAXIMUM_CONNECTIONS, tooMany } from "./connect-server";
import { LOOKING_ON_MS, refusalOf } from "./open-connection";
import { readConnection } from "./read-connection";

const LONGEST_ADDRESS = 2_000;
const LONGEST_NAME = 100;

/** Adds a published calendar of the user, whose busy times close their slots. It is read at once. */
export async function addFeed(
  user: SignedInUser,
  typed: { readonly feed: string; readonly name: string },
  now: Instant,
): Promise<Connected | Refused> {
  const { accountId, userId: ownerId } = user;
  if (typed.feed.length > LONGEST_ADDRESS) return refuseField("feed", "Write a shorter address.");
  const existing = await connectionsOf(accountId, ownerId);
  if (existing.length >= MAXIMUM_CONNECTIONS) return tooMany("feed");
  try {
    const written = readAddressAndLogin(typed.feed);
    const { address, username, password } = written;
    if (existing.some((connection) => isAt(connection, address))) {
      return refuseField("feed", "Write another address: this calendar is connected already.");
    }
    const marks = { etag: null, lastModified: null };
    const signal = AbortSignal.timeout(LOOKING_ON_MS);
    const feed = await readFeed(address, { username, password }, marks, signal);
    const name =
      singleLine(typed.name, LONGEST_NAME) ||
      singleLine(feedName(feed?.text ?? ""), LONGEST_NAME) ||
      new URL(address).host;
    // The rest of the address is a secret.
    const { origin } = new URL(address);
    const key = { accountId, id: orderedUuid(), ownerId };
    await inTransaction(async (tx) => {
      await insertConnection(tx, {
        ...key,
        kind: "feed",
        name,
        address: origin,
        username,
        password: sealFeed(written),
        addresses: [],
        createdAt: now,
      });
      await listCalendars(tx, key, [{ id: orderedUuid(), url: origin, name }], true, now);
    });
    await readConnection(key, now, { lookingOn: true });
    return { ok: true, connectionId: key.id };
  } catch (error) {
    return refusalOf(error, "feed", "feed");
  }
}

function isAt(connection: ConnectionRow, address: string): boolean {
  if (connection.kind !== "feed") return connection.address === address;
  try {
    return feedOf(connection).address === address;
  } catch {
    return false; // Sealed with another SECRET: nobody knows what it was.
  }
}
