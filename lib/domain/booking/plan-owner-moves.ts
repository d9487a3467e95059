import { timeCautions } from "../availability/cautions";
import { type CautionedTime, cautioned, confirmationFor, type NeedsConfirmation } from "./confirmation";
import { planReschedule, type ReschedulePlan, type WantedMoves } from "./plan-reschedule";
import type { Refusal } from "./refusal";
import { settingsFor, withoutSessions } from "./times";

export interface WantedOwnerMoves extends Omit<WantedMoves, "by"> {
  readonly reason: string | null;
  /** The owner was told of the cautions and means these times. */
  readonly confirmed: boolean;
}

export type OwnerMovesPlan = ReschedulePlan & {
  /** The times that customers are not offered. */
  readonly cautions: readonly CautionedTime[];
};

/**
 * Plans to move sessions for their customer, all or nothing (spec section 4): never a fee, and neither the policy nor the
 * times offered bind the owner. Hours, notice, horizon, caps and a busy calendar are cautions; another live session and a
 * time held for somebody are refusals.
 * Refusals: those of `planReschedule` for an owner; then `needs_confirmation` while there are cautions.
 */
export function planOwnerMoves(wanted: WantedOwnerMoves): OwnerMovesPlan | Refusal | NeedsConfirmation {
  const { booking, moves, settings, occupied, now, confirmed } = wanted;
  const plan = planReschedule({ ...wanted, by: "owner" });
  if (!plan.ok) return plan;
  const free = withoutSessions(occupied, new Set(moves.map(({ sessionId }) => sessionId)));
  const starts = moves.map(({ start }) => start);
  const cautions = cautioned(moves, timeCautions(settingsFor(booking, settings), free, starts, now));
  return confirmationFor(cautions, confirmed) ?? { ...plan, cautions };
}
