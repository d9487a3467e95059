import { DAVNamespace, type DAVResponse, davRequest, getDAVAttribute } from "tsdav";
import { DAY, type Interval } from "@/lib/domain/time";
import { absolute, answersOf, decoded, etagOf, GONE, isCut, isSelf } from "./caldav-answers";
import { FetchProblem } from "./fetch-problem";

type Fetch = typeof globalThis.fetch;

export interface CalendarObject {
  readonly href: string;
  readonly etag: string;
  readonly data: string;
}

export interface ListedObjects {
  /** Each object's tag by its address. */
  readonly present: ReadonlyMap<string, string>;
  /** Those that the server lists as being in trouble: neither there nor gone. */
  readonly unclear: readonly string[];
}

/** The objects with events within a window. A server that finds them too many is asked for each half. Throws FetchProblem. */
export async function listObjects(fetch: Fetch, url: string, window: Interval): Promise<ListedObjects> {
  const stamp = (instant: number) => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const range = { "time-range": { _attributes: { start: stamp(window.start), end: stamp(window.end) } } };
  const events = { "comp-filter": { _attributes: { name: "VEVENT" }, ...range } };
  const filter = { "comp-filter": { _attributes: { name: "VCALENDAR" }, ...events } };
  const answers = await report(fetch, url, "calendar-query", { "d:prop": { "d:getetag": {} }, filter });
  if (isCut(answers, url)) return listHalves(fetch, url, window);
  const present = new Map<string, string>();
  const unclear: string[] = [];
  for (const { href, ok, status, props } of answers) {
    if (!href || isSelf(href, url)) continue;
    if (ok) present.set(absolute(href, url), etagOf(props));
    else if (!GONE.has(status)) unclear.push(absolute(href, url));
  }
  return { present, unclear };
}

async function listHalves(fetch: Fetch, url: string, { start, end }: Interval): Promise<ListedObjects> {
  if (end - start <= DAY) {
    throw new FetchProblem("incomplete", `${new URL(url).host} does not list all events of the calendar.`);
  }
  const middle = start + Math.floor((end - start) / 2);
  const before = await listObjects(fetch, url, { start, end: middle });
  const after = await listObjects(fetch, url, { start: middle, end });
  return {
    present: new Map([...before.present, ...after.present]),
    unclear: [...before.unclear, ...after.unclear],
  };
}

export interface ReadObjects {
  readonly objects: readonly CalendarObject[];
  readonly gone: readonly string[];
  /** Those that the server handed out no data of, without saying that they are gone. */
  readonly missing: readonly string[];
}

const OBJECTS_PER_CALL = 50;

/** The data of objects. Asked by ourselves: the library gives up all of them for one that went meanwhile. */
export async function readObjects(fetch: Fetch, url: string, hrefs: readonly string[]): Promise<ReadObjects> {
  const objects: CalendarObject[] = [];
  const gone: string[] = [];
  for (let from = 0; from < hrefs.length; from += OBJECTS_PER_CALL) {
    const asked = hrefs.slice(from, from + OBJECTS_PER_CALL);
    const paths = asked.map((href) => new URL(href).pathname);
    const props = { "d:getetag": {}, "c:calendar-data": {} };
    // What is known is known by the address that was asked for, however the server writes it.
    const byName = new Map(asked.map((href) => [decoded(href), href]));
    const answers = await report(fetch, url, "calendar-multiget", { "d:prop": props, "d:href": paths });
    for (const answer of answers) {
      const href = byName.get(decoded(absolute(answer.href ?? "", url)));
      const data = answer.props?.calendarData?._cdata ?? answer.props?.calendarData;
      if (href === undefined) continue;
      if (answer.ok && typeof data === "string") {
        objects.push({ href, etag: etagOf(answer.props), data });
      } else if (GONE.has(answer.status)) gone.push(href);
    }
  }
  const answered = new Set([...objects.map(({ href }) => href), ...gone]);
  return { objects, gone, missing: hrefs.filter((href) => !answered.has(href)) };
}

async function report(
  fetch: Fetch,
  url: string,
  name: "calendar-query" | "calendar-multiget",
  content: object,
): Promise<readonly DAVResponse[]> {
  const _attributes = getDAVAttribute([DAVNamespace.DAV, DAVNamespace.CALDAV]);
  const body = { [name]: { _attributes, ...content } };
  const init = { method: "REPORT" as const, namespace: "c", headers: { depth: "1" }, body };
  return answersOf(await davRequest({ url, init, fetch }), url);
}
