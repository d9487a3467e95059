import type { Change, ChangeKind } from "./types";

const TOLD_BY_WHOM: readonly ChangeKind[] = ["rescheduled", "canceled", "withdrawn", "reschedule_requested"];

/** The scenario of spec section 8 that a change is mailed as, by who made it where that makes a difference. */
export function scenarioOf({ kind, by }: Pick<Change, "kind" | "by">): string {
  if (kind === "asked_again") return scenarioOf({ kind: "reschedule_requested", by });
  return TOLD_BY_WHOM.includes(kind) ? `${kind}_by_${by}` : kind;
}
