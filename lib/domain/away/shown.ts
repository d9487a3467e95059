import type { Instant } from "../time";

const CODE_LENGTH = 4;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

interface Shown {
  readonly sessionId: string;
  readonly start: Instant;
}

/**
 * A short text for a list of sessions that somebody looked through, to be sent along with what they chose: it tells the
 * sessions that came since from those they saw. Two sessions share a code once in 16 million.
 */
export function codeOfShown(sessions: readonly Shown[]): string {
  return sessions.map(codeOf).join("");
}

/** The sessions that were not in the list that the text was made of; a session that moved since counts as new. */
export function notShown<Session extends Shown>(sessions: readonly Session[], shown: string): Session[] {
  const codes = new Set<string>();
  for (let at = 0; at < shown.length; at += CODE_LENGTH) codes.add(shown.slice(at, at + CODE_LENGTH));
  return sessions.filter((session) => !codes.has(codeOf(session)));
}

/** FNV-1a over the identity and the time, folded to 24 bits. */
function codeOf({ sessionId, start }: Shown): string {
  let hash = 0x811c9dc5;
  for (const character of `${sessionId} ${start}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  const folded = ((hash >>> 24) ^ hash) & 0xffffff;
  return [18, 12, 6, 0].map((shift) => DIGITS[(folded >>> shift) & 63]).join("");
}
