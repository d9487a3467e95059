import { type DAVResponse, propfind, syncCollection } from "tsdav";
import type { Interval } from "@/lib/domain/time";
import { absolute, answersOf, decoded, GONE, isCut, isSelf } from "./caldav-answers";
import { type CalendarObject, listObjects, type ReadObjects, readObjects } from "./caldav-objects";
import { type DavLogin, davFetch } from "./dav-fetch";
import { FetchProblem, noDavAnswer, problemOfStatus } from "./fetch-problem";

/** How far a calendar was read, as its server tells it; null for what it does not tell. */
export interface Marks {
  readonly syncToken: string | null;
  readonly ctag: string | null;
}

export interface CalendarChanges {
  /** None where something was left out: the next reading compares all tags then. */
  readonly marks: Marks;
  readonly changed: readonly CalendarObject[];
  readonly gone: readonly string[];
  /** Objects that the server did not hand out; what is known of them stands. */
  readonly missing: readonly string[];
}

/** What is known of a calendar from before: null marks for nothing at all. */
export interface KnownCalendar extends Marks {
  readonly url: string;
  /** Each object's tag by its address; empty for one that is not known to be as it was. */
  readonly etags: ReadonlyMap<string, string>;
}

export const NO_MARKS: Marks = { syncToken: null, ctag: null };

const MAXIMUM_ROUNDS = 50;

/**
 * What changed in a calendar: by its sync token (RFC 6578), and where the server has none, or knows ours no more, by comparing
 * the tags of all events within the window. Throws FetchProblem.
 */
export async function readChanges(
  login: DavLogin,
  known: KnownCalendar,
  window: Interval,
  signal?: AbortSignal,
): Promise<CalendarChanges> {
  const fetch = davFetch(login, signal);
  const { url } = known;
  const since = known.syncToken === null ? null : await changesSince(fetch, url, known.syncToken);
  if (since) {
    const read = await readObjects(fetch, url, since.changed);
    return changes({ syncToken: since.token, ctag: null }, read, since.gone);
  }
  // The marks come first: what changes while the list is read is then read once more, and not missed.
  const marks = await readMarks(fetch, url);
  if (marks.ctag !== null && marks.ctag === known.ctag) return { marks, changed: [], gone: [], missing: [] };
  const { present, unclear } = await listObjects(fetch, url, window);
  const fresh = [...present].filter(([href, etag]) => etag === "" || known.etags.get(href) !== etag);
  const read = await readObjects(
    fetch,
    url,
    fresh.map(([href]) => href),
  );
  const there = new Set([...present.keys(), ...unclear].map(decoded));
  const gone = [...known.etags.keys()].filter((href) => !there.has(decoded(href)));
  return changes(marks, { ...read, missing: [...read.missing, ...unclear] }, gone);
}

function changes(marks: Marks, read: ReadObjects, gone: readonly string[]): CalendarChanges {
  const { objects, missing } = read;
  return {
    marks: missing.length === 0 ? marks : NO_MARKS,
    changed: objects,
    gone: [...gone, ...read.gone],
    missing,
  };
}

interface ChangedSince {
  readonly token: string;
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Null when the server does not know the token any more. */
async function changesSince(
  fetch: typeof globalThis.fetch,
  url: string,
  from: string,
): Promise<ChangedSince | null> {
  const seen = new Map<string, boolean>();
  let token = from;
  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const question = { url, syncToken: token, syncLevel: 1, props: { "d:getetag": {} }, fetch };
    const answers = await syncCollection({ ...question, headers: { depth: "0" } }).catch(refusedToken);
    const next = tokenOf(answers);
    if (next === null) return null;
    for (const { href, status } of answers) {
      if (href && !isSelf(href, url)) seen.set(absolute(href, url), GONE.has(status));
    }
    token = next;
    if (!isCut(answers, url)) break;
  }
  const hrefs = (gone: boolean) => [...seen].filter(([, isGone]) => isGone === gone).map(([href]) => href);
  return { token, changed: hrefs(false), gone: hrefs(true) };
}

/** Some servers answer 500 to a token that they don't know. 503 says that the server is away. */
function refusedToken(error: unknown): DAVResponse[] {
  const status = error instanceof FetchProblem ? (error.status ?? 0) : 0;
  if (status < 500 || status === 503) throw error;
  return [];
}

function tokenOf(answers: readonly DAVResponse[]): string | null {
  const token = answers[0]?.raw?.multistatus?.syncToken;
  const written = typeof token === "object" && token !== null ? (token._cdata ?? token._text) : token;
  return typeof written === "string" || typeof written === "number" ? String(written) : null;
}

async function readMarks(fetch: typeof globalThis.fetch, url: string): Promise<Marks> {
  const props = { "d:sync-token": {}, "cs:getctag": {} };
  const [answer] = answersOf(await propfind({ url, props, depth: "0", fetch }), url);
  if (!answer?.ok)
    throw answer ? problemOfStatus(answer.status, answer.statusText) : noDavAnswer(new URL(url).host);
  const mark = (value: unknown) =>
    typeof value === "string" || typeof value === "number" ? String(value) : null;
  return { syncToken: mark(answer.props?.syncToken), ctag: mark(answer.props?.getctag) };
}
