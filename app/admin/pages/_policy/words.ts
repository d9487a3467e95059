import type { ChangeKind, ReasonRule } from "@/lib/domain/policy/types";

/** How the editor speaks of each of the two policies. */
export const KIND_WORDS = {
  reschedule: {
    title: "Reschedule policy",
    line: "Rescheduling, from the booking to the session's start",
    online: "Customers can reschedule online",
    tiers: "Tiers of the reschedule policy",
    amount: "fee",
    column: { package: "Fee for the package", single: "Fee" },
    nothing: "Free",
    add: "Add a tier to the reschedule policy",
  },
  cancel: {
    title: "Cancellation policy",
    line: "Canceling, from the booking to the session's start",
    online: "Customers can cancel online",
    tiers: "Tiers of the cancellation policy",
    amount: "refund",
    column: { package: "Refund for the package", single: "Refund" },
    nothing: "No refund",
    add: "Add a tier to the cancellation policy",
  },
} as const satisfies Record<ChangeKind, unknown>;

export const REASON_WORDS = {
  mandatory: "Mandatory",
  optional: "Optional",
  none: "Don't ask",
} as const satisfies Record<ReasonRule, string>;
