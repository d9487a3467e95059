import { calendarQuery, createObject, deleteObject, updateObject } from "tsdav";
import { type DavLogin, davFetch } from "./dav-fetch";
import { FetchProblem, problemOfStatus } from "./fetch-problem";
import { mergeEvent } from "./ics/merge";

/** Where an event stands in a calendar. */
export interface StoredEvent {
  readonly href: string;
  /** Null when the server does not tell it. */
  readonly etag: string | null;
}

export interface WantedEvent {
  readonly uid: string;
  /** One VEVENT without METHOD. */
  readonly text: string;
}

/** Somebody was quicker: what stands there is not what was known of it. */
export class StaleEvent extends Error {
  override readonly name = "StaleEvent";
}

const TYPE = { "content-type": "text/calendar; charset=utf-8" };
const GONE = [404, 410];
/** 409 for a UID that stands elsewhere in the calendar; some servers say 403 (RFC 4791 section 5.3.2.1). */
const CONFLICTS = [403, 409];

/** Where an event is written unless it stands elsewhere already. */
export function eventAddress(calendarUrl: string, uid: string): string {
  return new URL(`${uid}.ics`, calendarUrl.endsWith("/") ? calendarUrl : `${calendarUrl}/`).href;
}

/** Proxies that compress weaken a tag (RFC 9110 section 8.8.3), which never matches then; its server knows the strong one. */
const isWeak = (etag: string | null): etag is string => etag?.startsWith("W/") ?? false;
const strong = (etag: string) => etag.replace(/^W\//, "");

/**
 * The events of one calendar server, written one by one and never over what was not read. Every method throws FetchProblem for
 * a server that refuses or is away, and StaleEvent when the event was changed in the very moment.
 */
export class CalendarWriter {
  readonly #fetch: typeof globalThis.fetch;

  constructor(login: DavLogin, signal?: AbortSignal) {
    this.#fetch = davFetch(login, signal);
  }

  /** Writes an event that is not known to be in the calendar yet; one of that UID which is there already is brought up to date. */
  async create(calendarUrl: string, event: WantedEvent): Promise<StoredEvent> {
    const href = eventAddress(calendarUrl, event.uid);
    const headers = { ...TYPE, "if-none-match": "*" };
    const answer = await createObject({ url: href, data: event.text, headers, fetch: this.#fetch });
    if (answer.ok) return this.#stored(href, answer);
    if (answer.status === 412) return this.#bringUpToDate(href, event);
    const elsewhere = CONFLICTS.includes(answer.status) ? await this.#find(calendarUrl, event.uid) : null;
    if (elsewhere) return this.#bringUpToDate(elsewhere, event);
    throw problemOfStatus(answer.status, answer.statusText);
  }

  /** Writes an event in place of the one that was written before; null when that one is gone. */
  async update(known: StoredEvent, event: WantedEvent): Promise<StoredEvent | null> {
    if (known.etag !== null) {
      const answer = await this.#put(known.href, known.etag, event.text);
      if (answer.ok) return this.#stored(known.href, answer);
      if (GONE.includes(answer.status)) return null;
      if (answer.status !== 412) throw problemOfStatus(answer.status, answer.statusText);
    }
    const present = await this.#read(known.href);
    return present && this.#merge(known.href, present, event);
  }

  /** Removes an event; one that is gone already is as good as removed. */
  async remove({ href, etag }: StoredEvent): Promise<void> {
    if (etag !== null && (await this.#delete(href, etag))) return;
    // It was changed meanwhile: the session is canceled all the same.
    const present = await this.#read(href);
    if (!present || (await this.#delete(href, present.etag))) return;
    if (!isWeak(present.etag) || !(await this.#delete(href, null))) throw new StaleEvent(href);
  }

  async #bringUpToDate(href: string, event: WantedEvent): Promise<StoredEvent> {
    const present = await this.#read(href);
    if (!present) throw new StaleEvent(href);
    return this.#merge(href, present, event);
  }

  async #merge(
    href: string,
    present: { readonly data: string; readonly etag: string | null },
    event: WantedEvent,
  ): Promise<StoredEvent> {
    const merged = mergeEvent(present.data, event.text, event.uid);
    let answer = await this.#put(href, present.etag, merged);
    // Its server itself has weak tags only, by which nothing can be compared.
    if (answer.status === 412 && isWeak(present.etag)) answer = await this.#put(href, null, merged);
    if (answer.ok) return this.#stored(href, answer);
    if (answer.status === 412 || GONE.includes(answer.status)) throw new StaleEvent(href);
    throw problemOfStatus(answer.status, answer.statusText);
  }

  #put(href: string, etag: string | null, data: string): Promise<Response> {
    const tag = etag === null ? {} : { etag: strong(etag) };
    return updateObject({ url: href, data, ...tag, headers: TYPE, fetch: this.#fetch });
  }

  /** False for an event that is not the one that was read. */
  async #delete(href: string, etag: string | null): Promise<boolean> {
    const answer = await deleteObject({
      url: href,
      ...(etag === null ? {} : { etag: strong(etag) }),
      fetch: this.#fetch,
    });
    if (answer.ok || GONE.includes(answer.status)) return true;
    if (answer.status === 412) return false;
    throw problemOfStatus(answer.status, answer.statusText);
  }

  async #read(href: string): Promise<{ data: string; etag: string | null } | null> {
    const answer = await this.#fetch(href, { method: "GET" });
    if (GONE.includes(answer.status)) return null;
    if (!answer.ok) throw problemOfStatus(answer.status, answer.statusText);
    return { data: await answer.text(), etag: answer.headers.get("etag") };
  }

  /** A server that changes what it is given answers no tag (RFC 4791 section 5.3.4); it is asked for it. */
  async #stored(href: string, answer: Response): Promise<StoredEvent> {
    const etag = answer.headers.get("etag");
    return { href, etag: etag ?? (await this.#read(href))?.etag ?? null };
  }

  async #find(calendarUrl: string, uid: string): Promise<string | null> {
    const match = {
      _attributes: { name: "UID" },
      "text-match": { _attributes: { collation: "i;octet" }, _text: uid },
    };
    const event = { _attributes: { name: "VEVENT" }, "prop-filter": match };
    const filters = [{ "comp-filter": { _attributes: { name: "VCALENDAR" }, "comp-filter": event } }];
    const props = { "d:getetag": {} };
    const query = { url: calendarUrl, props, filters, depth: "1" as const, fetch: this.#fetch };
    const found = await calendarQuery(query).catch((error) => {
      if (error instanceof FetchProblem) throw error;
      return [];
    });
    const href = found.find((answer) => answer.href)?.href;
    return href ? new URL(href, calendarUrl).href : null;
  }
}
