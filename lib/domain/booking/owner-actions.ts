import type { Instant } from "../time";
import { canMove } from "./status";
import type { Session, SessionStatus } from "./types";

/** What an owner can do with a session, by the names of its pages and calls. */
export const OWNER_ACTIONS = ["approve", "cancel", "reschedule", "request", "no-show"] as const;

export type OwnerAction = (typeof OWNER_ACTIONS)[number];

const STATUS_AFTER = {
  approve: "scheduled",
  cancel: "canceled",
  reschedule: "rescheduled",
  request: "reschedule_requested",
  "no-show": "no_show",
} as const satisfies Record<OwnerAction, SessionStatus>;

/**
 * Why an owner can't do this with a session now; null when they can. The plans refuse by the same rules; this tells it
 * before anything is asked (spec sections 1 and 9).
 */
export function ownerActionRefusal(
  action: OwnerAction,
  session: Pick<Session, "status" | "start">,
  now: Instant,
): "wrong_status" | "not_started" | null {
  if (!canMove(session.status, STATUS_AFTER[action], "owner")) return "wrong_status";
  return action === "no-show" && session.start > now ? "not_started" : null;
}
