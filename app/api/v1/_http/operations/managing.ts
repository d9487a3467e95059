import { z } from "zod";
import {
  canceledAnswer,
  checkoutAnswer,
  managedAnswer,
  rescheduledAnswer,
  resubmittedAnswer,
  slotsAnswer,
  undoneAnswer,
} from "../response-schemas";
import { cancelRequest, rescheduleRequest, resubmitRequestBody, slotsQuery } from "../schemas";
import { BODY, type Operation, ok, POLICY, SESSIONS, TIMES } from "./operation";

const moveSlotsQuery = slotsQuery.safeExtend({
  sessions: z.string().describe("Ids of the sessions that move, with commas between them; may be repeated."),
});

const calendarQuery = z.object({
  download: z.string().optional().describe("Given with any value: a file of the live sessions to be saved."),
  session: z.uuid().optional().describe("Only this session; may be repeated."),
});

/** What the Cancel/Reschedule link opens. */
export const MANAGING: readonly Operation[] = [
  {
    id: "readBooking",
    method: "get",
    path: "/api/v1/manage/{token}",
    summary: "The booking behind a Cancel/Reschedule link, with what may be done with each session now",
    answers: [ok("The booking.", managedAnswer)],
    problems: ["not_found", "fault"],
  },
  {
    id: "listMoveSlots",
    method: "get",
    path: "/api/v1/manage/{token}/slots",
    summary: "The free times for moving sessions; their own present times count as free",
    query: moveSlotsQuery,
    answers: [ok("The times.", slotsAnswer)],
    problems: ["invalid", "unknown_zone", "not_found", "no_sessions", "unknown_session", "fault"],
  },
  {
    id: "reschedule",
    method: "post",
    path: "/api/v1/manage/{token}/reschedule",
    summary: "Move sessions to new times, all or none",
    body: rescheduleRequest,
    answers: [
      ok("Moved.", rescheduledAnswer),
      {
        status: 202,
        description: "Held until the fee is paid there; nothing has moved.",
        content: checkoutAnswer,
      },
    ],
    problems: [
      ...BODY,
      "unknown_zone",
      "not_found",
      "payment_unavailable",
      ...SESSIONS,
      ...POLICY,
      "quota_used",
      "too_far",
      ...TIMES,
      "same_time",
      "fault",
    ],
  },
  {
    id: "resubmit",
    method: "post",
    path: "/api/v1/manage/{token}/request",
    summary: "Suggest other times for a request that awaits approval; none of them is held",
    body: resubmitRequestBody,
    answers: [ok("Suggested.", resubmittedAnswer)],
    problems: [
      ...BODY,
      "unknown_zone",
      "not_found",
      "wrong_status",
      "wrong_count",
      ...TIMES,
      "same_time",
      "reason_too_long",
      "fault",
    ],
  },
  {
    id: "cancel",
    method: "post",
    path: "/api/v1/manage/{token}/cancel",
    summary: "Cancel sessions, all or none",
    body: cancelRequest,
    answers: [ok("Canceled.", canceledAnswer)],
    problems: [...BODY, "not_found", ...SESSIONS, ...POLICY, "fault"],
  },
  {
    id: "undo",
    method: "post",
    path: "/api/v1/manage/{token}/undo",
    summary: "Take back the last change while that may be done",
    answers: [ok("Taken back.", undoneAnswer)],
    problems: [
      "invalid",
      "idempotency_key_reused",
      "not_found",
      "not_undoable",
      "wrong_status",
      "in_past",
      "slot_taken",
      "fault",
    ],
  },
  {
    id: "readCalendar",
    method: "get",
    path: "/api/v1/manage/{token}/calendar.ics",
    summary: "The booking's calendar feed, which follows every later change",
    query: calendarQuery,
    answers: [
      ok("iCalendar data.", "text/calendar"),
      { status: 304, description: "Unchanged since the `etag` sent as `if-none-match`." },
    ],
    problems: ["not_found", "fault"],
  },
];
