import { seal, unseal } from "@/lib/auth/sealed";
import type { ConnectionRow } from "@/lib/store/calendar-connections";
import type { DavLogin } from "./dav-fetch";
import { FetchProblem } from "./fetch-problem";

const PURPOSE = "calendar password";

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
