import { createHash } from "node:crypto";

/** Calendar data as it stands; `write` makes the text, which somebody who has it already does not need. */
export interface CalendarFeed {
  /** A strong one (RFC 9110 section 8.8.3): the same tag, the same bytes. */
  readonly etag: string;
  write(): Promise<string>;
}

/** The entity tag of whatever decides about a text. */
export function etagOf(facts: string | readonly unknown[]): string {
  return `"${createHash("sha256").update(JSON.stringify(facts)).digest("base64url")}"`;
}
