import type { Instant } from "./domain/time";

/** One chosen new time as it stands in the address of a page and in a form: `<session id>@<instant>`. */
export interface Move {
  readonly sessionId: string;
  readonly start: Instant;
}

export function writeMove({ sessionId, start }: Move): string {
  return `${sessionId}@${new Date(start).toISOString().replace(".000Z", "Z")}`;
}

/** Null for anything that `writeMove` would not write. */
export function parseMove(text: string): Move | null {
  const match = /^([0-9a-f-]{36})@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/.exec(text);
  const [, sessionId, instant] = match ?? [];
  const start = instant ? Date.parse(instant) : Number.NaN;
  return sessionId && !Number.isNaN(start) ? { sessionId, start } : null;
}
