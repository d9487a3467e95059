import { z } from "zod";
import { healthAnswer, receivedAnswer } from "../response-schemas";
import { type Operation, ok } from "./operation";

/** As much of Stripe's events as counts; what they tell of is asked of Stripe itself. */
const stripeEvent = z.object({
  id: z.string(),
  object: z.literal("event"),
  type: z.string().describe("`checkout.session.*` and `refund.*` count; others are taken and do nothing."),
  data: z.object({ object: z.looseObject({ metadata: z.record(z.string(), z.string()).nullish() }) }),
});

/** What programs ask of the installation itself. */
export const SERVICE: readonly Operation[] = [
  {
    id: "readPrivateFeed",
    method: "get",
    path: "/api/v1/feeds/{token}/calendar.ics",
    summary:
      "A user's private calendar feed: their own sessions, and those of the pages that they edit and follow",
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
  {
    id: "receiveStripeEvent",
    method: "post",
    path: "/api/stripe/webhook",
    summary: "Stripe's events: the address to set as the webhook of the Stripe account",
    signed: true,
    body: stripeEvent,
    answers: [ok("Taken. The same event again, or in another order, changes nothing.", receivedAnswer)],
    problems: ["invalid", "too_large", "payment_unavailable", "fault"],
  },
];
