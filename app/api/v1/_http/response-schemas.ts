import { z } from "zod";
import { ASKED, QUESTION_KINDS } from "@/lib/domain/booking/form";
import { LOCATION_KINDS } from "@/lib/domain/booking/location";

// What the calls answer. Beside the views that make these answers, for the document of the interface; a test holds the two together.

const instant = z.iso.datetime({ offset: true });

const money = z.object({
  amount: z.int().min(0).describe("In the minor unit of the currency."),
  currency: z.string().describe("ISO 4217, upper case."),
});

const interval = z.object({ start: instant, end: instant });

export const slotsAnswer = z.object({ slots: z.array(interval).describe("Half-open, ascending.") });

const asked = z.enum(ASKED);

const form = z
  .object({
    company: asked,
    phone: asked,
    guests: asked,
    note: asked,
    questions: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        kind: z.enum(QUESTION_KINDS),
        mandatory: z.boolean(),
        options: z.array(z.string()).describe("Of a choice."),
      }),
    ),
  })
  .describe("What is asked beside name and email, which always are.");

export const pageAnswer = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  owner: z.string(),
  zone: z.string().describe("IANA time zone of the page."),
  paused: z.boolean().describe("It takes no new bookings; changes of existing ones go on."),
  form: form.nullable().describe("Of the page itself; null while it has event types."),
  eventTypes: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      description: z.string(),
      locationKind: z.enum(LOCATION_KINDS),
      location: z
        .string()
        .describe("Of a call only that it is one: who has booked is told the number or the link."),
      durationMinutes: z.int(),
      sessions: z.int().describe("How many times a booking must name; 1 is a single booking."),
      requiresApproval: z.boolean(),
      price: money
        .extend({ mode: z.enum(["displayed", "collected"]) })
        .nullable()
        .describe("Of the whole package; null where none is shown."),
      form,
    }),
  ),
});

const session = z.object({
  id: z.uuid(),
  reference: z.string(),
  position: z.int(),
  start: instant,
  end: instant,
  status: z.enum([
    "requested",
    "scheduled",
    "rescheduled",
    "reschedule_requested",
    "completed",
    "no_show",
    "canceled",
  ]),
  suggested: z
    .array(instant)
    .optional()
    .describe("Of a session that awaits approval: every start that was suggested for it."),
});

const bookingStatus = z.enum(["requested", "created", "updated", "completed"]);

export const bookedAnswer = z.object({
  reference: z.string(),
  status: bookingStatus,
  manageUrl: z
    .url()
    .describe("The Cancel/Reschedule link of the customer. Whoever has it can change the booking."),
  sessions: z.array(session),
});

/** `charge` of a reschedule, `refund` of a cancellation. */
function verdict<Amount extends "charge" | "refund">(name: Amount) {
  const amount = { [name]: money.nullable() } as Record<Amount, z.ZodNullable<typeof money>>;
  const next = z.object({ at: instant, ...amount, closed: z.boolean() });
  const allowed = {
    allowed: z.literal(true),
    deadline: instant.optional(),
    ...amount,
    next: next.optional(),
  };
  const refused = {
    allowed: z.literal(false),
    code: z.enum(["too_late", "not_allowed", "wrong_status", "quota_used", "too_far"]),
    deadline: instant.optional(),
  };
  return z.discriminatedUnion("allowed", [z.object(allowed), z.object(refused)]);
}

const policy = z.object({ text: z.string(), reason: z.enum(["mandatory", "optional", "none"]) });

export const managedAnswer = z.object({
  reference: z.string(),
  status: bookingStatus,
  title: z.string(),
  location: z.string(),
  page: z.string(),
  owner: z.string(),
  zone: z.string(),
  locale: z.string(),
  customer: z.object({ name: z.string(), email: z.string() }),
  guests: z.array(z.string()),
  note: z.string(),
  company: z.string(),
  phone: z.string(),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  quote: z.string().describe("Sent with a reschedule, it keeps the charges shown here for some minutes."),
  policy: z.object({ reschedule: policy, cancel: policy }),
  sessions: z.array(session.extend({ reschedule: verdict("charge"), cancel: verdict("refund") })),
});

const moved = z.array(z.object({ session: z.uuid(), from: interval, to: interval }));

export const rescheduledAnswer = z.object({
  moved,
  fee: money.nullable().describe("Null where no price is shown."),
  undoUntil: instant.optional(),
});

export const checkoutAnswer = z.object({ checkoutUrl: z.url(), expiresAt: instant });

export const undoneAnswer = z.object({ moved });

export const resubmittedAnswer = z.object({ suggested: z.array(instant) });

export const canceledAnswer = z.object({ canceled: z.array(z.uuid()), refund: money.optional() });

export const healthAnswer = z.object({ status: z.enum(["ok", "unavailable"]) });

export const receivedAnswer = z.object({ received: z.literal(true) });
