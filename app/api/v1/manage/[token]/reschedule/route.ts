import { answerChange, guarded } from "@/app/api/v1/_http/answer";
import { check, isForm, readForm, readJson } from "@/app/api/v1/_http/body";
import { backToForm, seeOther } from "@/app/api/v1/_http/forms";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { changeProblem } from "@/app/api/v1/_http/refusals";
import { rescheduleRequest } from "@/app/api/v1/_http/schemas";
import { type ManagedBooking, openManagedBooking } from "@/lib/auth/managed-booking";
import { readQuote } from "@/lib/auth/quote";
import { currentInstant } from "@/lib/clock";
import { undoUntil } from "@/lib/domain/booking/plan-undo";
import { parseMove, writeMove } from "@/lib/move-parameter";
import { type RescheduledOnline, rescheduleOnline } from "@/lib/services/change/reschedule-online";
import type { Rescheduled } from "@/lib/services/change/reschedule-sessions";

type Context = { params: Promise<{ token: string }> };

export const POST = guarded(async (request: Request, { params }: Context) => {
  const { token } = await params;
  const managed = await openManagedBooking(token);
  if (!managed) return problemResponse(linkNotFound);
  return isForm(request) ? moveFromForm(request, token, managed) : moveFromJson(request, managed);
});

async function moveFromJson(request: Request, managed: ManagedBooking): Promise<Response> {
  const body = await readJson(request);
  const parsed = body.ok ? check(rescheduleRequest, body.value) : body;
  if (!parsed.ok) return problemResponse(parsed.problem);
  const { moves, reason, zone, quote } = parsed.value;
  const now = currentInstant();
  return answerChange({
    request,
    accountId: managed.booking.accountId,
    scope: `reschedule ${managed.booking.id}`,
    input: parsed.value,
    perform: (idempotency) => {
      const wanted = moves.map(({ session, start }) => ({ sessionId: session, start }));
      const quotedAt = quote ? readQuote(quote, managed.booking.id) : null;
      return rescheduleOnline(managed, { moves: wanted, reason, zone, quotedAt }, now, idempotency);
    },
    render: (outcome: RescheduledOnline) => answerOf(outcome, now),
    refuse: changeProblem,
  });
}

const iso = (instant: number) => new Date(instant).toISOString();

function answerOf(outcome: RescheduledOnline, now: number) {
  if ("plan" in outcome) return { status: 200, body: rescheduledView(outcome, now) };
  const { checkoutUrl, expiresAt } = outcome;
  return { status: 202, body: { checkoutUrl, expiresAt: iso(expiresAt) } };
}

function rescheduledView({ plan }: Rescheduled, now: number) {
  const moves = plan.moves.map(({ session, from, to }) => ({
    sessionId: session.id,
    from,
    to,
    previousStatus: session.status,
  }));
  const until = undoUntil({ at: now, moves, feePaid: false });
  return {
    moved: plan.moves.map(({ session, from, to }) => ({
      session: session.id,
      from: { start: iso(from.start), end: iso(from.end) },
      to: { start: iso(to.start), end: iso(to.end) },
    })),
    fee: plan.total,
    ...(until !== null && { undoUntil: iso(until) }),
  };
}

async function moveFromForm(request: Request, token: string, managed: ManagedBooking): Promise<Response> {
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const fields = form.value;
  const moves = fields.getAll("move").flatMap((text) => parseMove(text) ?? []);
  const zone = fields.get("zone");
  const parsed = check(rescheduleRequest, { moves: [], reason: fields.get("reason"), zone: zone || null });
  const state = new URLSearchParams(moves.map((move) => ["move", writeMove(move)]));
  if (zone) state.set("zone", zone);
  const review = `/manage/${token}/review?${state}`;
  const scope = `reschedule ${managed.booking.id}`;
  if (!parsed.ok) return backToForm(review, scope, fields, parsed.problem);

  const quotedAt = readQuote(fields.get("quote") ?? "", managed.booking.id);
  const wanted = { moves, reason: parsed.value.reason, zone: parsed.value.zone, quotedAt };
  const outcome = await rescheduleOnline(managed, wanted, currentInstant());
  if (outcome.ok) {
    return seeOther(
      "plan" in outcome ? `/manage/${token}/done?change=${outcome.activityId}` : outcome.checkoutUrl,
    );
  }
  const problem = changeProblem(outcome);
  const lost = new Set("conflicts" in outcome ? outcome.conflicts?.map(({ session }) => session) : []);
  if (lost.size === 0) return backToForm(review, scope, fields, problem);
  // The other choices stay; the page asks again only for the times that were lost.
  const kept = new URLSearchParams(moves.map(({ sessionId }) => ["session", sessionId]));
  for (const move of moves) if (!lost.has(move.sessionId)) kept.append("move", writeMove(move));
  if (zone) kept.set("zone", zone);
  return backToForm(`/manage/${token}/times?${kept}`, scope, fields, problem);
}
