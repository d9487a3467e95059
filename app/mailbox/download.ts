import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { type MailboxMail, readMailboxMail } from "@/lib/services/read-mailbox";
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
  const found = (await mailboxIsOpen(request.headers)) ? await readMailboxMail(id) : null;
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
