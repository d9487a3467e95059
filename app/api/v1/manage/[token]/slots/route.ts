import { guarded, json } from "@/app/api/v1/_http/answer";
import { check } from "@/app/api/v1/_http/body";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { slotsQuery } from "@/app/api/v1/_http/schemas";
import { slotView } from "@/app/api/v1/_http/views";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import { refusalSentence } from "@/lib/domain/booking/refusal";
import { listMoveSlots } from "@/lib/services/book/list-slots";

type Context = { params: Promise<{ token: string }> };

export const GET = guarded(async (request: Request, { params }: Context) => {
  const managed = await openManagedBooking((await params).token);
  if (!managed) return problemResponse(linkNotFound);
  const search = new URL(request.url).searchParams;
  const query = check(slotsQuery, Object.fromEntries(search));
  if (!query.ok) return problemResponse(query.problem);
  const ids = search
    .getAll("sessions")
    .flatMap((list) => list.split(","))
    .filter(Boolean);
  const known = new Set(managed.booking.sessions.map((session) => session.id));
  const code = ids.length === 0 ? "no_sessions" : ids.every((id) => known.has(id)) ? null : "unknown_session";
  if (code) {
    const detail = refusalSentence(code);
    return problemResponse({ code, detail, errors: [{ field: "sessions", message: detail }] });
  }
  const slots = await listMoveSlots(managed.booking, { sessionIds: ids }, query.value, currentInstant());
  return json({ status: 200, body: { slots: slots.map(slotView) } });
});
