import { answerChange, guarded } from "@/app/api/v1/_http/answer";
import { isForm } from "@/app/api/v1/_http/body";
import { backToForm, seeOther } from "@/app/api/v1/_http/forms";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { changeProblem } from "@/app/api/v1/_http/refusals";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import { type Undone, undoChange } from "@/lib/services/change/undo-change";

type Context = { params: Promise<{ token: string }> };

export const POST = guarded(async (request: Request, { params }: Context) => {
  const { token } = await params;
  const managed = await openManagedBooking(token);
  if (!managed) return problemResponse(linkNotFound);
  if (isForm(request)) {
    const undone = await undoChange(managed, currentInstant());
    if (undone.ok) return seeOther(`/manage/${token}/done?change=${undone.activityId}`);
    const scope = `reschedule ${managed.booking.id}`;
    return backToForm(`/manage/${token}`, scope, new URLSearchParams(), changeProblem(undone));
  }
  return answerChange({
    request,
    accountId: managed.booking.accountId,
    scope: `undo ${managed.booking.id}`,
    input: {},
    perform: (idempotency) => undoChange(managed, currentInstant(), idempotency),
    render: ({ plan }: Undone) => ({
      status: 200,
      body: {
        moved: plan.moves.map(({ session, from, to }) => ({
          session: session.id,
          from: { start: new Date(from.start).toISOString(), end: new Date(from.end).toISOString() },
          to: { start: new Date(to.start).toISOString(), end: new Date(to.end).toISOString() },
        })),
      },
    }),
    refuse: changeProblem,
  });
});
