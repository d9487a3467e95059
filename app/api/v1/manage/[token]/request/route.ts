import { answerChange, guarded } from "@/app/api/v1/_http/answer";
import { check, isForm, readForm, readJson } from "@/app/api/v1/_http/body";
import { backToForm, seeOther } from "@/app/api/v1/_http/forms";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { suggestionProblem } from "@/app/api/v1/_http/refusals";
import { resubmitRequestBody } from "@/app/api/v1/_http/schemas";
import { type ManagedBooking, openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import { type Resubmitted, resubmitRequest } from "@/lib/services/change/resubmit-request";

type Context = { params: Promise<{ token: string }> };

/** Suggests other times for a request that awaits approval. */
export const POST = guarded(async (request: Request, { params }: Context) => {
  const { token } = await params;
  const managed = await openManagedBooking(token);
  if (!managed) return problemResponse(linkNotFound);
  return isForm(request) ? suggestFromForm(request, token, managed) : suggestFromJson(request, managed);
});

async function suggestFromJson(request: Request, managed: ManagedBooking): Promise<Response> {
  const body = await readJson(request);
  const parsed = body.ok ? check(resubmitRequestBody, body.value) : body;
  if (!parsed.ok) return problemResponse(parsed.problem);
  return answerChange({
    request,
    accountId: managed.booking.accountId,
    scope: `request ${managed.booking.id}`,
    input: parsed.value,
    perform: (idempotency) => resubmitRequest(managed, parsed.value, currentInstant(), idempotency),
    render: ({ plan }: Resubmitted) => ({
      status: 200,
      body: { suggested: plan.suggestions.map((start) => new Date(start).toISOString()) },
    }),
    refuse: suggestionProblem,
  });
}

/** A refused form goes back to the picker with the times that are still to be had. */
async function suggestFromForm(request: Request, token: string, managed: ManagedBooking): Promise<Response> {
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const fields = form.value;
  const starts = fields.getAll("start");
  const zone = fields.get("zone");
  const back = (kept: readonly string[]) => {
    const state = new URLSearchParams(kept.map((start) => ["start", start]));
    if (zone) state.set("zone", zone);
    return `/manage/${token}/times?${state}`;
  };
  const scope = `request ${managed.booking.id}`;
  const parsed = check(resubmitRequestBody, { starts, reason: fields.get("reason"), zone: zone || null });
  if (!parsed.ok) return backToForm(back(starts), scope, fields, parsed.problem);

  const outcome = await resubmitRequest(managed, parsed.value, currentInstant());
  if (outcome.ok) return seeOther(`/manage/${token}/done?change=${outcome.activityId}`);
  const lost = new Set(outcome.times?.map(({ start }) => start));
  const kept = starts.filter((_, index) => !lost.has(parsed.value.starts[index] ?? Number.NaN));
  return backToForm(back(kept), scope, fields, suggestionProblem(outcome));
}
