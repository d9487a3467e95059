import { v7 as orderedUuid } from "uuid";
import type { SignedInUser } from "@/lib/auth/user";
import type { DavLogin } from "@/lib/calendars/dav-fetch";
import { discoverCalendars } from "@/lib/calendars/discover";
import { sealPassword } from "@/lib/calendars/login";
import { readAddressAndLogin } from "@/lib/calendars/safe-fetch";
import type { Instant } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { invalid, refuseField } from "@/lib/services/refuse";
import { connectionsOf, insertConnection, listCalendars, setLogin } from "@/lib/store/calendar-connections";
import { inTransaction } from "@/lib/store/transaction";
import { LOOKING_ON_MS, refusalOf } from "./open-connection";
import { readConnection } from "./read-connection";
import { writeAgain } from "./write-again";

export interface Connected {
  readonly ok: true;
  readonly connectionId: string;
}

/** More than anybody has. */
export const MAXIMUM_CONNECTIONS = 20;
const LONGEST_ADDRESS = 2_000;
const LONGEST_LOGIN = 500;

/**
 * Connects a calendar server of the user: finds its calendars, keeps the password sealed, and reads all of them for busy times
 * until others are chosen. One that is connected already is given the new password.
 */
export async function connectServer(
  user: SignedInUser,
  typed: DavLogin,
  now: Instant,
): Promise<Connected | Refused> {
  const errors = problemsOf(typed);
  if (errors.length > 0) return invalid(errors);
  const { accountId, userId: ownerId } = user;
  const existing = await connectionsOf(accountId, ownerId);
  if (existing.length >= MAXIMUM_CONNECTIONS) return tooMany("address");
  try {
    // A login that stands in the address is the one in the fields, or an older one; neither is kept there.
    const { address } = readAddressAndLogin(withScheme(typed.address));
    const login = { ...typed, address };
    const found = await discoverCalendars(login, AbortSignal.timeout(LOOKING_ON_MS));
    const before = existing.find(
      ({ address, username }) => address === login.address && username === login.username,
    );
    const id = before?.id ?? orderedUuid();
    const key = { accountId, id, ownerId };
    const secret = { username: login.username, password: sealPassword(login.password) };
    const { host } = new URL(login.address);
    await inTransaction(async (tx) => {
      const kept = { ...secret, addresses: found.addresses };
      if (before) {
        await setLogin(tx, key, kept);
        await writeAgain(tx, key, now); // What was given up for the old password.
      } else
        await insertConnection(tx, {
          ...key,
          ...kept,
          kind: "caldav",
          name: host,
          address: login.address,
          createdAt: now,
        });
      const calendars = found.calendars.map((calendar) => ({ ...calendar, id: orderedUuid() }));
      await listCalendars(tx, key, calendars, !before, now);
    });
    await readConnection(key, now, { lookingOn: true });
    return { ok: true, connectionId: id };
  } catch (error) {
    return refusalOf(error, "address", "password");
  }
}

/** People copy `caldav.example.com` without more. */
function withScheme(address: string): string {
  const text = address.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}

function problemsOf({ address, username, password }: DavLogin): FieldError[] {
  const errors: FieldError[] = [];
  const text = address.trim();
  if (text === "" || text.length > LONGEST_ADDRESS || /\s/.test(text)) {
    errors.push({
      field: "address",
      message: "Write the server's address, such as https://caldav.example.com.",
    });
  }
  if (username.trim() === "" || username.length > LONGEST_LOGIN || username.includes(":")) {
    errors.push({ field: "username", message: "Write the user name, often your mail address." });
  }
  if (password === "" || password.length > LONGEST_LOGIN) {
    errors.push({ field: "password", message: "Write the app password that your provider made for you." });
  }
  return errors;
}

export function tooMany(field: string): Refused {
  return refuseField(field, `Remove a calendar first: ${MAXIMUM_CONNECTIONS} are connected already.`);
}
