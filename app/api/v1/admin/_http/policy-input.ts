import { z } from "zod";
import {
  AMOUNT_KINDS,
  ONLINE,
  type PolicyFields,
  REASONS,
  TEXTS,
  UNITS,
} from "@/lib/domain/policy/form/fields";
import type { PreviewFields } from "@/lib/services/pages/preview-policy";

/** What somebody writes into a field; programs may send numbers as such. */
const written = z
  .union([z.string().max(5_000), z.number()], "Write a text or a number.")
  .transform(String)
  .default("");
const unit = z.enum(UNITS, "Choose minutes, hours or days.").default("hours");
const length = z.object({ count: written, unit });
const none = { count: "", unit: "hours" } as const;

const tier = z.object({
  count: written,
  unit,
  kind: z.enum(AMOUNT_KINDS, "Choose none, percent or fixed.").default("none"),
  amount: written,
});

const rules = z.object(
  {
    online: z.enum(ONLINE, "Choose any, until or never."),
    tiers: z.array(tier).max(100, "Keep at most 20 tiers.").default([]),
    text: z.enum(TEXTS, "Choose the system text or a custom one.").default("system"),
    customText: written,
    reason: z.enum(REASONS, "Choose mandatory, optional or none.").default("optional"),
    quota: written,
    furthest: length.default(none),
    grace: length.default(none),
  },
  "Send both policies: reschedule and cancel.",
);

/** A policy as the fields of its editor, in JSON or from the form. */
export const policyInput = z.object({ reschedule: rules, cancel: rules }) satisfies z.ZodType<PolicyFields>;

const preview = z.object({
  booked: written,
  start: written,
  seen: written,
  position: written,
  moved: written,
}) satisfies z.ZodType<PreviewFields>;

/** The form carries what is previewed along, so that it is still there after saving. */
export const policySaveInput = policyInput.extend({ preview: preview.optional() });

export const policyPreviewInput = policyInput.extend({ preview });
