import { z } from "zod";
import { MAX_COMPANY_LENGTH, MAX_PHONE_LENGTH } from "@/lib/domain/booking/form";
import { MAX_REASON_LENGTH } from "@/lib/domain/booking/refusal";
import { emailAddress, multiLine, singleLine } from "@/lib/domain/text";
import { isZone, normalizeLocale } from "@/lib/format";

const NAME_LENGTH = 200;
const NOTE_LENGTH = 2_000;
export const MAX_GUESTS = 10;
const MAX_SESSIONS = 20;

const tooLong = (max: number) => `Write at most ${max.toLocaleString("en-US")} characters.`;

export const zone = z
  .string("Name a time zone, such as America/New_York.")
  .refine(isZone, "Name a time zone, such as America/New_York.");

/** ISO 8601 with an offset, kept as epoch milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, error: "Write a time with its offset, such as 2026-07-02T13:00:00-04:00." })
  .transform((text) => Date.parse(text));

export const date = z.iso.date("Write a date, such as 2026-07-02.");

const email = z
  .string("Write the whole address, like name@example.com.")
  .trim()
  .refine((text) => emailAddress(text) !== null, "Write the whole address, like name@example.com.");

export const reason = z
  .string("Write the reason as text.")
  .refine((text) => Array.from(text).length <= MAX_REASON_LENGTH * 2, tooLong(MAX_REASON_LENGTH))
  .nullish()
  .transform((text) => (text ? multiLine(text, MAX_REASON_LENGTH + 1) : null));

export const slotsQuery = z
  .object({ from: date, to: date, zone })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day comes before the first." })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 370 * 86_400_000, {
    path: ["to"],
    message: "Ask for at most 370 days at once.",
  });

const starts = z
  .array(instant, "Pick your times.")
  .min(1, "Pick your times.")
  .max(MAX_SESSIONS, "Pick at most 20 times.");

const shortText = (max: number) =>
  z
    .string("Write a text.")
    .refine((text) => Array.from(text).length <= max, tooLong(max))
    .default("");

export const bookingRequest = z.object({
  starts,
  zone,
  locale: z.string().max(35).optional().transform(normalizeLocale),
  customer: z.object({
    name: z
      .string("Write your name.")
      .refine((text) => Array.from(text).length <= NAME_LENGTH, tooLong(NAME_LENGTH))
      .transform((text) => singleLine(text, NAME_LENGTH))
      .refine((text) => text.length > 0, "Write your name."),
    email,
  }),
  guests: z
    .array(email)
    .max(MAX_GUESTS, "Name at most 10 guests.")
    .default([])
    .transform((addresses) => [...new Set(addresses.map((address) => address.toLowerCase()))]),
  note: z
    .string()
    .refine((text) => Array.from(text).length <= NOTE_LENGTH * 2, tooLong(NOTE_LENGTH))
    .default("")
    .transform((text) => multiLine(text, NOTE_LENGTH + 1))
    .refine((text) => Array.from(text).length <= NOTE_LENGTH, tooLong(NOTE_LENGTH)),
  company: shortText(MAX_COMPANY_LENGTH).describe(
    "Kept where the event type asks for it; so are all that follow.",
  ),
  phone: shortText(MAX_PHONE_LENGTH),
  answers: z
    .record(z.string().max(40), z.union([z.string(), z.boolean()], "Write an answer."))
    .default({})
    .describe("By the ids of the questions: a text, one of the options of a choice, true for a tick."),
});

export const sessionId = z.uuid("Name a session by its id.");

export const rescheduleRequest = z.object({
  moves: z
    .array(z.object({ session: sessionId, start: instant }), "Say which session moves to which start.")
    .max(MAX_SESSIONS, "A package has at most 20 sessions."),
  reason,
  zone: zone.nullish().transform((name) => name ?? null),
  /** `quote` of the booking as it was read: for some minutes the charges shown then hold. */
  quote: z.string().max(100).nullish(),
});

export const resubmitRequestBody = z.object({
  starts,
  reason,
  zone: zone.nullish().transform((name) => name ?? null),
});

export const cancelRequest = z.object({
  sessions: z
    .array(sessionId, "Name the sessions to cancel.")
    .max(MAX_SESSIONS, "A package has at most 20 sessions."),
  reason,
});
