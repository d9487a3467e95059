import { z } from "zod";
import { bookedAnswer, checkoutAnswer, pageAnswer, slotsAnswer } from "../response-schemas";
import { bookingRequest, slotsQuery } from "../schemas";
import { type Answer, BODY, type Operation, ok, TIMES } from "./operation";

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

/** Looking at a booking page, and booking. */
export const BOOKING: readonly Operation[] = [
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
];
