import type { SessionStatus } from "./domain/booking/types";

export const STATUS_WORDS = {
  requested: "Requested",
  scheduled: "Scheduled",
  rescheduled: "Rescheduled",
  reschedule_requested: "Reschedule requested",
  completed: "Completed",
  no_show: "No-show",
  canceled: "Canceled",
} satisfies Record<SessionStatus, string>;
