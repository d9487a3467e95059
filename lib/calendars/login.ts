import { seal, unseal } from "@/lib/auth/sealed";
import type { ConnectionRow } from "@/lib/store/calendar-connections";
import type { DavLogin } from "./dav-fetch";
import { FetchProblem } from "./fetch-problem";
import type { AddressAndLogin } from "./safe-fetch";

const PURPOSE = "calendar password";
const FEED_PURPOSE = "calendar feed";

export function sealPassword(password: string): Buffer {
  return seal(password, PURPOSE);
}

/** The password of a connection; null for none. Throws FetchProblem when it was sealed with another SECRET. */
export function passwordOf({ password }: Pick<ConnectionRow, "password">): string | null {
  if (password === null) return null;
  const opened = unseal(password, PURPOSE);
  if (opened !== null) return opened;
  throw new FetchProblem(
    "refused_login",
    "Write the password again: it can't be read any more, as SECRET has changed.",
  );
}

export function loginOf(connection: Pick<ConnectionRow, "address" | "username" | "password">): DavLogin {
  const { address, username } = connection;
  return { address, username: username ?? "", password: passwordOf(connection) ?? "" };
}

/** Whoever knows the address of a feed reads it: it is kept as passwords are, with the login for it. */
export function sealFeed({ address, username, password }: AddressAndLogin): Buffer {
  return seal(JSON.stringify({ address, username, password }), FEED_PURPOSE);
}

/** Where a feed is read. Throws FetchProblem when it was sealed with another SECRET. */
export function feedOf(
  connection: Pick<ConnectionRow, "address" | "username" | "password">,
): AddressAndLogin {
  const { address, username, password } = connection;
  const opened = password && unseal(password, FEED_PURPOSE);
  if (opened) return JSON.parse(opened) as AddressAndLogin;
  // Feeds that were added before their addresses were sealed.
  if (password === null || unseal(password, PURPOSE) !== null) {
    return { address, username, password: passwordOf(connection) };
  }
  throw new FetchProblem(
    "refused_login",
    "Remove this calendar and add it again: its address can't be read any more, as SECRET has changed.",
  );
}
