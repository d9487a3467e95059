import { download, partFile } from "@/app/mailbox/download";

type Context = { params: Promise<{ id: string; n: string }> };

/** One part of a mail beside its texts, counted from 1. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, n } = await params;
  return download(request, id, (found) => partFile(found, n));
}
