import { createAccount, fetchCalendars, fetchCalendarUserAddresses } from "tsdav";
import { singleLine } from "@/lib/domain/text";
import { type DavLogin, davFetch } from "./dav-fetch";
import { FetchProblem } from "./fetch-problem";

export interface FoundCalendar {
  readonly url: string;
  readonly name: string;
}

export interface FoundCalendars {
  /** Those that can hold events, as the server lists them. */
  readonly calendars: readonly FoundCalendar[];
  /** The mail addresses that the server knows the user by, lower case. */
  readonly addresses: readonly string[];
}

const MAXIMUM_CALENDARS = 100;
const NAME_MAX = 200;

/** Finds a user's calendars from whatever address of their server they know (RFC 6764). Throws FetchProblem. */
export async function discoverCalendars(login: DavLogin, signal?: AbortSignal): Promise<FoundCalendars> {
  const problems: FetchProblem[] = [];
  const fetch = noting(davFetch(login, signal), problems);
  try {
    const server = { accountType: "caldav" as const, serverUrl: login.address };
    const account = await createAccount({ account: server, fetch });
    const listed = await fetchCalendars({ account, fetch: forgiving(fetch, account.homeUrl) });
    const calendars = listed
      .filter(({ components = [] }) => components.length === 0 || components.includes("VEVENT"))
      .slice(0, MAXIMUM_CALENDARS)
      .map(({ url, displayName }) => ({ url, name: nameOf(displayName, url) }));
    if (calendars.length === 0) throw nothingFound(login);
    const known = await fetchCalendarUserAddresses({ account, fetch }).catch(() => []);
    return { calendars, addresses: mailAddresses([...known, login.username]) };
  } catch (error) {
    // The library tries several addresses and tells of the last; what was wrong with the first is what the owner can mend.
    throw problems.find(({ code }) => code === "refused_login") ?? problems[0] ?? asProblem(error, login);
  }
}

function noting(fetch: typeof globalThis.fetch, problems: FetchProblem[]): typeof globalThis.fetch {
  return (input, init) =>
    fetch(input, init).catch((error) => {
      if (error instanceof FetchProblem) problems.push(error);
      throw error;
    });
}

/** The library asks each calendar for more about it, which nothing here needs: one that is in trouble spoils no other. */
function forgiving(fetch: typeof globalThis.fetch, home: string | undefined): typeof globalThis.fetch {
  return (input, init) =>
    fetch(input, init).catch((error) => {
      if (String(input) === home || !(error instanceof FetchProblem) || (error.status ?? 0) < 500)
        throw error;
      return new Response(null, { status: 502 });
    });
}

function asProblem(error: unknown, login: DavLogin): FetchProblem {
  return error instanceof FetchProblem ? error : nothingFound(login);
}

function nothingFound({ address }: DavLogin): FetchProblem {
  return new FetchProblem(
    "no_calendar",
    `${new URL(address).host} answers, but no CalDAV calendars are found there. Write the address that your provider gives for CalDAV.`,
  );
}

function nameOf(displayName: unknown, url: string): string {
  const written =
    typeof displayName === "string" || typeof displayName === "number" ? String(displayName) : "";
  const last = new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? "";
  return singleLine(written, NAME_MAX) || singleLine(last, NAME_MAX) || "Calendar";
}

export function mailAddresses(written: readonly string[]): string[] {
  const addresses = written
    .map((address) =>
      address
        .replace(/^mailto:/i, "")
        .trim()
        .toLowerCase(),
    )
    .filter((address) => /^[^\s@:/]+@[^\s@:/]+$/.test(address));
  return [...new Set(addresses)];
}
