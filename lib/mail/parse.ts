import { type Attachment, type HeaderValue, simpleParser } from "mailparser";

/** A part of a message beside its texts: the calendar data and attachments. */
export interface MailPart {
  readonly contentType: string;
  readonly filename: string | null;
  /** iTIP's method, of calendar data only: "REQUEST", "CANCEL" … */
  readonly method: string | null;
  /** As its Content-Type names it. */
  readonly charset: string | null;
  readonly content: Buffer;
}

/** A message as a mail program shows it. */
export interface ParsedMail {
  /** In the order written, unfolded and decoded, with the names as written. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The sender's address, as written; null where there is none. */
  readonly from: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly parts: readonly MailPart[];
}

/** Takes a stored message apart; nothing is fetched, and the texts are not touched. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
  });
  return {
    headers: mail.headerLines.map(({ key, line }) => header(line, mail.headers.get(key))),
    from: mail.from?.value[0]?.address || null,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || null,
    parts: mail.attachments.map(part),
  };
}

function header(line: string, decoded: HeaderValue | undefined) {
  const colon = line.indexOf(":");
  const written = line
    .slice(colon + 1)
    .replace(/\r?\n[ \t]+/g, " ")
    .trim();
  return { name: line.slice(0, colon), value: textOf(decoded) ?? written };
}

/** Subjects and addresses may be written in encoded words. */
function textOf(value: HeaderValue | undefined): string | null {
  if (typeof value === "string") return value;
  return typeof value === "object" && "text" in value && typeof value.text === "string" ? value.text : null;
}

function part({ contentType, filename, headers, content }: Attachment): MailPart {
  const type = headers.get("content-type");
  return {
    contentType,
    filename: filename ?? null,
    method: parameterOf(type, "method")?.toUpperCase() ?? null,
    charset: parameterOf(type, "charset"),
    content: Buffer.from(content),
  };
}

function parameterOf(type: HeaderValue | undefined, name: string): string | null {
  if (typeof type !== "object" || !("params" in type) || typeof type.params !== "object") return null;
  const value: unknown = Object.entries(type.params).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : null;
}

/** A part's text, without a byte order mark; UTF-8 where its charset is unknown or not named. */
export function partText({ charset, content }: MailPart): string {
  try {
    return new TextDecoder(charset ?? "utf-8").decode(content);
  } catch {
    return new TextDecoder().decode(content);
  }
}
