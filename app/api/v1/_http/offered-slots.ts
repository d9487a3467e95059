import { currentInstant } from "@/lib/clock";
import { listSlots } from "@/lib/services/book/list-slots";
import { json } from "./answer";
import { check } from "./body";
import type { Offered } from "./booking";
import { movedOrNotFound } from "./moved";
import { problemResponse } from "./problem";
import { slotsQuery } from "./schemas";
import { slotView } from "./views";

/** The free times of what is offered. */
export async function answerSlots(request: Request, { page, eventType }: Offered): Promise<Response> {
  const query = check(slotsQuery, Object.fromEntries(new URL(request.url).searchParams));
  if (!query.ok) return problemResponse(query.problem);
  const slots = await listSlots(page, eventType, query.value, currentInstant());
  if (!slots) return movedOrNotFound(request, { page, eventType });
  return json({ status: 200, body: { slots: slots.map(slotView) } });
}
