import { guarded, json } from "@/app/api/v1/_http/answer";
import { check } from "@/app/api/v1/_http/body";
import { notFound, problemResponse } from "@/app/api/v1/_http/problem";
import { slotsQuery } from "@/app/api/v1/_http/schemas";
import { slotView } from "@/app/api/v1/_http/views";
import { currentInstant } from "@/lib/clock";
import { listSlots } from "@/lib/services/list-slots";

type Context = { params: Promise<{ page: string; eventType: string }> };

export const GET = guarded(async (request: Request, { params }: Context) => {
  const { page, eventType } = await params;
  const query = check(slotsQuery, Object.fromEntries(new URL(request.url).searchParams));
  if (!query.ok) return problemResponse(query.problem);
  const slots = await listSlots(page, eventType, query.value, currentInstant());
  if (!slots) return problemResponse(notFound);
  return json({ status: 200, body: { slots: slots.map(slotView) } });
});
