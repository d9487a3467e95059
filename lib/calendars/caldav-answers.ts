import type { DAVResponse } from "tsdav";
import { noDavAnswer, problemOfStatus } from "./fetch-problem";

/** What says of an object that it is not there. */
export const GONE = new Set([404, 410]);
const TOO_MANY = 507;

/**
 * The answers of a multistatus. Anything else is no word about any event, with status 200 neither: a page to sign in would
 * count as an empty calendar. Throws FetchProblem.
 */
export function answersOf(answers: readonly DAVResponse[], url: string): readonly DAVResponse[] {
  const [first] = answers;
  if (first?.raw?.multistatus) return answers;
  if (first && !first.ok) throw problemOfStatus(first.status, first.statusText);
  throw noDavAnswer(new URL(url).host);
}

/** Whether the server cut its answer short, and has more (RFC 6578 section 3.6, RFC 5323 section 2.3.1). */
export function isCut(answers: readonly DAVResponse[], url: string): boolean {
  return answers.some(({ href, status }) => status === TOO_MANY && isSelf(href, url));
}

/** Whether an answer is about the calendar itself, which some list among its objects. */
export function isSelf(href: string | undefined, url: string): boolean {
  const bare = (address: string) => decoded(address).replace(/\/+$/, "");
  return href !== undefined && bare(absolute(href, url)) === bare(url);
}

export function etagOf(props: DAVResponse["props"]): string {
  return props?.getetag === undefined ? "" : String(props.getetag);
}

export function absolute(href: string, url: string): string {
  const base = url.endsWith("/") ? url : `${url}/`;
  return URL.canParse(href, base) ? new URL(href, base).href : href;
}

/** An address by which it is known again however it is encoded: `@` is `%40` to some. */
export function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
