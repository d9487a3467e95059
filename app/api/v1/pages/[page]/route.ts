import { guarded, json } from "@/app/api/v1/_http/answer";
import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { pageView } from "@/app/api/v1/_http/views";
import { readPage } from "@/lib/services/read-page";

type Context = { params: Promise<{ page: string }> };

export const GET = guarded(async (_request: Request, { params }: Context) => {
  const found = await readPage((await params).page);
  if (!found) return problemResponse(notFound);
  return json({ status: 200, body: pageView(found.page, found.eventTypes) });
});
