import { download, rawFile } from "@/app/mailbox/download";

type Context = { params: Promise<{ id: string }> };

/** The mail as it goes over the wire. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return download(request, (await params).id, rawFile);
}
