/**
 * Everything that never belongs in one line of text: controls (C0, DEL, C1), U+2028/U+2029, zero-width and
 * direction characters and other invisible formats, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const LINE_BREAKS = /\r\n|[\r\n\u0085\u2028\u2029]/g;

/** RFC 5321 §4.5.3.1.3: a path holds 256 octets, two of them the angle brackets. */
const EMAIL_MAX = 254;
const LOCAL_PART_MAX = 64;

/** RFC 5322's dot-atom without what mailto URIs and old relays give a meaning of their own (`?`, `#`, `%`, `!` …). */
const LOCAL_PART = /^[A-Za-z0-9&'*+/=_~-]+(?:\.[A-Za-z0-9&'*+/=_~-]+)*$/;

const DOMAIN_LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

const INTERNATIONAL_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;

/** What a header, a `mailto:` URI or an address list could be broken with. */
const UNSAFE_IN_ADDRESS = /[\p{Cc}\p{Cf}\p{Z}\p{Cs}",:;<>()[\]\\?#%]/u;

function capped(text: string, max: number): string {
  if (text.length <= max) return text;
  return Array.from(text).slice(0, max).join("");
}

/**
 * User text as one safe line: NFC; controls, line breaks, zero-width and direction characters become spaces; runs
 * of white space collapse; trimmed; at most `max` characters (code points). Applying it twice changes nothing.
 * Never refuses: text without a printable character becomes the empty string. Rule: ics.md section 5, spec section 10.
 */
export function singleLine(text: string, max: number): string {
  const clean = text.normalize("NFC").replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
  return capped(clean, max).trimEnd();
}

/**
 * User text of several lines: as {@link singleLine}, but line breaks of every kind stay, as `\n`, with at most one
 * empty line in a row. At most `max` characters (code points), breaks counted. Rule: ics.md section 5, spec section 10.
 */
export function multiLine(text: string, max: number): string {
  const clean = text
    .normalize("NFC")
    .replace(LINE_BREAKS, "\n")
    .split("\n")
    .map((line) => line.replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return capped(clean, max).trimEnd();
}

/** The domain in lower case, an international one in its ASCII form; null when it is none. */
function asciiDomain(domain: string): string | null {
  if (/^[\x21-\x7e]+$/.test(domain)) return domain.toLowerCase();
  if (!INTERNATIONAL_DOMAIN.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/**
 * One strict e-mail address, with its domain in lower case and ASCII, or null. Refused: anything but exactly one
 * address; spaces (around it too: the caller trims), quotes, `,;:<>()[]\`, controls; a domain without a dot or with
 * a numeric last label; more than 254 characters. Rule: ics.md section 5.
 */
export function emailAddress(text: string): string | null {
  if (text.length > EMAIL_MAX) return null;
  const at = text.indexOf("@");
  if (at < 1 || at !== text.lastIndexOf("@")) return null;
  const local = text.slice(0, at);
  const domain = asciiDomain(text.slice(at + 1));
  if (local.length > LOCAL_PART_MAX || !LOCAL_PART.test(local) || domain === null) return null;
  const labels = domain.split(".");
  const top = labels.at(-1) ?? "";
  if (labels.length < 2 || !/[a-z]/.test(top) || top.length < 2) return null;
  if (!labels.every((label) => DOMAIN_LABEL.test(label))) return null;
  const address = `${local}@${domain}`;
  return address.length <= EMAIL_MAX ? address : null;
}

/**
 * Whether an address may be written into a header or a `mailto:` URI as it stands. Wider than {@link emailAddress}:
 * an installation's own `reslot@localhost` passes. Everything else was refused at the door, so "no" is a fault.
 */
export function isMailbox(text: string): boolean {
  const at = text.indexOf("@");
  const single = at > 0 && at === text.lastIndexOf("@") && at < text.length - 1;
  return single && text.length <= EMAIL_MAX && !UNSAFE_IN_ADDRESS.test(text);
}

/**
 * Whether this can be a phone number: digits, at least five of them, with what people write between them, `+` before and
 * an extension after. Not whether anybody answers it. Expects text that went through {@link singleLine}.
 */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return digits >= 5 && digits <= 20 && /^\+?[\d\s()./-]+(?:(?:ext\.?|x|#)\s?\d+)?$/i.test(text);
}

const WEB_ADDRESS = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+/giu;

/** Four numbers, which no date and no time of day has, with whatever hangs on to them: mail programs link these too. */
const NUMERIC_ADDRESS =
  /(?<![\p{L}\p{N}.])\d{1,3}(?:[.\u3002\uff0e\uff61]\d{1,3}){3}(?![\p{L}\p{N}])(?:[:/?#]\S*)?/gu;

/**
 * Text for a mail to an address that nobody has verified, so that Reslot can't be used to advertise: web addresses
 * are removed, and a space after the dot keeps mail programs from turning a bare domain into a link. Expects text
 * that went through {@link singleLine} or {@link multiLine}. Rule: ics.md section 5.
 */
export function withoutLinks(text: string): string {
  return text
    .replace(WEB_ADDRESS, "[link removed]")
    .replace(NUMERIC_ADDRESS, "[link removed]")
    .replace(/(?<=[\p{L}\p{N}])[.\u3002\uff0e\uff61](?=\p{L}{2})/gu, ". ");
}
