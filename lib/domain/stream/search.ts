/** What somebody looks for: a booking's or a session's reference, or a customer. */
export type Wanted =
  | { readonly kind: "booking" | "session"; readonly prefix: string }
  | { readonly kind: "customer"; readonly text: string };

const REFERENCE = /^(PKG|BKNG)[- ]?([2-9A-Z]{0,12})$/i;

/**
 * A text that begins like a reference, however it was typed, is one; anything else is a part of a name or a mail
 * address.
 */
export function wantedBy(text: string): Wanted {
  const [, prefix, rest] = REFERENCE.exec(text) ?? [];
  if (prefix === undefined || rest === undefined || rest === "") return { kind: "customer", text };
  const kind = prefix.toUpperCase() === "PKG" ? "booking" : "session";
  return { kind, prefix: `${prefix.toUpperCase()}-${rest.toUpperCase()}` };
}

/** Shorter texts stand at the beginning of a word: anywhere, they would be in almost every name. */
const SHORTEST_ANYWHERE = 3;

/**
 * The SQL patterns, one of which a name and mail address in lower case must be like. A database whose language is "C"
 * knows upper and lower case of plain letters only, so that a text with others is looked for as typed too.
 */
export function patternsOf(text: string): string[] {
  const spellings = new Set([text.toLowerCase(), asciiLower(text), asciiLower(inCapitals(text))]);
  return [...spellings].flatMap((spelling) => {
    const literal = spelling.replace(/[\\%_]/g, "\\$&");
    return spelling.length < SHORTEST_ANYWHERE ? [`${literal}%`, `% ${literal}%`] : [`%${literal}%`];
  });
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function inCapitals(text: string): string {
  return text.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
