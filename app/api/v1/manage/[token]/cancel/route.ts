import { answerChange, guarded } from "@/app/api/v1/_http/answer";
import { check, isForm, readForm, readJson } from "@/app/api/v1/_http/body";
import { backToForm, seeOther } from "@/app/api/v1/_http/forms";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { changeProblem } from "@/app/api/v1/_http/refusals";
import { cancelRequest } from "@/app/api/v1/_http/schemas";
import { type ManagedBooking, openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import { type Canceled, cancelSessions, previewCancel } from "@/lib/services/change/cancel-sessions";

type Context = { params: Promise<{ token: string }> };

export const POST = guarded(async (request: Request, { params }: Context) => {
  const { token } = await params;
  const managed = await openManagedBooking(token);
  if (!managed) return problemResponse(linkNotFound);
  return isForm(request) ? cancelFromForm(request, token, managed) : cancelFromJson(request, managed);
});

async function cancelFromJson(request: Request, managed: ManagedBooking): Promise<Response> {
  const body = await readJson(request);
  const parsed = body.ok ? check(cancelRequest, body.value) : body;
  if (!parsed.ok) return problemResponse(parsed.problem);
  return answerChange({
    request,
    accountId: managed.booking.accountId,
    scope: `cancel ${managed.booking.id}`,
    input: parsed.value,
    perform: (idempotency) => cancelSessions(managed, parsed.value, currentInstant(), idempotency),
    render: ({ plan }: Canceled) => ({
      status: 200,
      body: {
        canceled: plan.sessions.map(({ session }) => session.id),
        ...(plan.total ? { refund: plan.total } : {}),
      },
    }),
    refuse: changeProblem,
  });
}

/** The form comes twice: once to be confirmed (`step=confirm`), then to be done. */
async function cancelFromForm(request: Request, token: string, managed: ManagedBooking): Promise<Response> {
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const fields = form.value;
  const sessions = fields.getAll("session");
  const state = new URLSearchParams(sessions.map((id) => ["session", id]));
  const zone = fields.get("zone");
  if (zone) state.set("zone", zone);
  const tab = `/manage/${token}?tab=cancel&${state}`;
  const scope = `cancel ${managed.booking.id}`;
  const parsed = check(cancelRequest, { sessions, reason: fields.get("reason") });
  if (!parsed.ok) return backToForm(tab, scope, fields, parsed.problem);

  if (fields.get("step") === "confirm") {
    const plan = await previewCancel(managed.booking, parsed.value, currentInstant());
    if (!plan.ok) return backToForm(tab, scope, fields, changeProblem(plan));
    return backToForm(`/manage/${token}/cancel?${state}`, scope, fields, null);
  }
  const canceled = await cancelSessions(managed, parsed.value, currentInstant());
  if (canceled.ok) return seeOther(`/manage/${token}/done?change=${canceled.activityId}`);
  return backToForm(tab, scope, fields, changeProblem(canceled));
}
