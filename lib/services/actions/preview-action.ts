import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { ActivityData } from "@/lib/domain/booking/activity";
import { planNoShow, planRescheduleRequest } from "@/lib/domain/booking/plan-ending";
import {
  approvedData,
  canceledData,
  endedData,
  refundStartedData,
  rescheduledData,
  waivedData,
} from "@/lib/domain/booking/record";
import type { Instant } from "@/lib/domain/time";
import { type OwnerCancelRequest, planForOwner as planCancel } from "@/lib/services/change/cancel-sessions";
import {
  type OwnerRescheduleRequest,
  planForOwner as planMoves,
} from "@/lib/services/change/reschedule-sessions";
import { planFor as planApproval, type WantedApproval } from "./approve-request";
import type { NoShowRequest } from "./mark-no-show";
import { type MailPreview, previewMails } from "./preview-mails";
import { type ManualRefund, planFor as planRefund } from "./refund-payments";
import type { RescheduleRequestByOwner } from "./request-reschedule";
import { planFor as planWaiver, type WantedWaiver } from "./waive-fees";

/** What an action would do, and everything that would be mailed about it. */
export interface Preview<Plan> {
  readonly ok: true;
  readonly plan: Plan;
  readonly mails: readonly MailPreview[];
}

interface Planned {
  readonly ok: boolean;
}

type Allowed<Plan> = Extract<Plan, { readonly ok: true; readonly reason: string | null }>;

async function previewOf<Plan extends Planned>(
  owned: OwnedBooking,
  plan: Plan,
  record: (plan: Allowed<Plan>) => ActivityData,
  now: Instant,
): Promise<Preview<Allowed<Plan>> | Exclude<Plan, Allowed<Plan>>> {
  if (!isAllowed(plan)) return plan as Exclude<Plan, Allowed<Plan>>;
  const mails = await previewMails(owned, { data: record(plan), reason: plan.reason }, now);
  return { ok: true, plan, mails };
}

function isAllowed<Plan extends Planned>(plan: Plan): plan is Allowed<Plan> {
  return plan.ok;
}

/** The same plans as the actions themselves, made a moment earlier; nothing is written. */
export const preview = {
  approve: async (owned: OwnedBooking, wanted: WantedApproval, now: Instant) =>
    previewOf(owned, await planApproval(owned.booking, wanted, now), approvedData, now),

  cancel: async (owned: OwnedBooking, wanted: OwnerCancelRequest, now: Instant) =>
    previewOf(owned, await planCancel(owned.booking, wanted, now), canceledData, now),

  reschedule: async (owned: OwnedBooking, wanted: OwnerRescheduleRequest, now: Instant) =>
    previewOf(owned, await planMoves(owned.booking, wanted, now), rescheduledData, now),

  request: async (owned: OwnedBooking, { sessions, reason }: RescheduleRequestByOwner, now: Instant) =>
    previewOf(
      owned,
      planRescheduleRequest({ booking: owned.booking, sessionIds: sessions, reason }),
      (plan) => endedData("reschedule_requested", plan.sessions),
      now,
    ),

  "no-show": async (owned: OwnedBooking, { sessions, reason }: NoShowRequest, now: Instant) =>
    previewOf(
      owned,
      planNoShow({ booking: owned.booking, sessionIds: sessions, reason, now }),
      (plan) => endedData("no_show", plan.sessions),
      now,
    ),

  refund: async (owned: OwnedBooking, wanted: ManualRefund, now: Instant) =>
    previewOf(owned, await planRefund(owned.booking, wanted), refundStartedData, now),

  waive: async (owned: OwnedBooking, wanted: WantedWaiver, now: Instant) =>
    previewOf(owned, await planWaiver(owned.booking, wanted), (plan) => waivedData(plan, wanted.tell), now),
};
