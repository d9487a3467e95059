import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { type MailboxMail, readMailboxMail } from "@/lib/services/mail/read-mailbox";
import { mailboxIsOpen } from "./access";

export interface Download {
  readonly content: Buffer;
  readonly contentType: string;
  readonly filename: string;
}

/** Something of a mail as a file; the same 404 for all that is not there, or not for this visitor. */
export async function download(
  request: Request,
  id: string,
  pick: (found: MailboxMail) => Download | null,
): Promise<Response> {
  return fileOf((await mailboxIsOpen(request.headers)) ? await readMailboxMail(id) : null, pick);
}

/** The same of a mail that its reader may see, or of none. */
export function fileOf(found: MailboxMail | null, pick: (found: MailboxMail) => Download | null): Response {
  const file = found && pick(found);
  if (!file) return problemResponse(notFound);
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename="${file.filename.replace(/[^\w.-]/g, "_")}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
      "cache-control": "no-store",
    },
  });
}

/** The mail as it went over the wire. */
export function rawFile({ id, raw }: MailboxMail): Download {
  return { content: raw, contentType: "message/rfc822", filename: `${id}.eml` };
}

/** One part of it beside its texts, counted from 1. */
export function partFile({ mail }: MailboxMail, n: string): Download | null {
  const part = /^\d{1,3}$/.test(n) ? mail.parts[Number(n) - 1] : undefined;
  if (!part) return null;
  const { content, contentType, method, filename } = part;
  const calendar = contentType === "text/calendar";
  return {
    content,
    contentType: calendar && method ? `${contentType}; charset=utf-8; method=${method}` : contentType,
    filename: filename ?? (calendar ? `part-${n}.ics` : `part-${n}`),
  };
}
