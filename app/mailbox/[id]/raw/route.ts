import { download } from "@/app/mailbox/download";

type Context = { params: Promise<{ id: string }> };

/** The mail as it goes over the wire. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return download(request, id, ({ raw }) => ({
    content: raw,
    contentType: "message/rfc822",
    filename: `${id}.eml`,
  }));
}
