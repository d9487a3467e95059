import { guarded } from "@/app/api/v1/_http/answer";
import { readBytes } from "@/app/api/v1/_http/body";
import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { mayDeliver } from "@/lib/auth/inbound-secret";
import { currentInstant } from "@/lib/clock";
import { receiveMail } from "@/lib/services/calendars/receive-mail";

/** A calendar's answer is a few kilobytes; a mail that came back may hold one of ours. */
const MAX_BYTES = 1024 * 1024;

/** The form fields in which mail services hand over the raw message. */
const RAW_FIELDS = ["email", "body-mime", "raw", "message"];

/** Mail for our own address, handed over by a mail server or a mail service as raw RFC 822 (docs/inbound-mail.md). */
export const POST = guarded(async (request: Request) => {
  if (!mayDeliver(request.headers.get("authorization"))) return problemResponse(notFound);
  const body = await readBytes(request, MAX_BYTES);
  if (!body.ok) return problemResponse(body.problem);
  const raw = await rawMail(request.headers.get("content-type") ?? "", body.value);
  if (!raw) return problemResponse({ code: "invalid", detail: "Send the raw message, as message/rfc822." });
  const received = await receiveMail(raw, currentInstant());
  return Response.json({ received }, { headers: { "cache-control": "no-store" } });
});

async function rawMail(type: string, body: Buffer<ArrayBuffer>): Promise<Buffer | null> {
  if (body.length === 0) return null;
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return body;
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  for (const name of RAW_FIELDS) {
    const value = form?.get(name);
    if (typeof value === "string" && value !== "") return Buffer.from(value, "utf8");
    if (value instanceof Blob) return Buffer.from(await value.arrayBuffer());
  }
  return null;
}
