import { z } from "zod";
import { ASKED, QUESTION_KINDS } from "@/lib/domain/booking/form";
import { LOCATION_KINDS } from "@/lib/domain/booking/location";
import { flag, lines, number, text } from "./inputs";

const asked = z.enum(ASKED, "Choose off, optional or mandatory.");

const questionId = z
  .string()
  .regex(/^(?:[a-z][a-z0-9-]{0,39})?$/, "Write an id of lower-case letters, digits and hyphens, or none.")
  .transform((id) => id || undefined);

const question = z.object({
  id: questionId.optional(),
  label: text.default(""),
  kind: z.enum(QUESTION_KINDS, "Choose short, long, choice or check."),
  mandatory: flag.default(false),
  options: lines.default([]),
});

const form = z
  .object({
    company: asked,
    phone: asked,
    guests: asked,
    note: asked,
    // A page's form sends the empty text for no questions at all; what is left out stays as it is.
    questions: z.preprocess((value) => (value === "" ? [] : value), z.array(question).max(100)),
  })
  .partial();

/** What pages and event types have in common. Sentences about the values come from the services. */
const common = z.object({
  title: text,
  slug: text,
  description: text,
  location: text,
  durationMinutes: number,
  form,
});

export const newPageInput = z.object({
  title: text.default(""),
  slug: text.default(""),
  zone: text.default(""),
  ownerId: z.uuid("Choose somebody of this account.").nullish(),
});

export const pageInput = common
  .extend({
    locationKind: z.enum(LOCATION_KINDS, "Choose place, phone or video."),
    accentColor: text.nullable().transform((color) => color?.trim().toLowerCase() || null),
    paused: flag,
    invitations: z.enum(["automatic", "file"], "Choose automatic or file."),
  })
  .partial();

const price = z
  .object({
    mode: z.enum(["hidden", "displayed", "collected"], "Choose how the price is shown."),
    amount: z.union([text, z.number()], "Write an amount.").default(""),
    currency: text.default("").transform((code) => code.trim().toUpperCase()),
  })
  .nullable()
  .transform((value) => value ?? { mode: "hidden" as const, amount: "", currency: "" });

/** "page": where the page says. */
const eventTypeLocation = z.enum([...LOCATION_KINDS, "page"], "Choose place, phone, video or page.");

export const eventTypeInput = common
  .extend({ locationKind: eventTypeLocation, sessionCount: number, requiresApproval: flag, price })
  .partial()
  .transform(({ locationKind, ...rest }) =>
    locationKind === "page"
      ? { ...rest, locationKind: "place" as const, location: "" }
      : { ...rest, ...(locationKind && { locationKind }) },
  );

export const moveInput = z.object({ direction: z.enum(["up", "down"], "Choose up or down.") });

export const visibilityInput = z.object({ active: flag });
