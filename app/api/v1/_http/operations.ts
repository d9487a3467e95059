import { z } from "zod";
import type { CustomerProblemCode } from "@/lib/errors";
import {
  bookedAnswer,
  canceledAnswer,
  checkoutAnswer,
  healthAnswer,
  managedAnswer,
  pageAnswer,
  rescheduledAnswer,
  resubmittedAnswer,
  slotsAnswer,
  undoneAnswer,
} from "./response-schemas";
import { bookingRequest, cancelRequest, rescheduleRequest, resubmitRequestBody, slotsQuery } from "./schemas";

/** One call of the HTTP interface, for its document. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post";
  /** With `{…}` for what varies. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: readonly Answer[];
  readonly problems: readonly CustomerProblemCode[];
}

export interface Answer {
  readonly status: number;
  readonly description: string;
  /** A schema for JSON, a media type for anything else, nothing for an answer without a body. */
  readonly content?: z.ZodType | string;
}

const BODY = ["invalid", "too_large", "unsupported_media_type", "idempotency_key_reused"] as const;
const TIMES = ["in_past", "not_a_slot", "slot_taken", "cap_reached", "overlapping_times"] as const;
const SESSIONS = ["no_sessions", "unknown_session", "duplicate_session", "wrong_status"] as const;
const POLICY = ["too_late", "not_allowed", "reason_required", "reason_too_long"] as const;

const ok = (description: string, content: Answer["content"]): Answer => ({
  status: 200,
  description,
  content,
});

const moveSlotsQuery = slotsQuery.safeExtend({
  sessions: z.string().describe("Ids of the sessions that move, with commas between them; may be repeated."),
});

const calendarQuery = z.object({
  download: z.string().optional().describe("Given with any value: a file of the live sessions to be saved."),
  session: z.uuid().optional().describe("Only this session; may be repeated."),
});

const MOVED: Answer = { status: 308, description: "The page has another address now: the same call there." };

const BOOKED: Operation["answers"] = [
  { status: 201, description: "Booked, or requested.", content: bookedAnswer },
  {
    status: 202,
    description: "Held until the price is paid there; nothing is booked yet.",
    content: checkoutAnswer,
  },
  MOVED,
];
const NOT_BOOKED: Operation["problems"] = [
  ...BODY,
  "unknown_zone",
  "not_found",
  "paused",
  "payment_unavailable",
  "too_many_requests",
  "wrong_count",
  ...TIMES,
  "fault",
];

export const OPERATIONS: readonly Operation[] = [
  {
    id: "readPage",
    method: "get",
    path: "/api/v1/pages/{page}",
    summary: "A booking page with its event types",
    answers: [ok("The page.", pageAnswer), MOVED],
    problems: ["not_found", "fault"],
  },
  {
    id: "readLogo",
    method: "get",
    path: "/api/v1/pages/{page}/logo",
    summary: "The logo of a booking page",
    query: z.object({
      v: z.string().optional().describe("The picture's hash: it may be kept for ever then."),
    }),
    answers: [ok("A picture: PNG, JPEG or WebP.", "image/*"), MOVED],
    problems: ["not_found", "fault"],
  },
  {
    id: "listSlots",
    method: "get",
    path: "/api/v1/pages/{page}/{eventType}/slots",
    summary: "The free times of an event type",
    query: slotsQuery,
    answers: [ok("The times, none while the page is paused.", slotsAnswer), MOVED],
    problems: ["invalid", "unknown_zone", "not_found", "fault"],
  },
  {
    id: "book",
    method: "post",
    path: "/api/v1/pages/{page}/{eventType}/bookings",
    summary: "Book all times of a package or a single session, or request them where approval is needed",
    body: bookingRequest,
    answers: BOOKED,
    problems: NOT_BOOKED,
  },
  {
    id: "listPageSlots",
    method: "get",
    path: "/api/v1/pages/{page}/slots",
    summary: "The free times of a page that has no event type and is booked itself",
    query: slotsQuery,
    answers: [ok("The times, none while the page is paused.", slotsAnswer), MOVED],
    problems: ["invalid", "unknown_zone", "not_found", "fault"],
  },
  {
    id: "bookPage",
    method: "post",
    path: "/api/v1/pages/{page}/bookings",
    summary: "Book a page that has no event type, one session at one time",
    body: bookingRequest,
    answers: BOOKED,
    problems: NOT_BOOKED,
  },
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
  {
    id: "readInterface",
    method: "get",
    path: "/api/v1/openapi.json",
    summary: "This document",
    answers: [ok("OpenAPI 3.1.", z.record(z.string(), z.unknown()))],
    problems: [],
  },
  {
    id: "checkHealth",
    method: "get",
    path: "/api/health",
    summary: "Whether database and queue answer",
    answers: [
      ok("They do.", healthAnswer),
      { status: 503, description: "They do not.", content: healthAnswer },
    ],
    problems: [],
  },
];
