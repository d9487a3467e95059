import {
  calendarQuery,
  DAVNamespace,
  type DAVResponse,
  davRequest,
  getDAVAttribute,
  propfind,
  syncCollection,
} from "tsdav";
import type { Interval } from "@/lib/domain/time";
import { type DavLogin, davFetch } from "./dav-fetch";
import { FetchProblem, problemOfStatus } from "./fetch-problem";

/** How far a calendar was read, as its server tells it; null for what it does not tell. */
export interface Marks {
  readonly syncToken: string | null;
  readonly ctag: string | null;
}

export interface CalendarObject {
  readonly href: string;
  readonly etag: string;
  readonly data: string;
}

export interface CalendarChanges {
  readonly marks: Marks;
  readonly changed: readonly CalendarObject[];
  readonly gone: readonly string[];
}

/** What is known of a calendar from before: null marks for nothing at all. */
export interface KnownCalendar extends Marks {
  readonly url: string;
  /** Each object's tag by its address. */
  readonly etags: ReadonlyMap<string, string>;
}

const OBJECTS_PER_CALL = 50;
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
    const changed = await readObjects(fetch, url, since.changed);
    return { marks: { syncToken: since.token, ctag: null }, changed, gone: since.gone };
  }
  // The marks come first: what changes while the list is read is then read once more, and not missed.
  const marks = await readMarks(fetch, url);
  if (marks.ctag !== null && marks.ctag === known.ctag) return { marks, changed: [], gone: [] };
  const present = await listObjects(fetch, url, window);
  const fresh = [...present].filter(([href, etag]) => etag === "" || known.etags.get(href) !== etag);
  const changed = await readObjects(
    fetch,
    url,
    fresh.map(([href]) => href),
  );
  return { marks, changed, gone: [...known.etags.keys()].filter((href) => !present.has(href)) };
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
    const answers = await syncCollection({
      url,
      syncToken: token,
      syncLevel: 1,
      props: { "d:getetag": {} },
      headers: { depth: "0" },
      fetch,
    });
    const next = tokenOf(answers);
    if (next === null) return null;
    for (const { href, status } of answers) {
      if (href) seen.set(absolute(href, url), status === 404);
    }
    token = next;
    // The server cut its answer short, and has more (RFC 6578 section 3.6).
    const isCut = answers.some(
      ({ href, status }) => status === 507 && href && absolute(href, url) === absolute("", url),
    );
    if (!isCut) break;
  }
  seen.delete(absolute("", url));
  const hrefs = (gone: boolean) => [...seen].filter(([, isGone]) => isGone === gone).map(([href]) => href);
  return { token, changed: hrefs(false), gone: hrefs(true) };
}

function tokenOf(answers: readonly DAVResponse[]): string | null {
  const token = answers[0]?.raw?.multistatus?.syncToken;
  const written = typeof token === "object" && token !== null ? token._text : token;
  return typeof written === "string" || typeof written === "number" ? String(written) : null;
}

async function readMarks(fetch: typeof globalThis.fetch, url: string): Promise<Marks> {
  const props = { "d:sync-token": {}, "cs:getctag": {} };
  const [answer] = await propfind({ url, props, depth: "0", fetch });
  if (!answer?.ok) throw problemOfStatus(answer?.status ?? 0, answer?.statusText ?? "");
  const mark = (value: unknown) =>
    typeof value === "string" || typeof value === "number" ? String(value) : null;
  return { syncToken: mark(answer.props?.syncToken), ctag: mark(answer.props?.getctag) };
}

async function listObjects(
  fetch: typeof globalThis.fetch,
  url: string,
  window: Interval,
): Promise<Map<string, string>> {
  const stamp = (instant: number) => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const range = { "time-range": { _attributes: { start: stamp(window.start), end: stamp(window.end) } } };
  const events = { "comp-filter": { _attributes: { name: "VEVENT" }, ...range } };
  const filters = [{ "comp-filter": { _attributes: { name: "VCALENDAR" }, ...events } }];
  const answers = await reported(() =>
    calendarQuery({ url, props: { "d:getetag": {} }, filters, depth: "1", fetch }),
  );
  return new Map(
    answers.flatMap(({ href, props }) => (href ? [[absolute(href, url), etagOf(props)] as const] : [])),
  );
}

/** Asked by ourselves: the library gives up all of them for one that went meanwhile. */
async function readObjects(
  fetch: typeof globalThis.fetch,
  url: string,
  hrefs: readonly string[],
): Promise<CalendarObject[]> {
  const objects: CalendarObject[] = [];
  for (let from = 0; from < hrefs.length; from += OBJECTS_PER_CALL) {
    const paths = hrefs.slice(from, from + OBJECTS_PER_CALL).map((href) => new URL(href).pathname);
    const multiget = {
      _attributes: getDAVAttribute([DAVNamespace.DAV, DAVNamespace.CALDAV]),
      "d:prop": { "d:getetag": {}, "c:calendar-data": {} },
      "d:href": paths,
    };
    const body = { "calendar-multiget": multiget };
    const init = { method: "REPORT" as const, namespace: "c", headers: { depth: "1" }, body };
    const answers = await davRequest({ url, init, fetch });
    const [first] = answers;
    if (first && !first.ok && !first.raw?.multistatus) throw problemOfStatus(first.status, first.statusText);
    for (const { href, props } of answers) {
      const data = props?.calendarData?._cdata ?? props?.calendarData;
      if (href && typeof data === "string") {
        objects.push({ href: absolute(href, url), etag: etagOf(props), data });
      }
    }
  }
  return objects;
}

/** The library throws a plain error where a report was refused. */
async function reported(ask: () => Promise<DAVResponse[]>): Promise<DAVResponse[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FetchProblem) throw error;
    const status = Number(/failed: (\d{3})/.exec(error instanceof Error ? error.message : "")?.[1] ?? 0);
    throw problemOfStatus(status, "to a request for events");
  }
}

function etagOf(props: DAVResponse["props"]): string {
  return props?.getetag === undefined ? "" : String(props.getetag);
}

function absolute(href: string, url: string): string {
  const base = url.endsWith("/") ? url : `${url}/`;
  return URL.canParse(href, base) ? new URL(href, base).href : href;
}
