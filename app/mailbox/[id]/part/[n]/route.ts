import { download } from "@/app/mailbox/download";

type Context = { params: Promise<{ id: string; n: string }> };

/** One part of a mail beside its texts, counted from 1. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, n } = await params;
  return download(request, id, ({ mail }) => {
    const part = /^\d{1,3}$/.test(n) ? mail.parts[Number(n) - 1] : undefined;
    if (!part) return null;
    const { content, contentType, method, filename } = part;
    const calendar = contentType === "text/calendar";
    return {
      content,
      contentType: calendar && method ? `${contentType}; charset=utf-8; method=${method}` : contentType,
      filename: filename ?? (calendar ? `part-${n}.ics` : `part-${n}`),
    };
  });
}
