import { guarded, json } from "@/app/api/v1/_http/answer";
import { movedOrNotFound } from "@/app/api/v1/_http/moved";
import { pageView } from "@/app/api/v1/_http/views";
import { readPage } from "@/lib/services/book/read-page";

type Context = { params: Promise<{ page: string }> };

export const GET = guarded(async (request: Request, { params }: Context) => {
  const { page } = await params;
  const found = await readPage(page);
  if (!found) return movedOrNotFound(request, { page, eventType: null });
  return json({ status: 200, body: pageView(found.page, found.eventTypes, found.itself) });
});
