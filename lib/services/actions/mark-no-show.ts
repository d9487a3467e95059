import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { type EndingPlan, type NotStarted, planNoShow } from "@/lib/domain/booking/plan-ending";
import { endedData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import type { Instant } from "@/lib/domain/time";
import { changeBooking } from "@/lib/services/change/change-booking";
import type { Idempotency } from "@/lib/services/change/idempotency";
import { recordChange } from "@/lib/services/change/record-change";
import { endSessions } from "@/lib/store/session-changes";

export interface NoShowRequest {
  readonly sessions: readonly string[];
  readonly reason: string | null;
}

export interface NoShowMarked {
  readonly ok: true;
  readonly activityId: string;
  readonly plan: EndingPlan;
}

/** Notes that the customer did not come to these sessions. It can't be taken back, and nobody is mailed. */
export async function markNoShow(
  owned: OwnedBooking,
  { sessions, reason }: NoShowRequest,
  now: Instant,
  idempotency: Idempotency<NoShowMarked> | null = null,
): Promise<NoShowMarked | Refusal | NotStarted> {
  return changeBooking(
    owned,
    {
      plan: (booking) => planNoShow({ booking, sessionIds: sessions, reason, now }),
      write: async (tx, booking, plan) => {
        const ended = plan.sessions.map(({ session, sequence }) => ({ sessionId: session.id, sequence }));
        await endSessions(tx, booking.accountId, "no_show", owned.by, ended, now);
        const data = endedData("no_show", plan.sessions);
        const activityId = await recordChange(tx, booking, owned, { at: now, reason: plan.reason, data });
        return { ok: true, activityId, plan } as const;
      },
    },
    now,
    idempotency,
  );
}
