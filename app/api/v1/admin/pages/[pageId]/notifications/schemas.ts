import { z } from "zod";
import { UNITS } from "@/lib/domain/notifications/lead-time";
import { AUDIENCES, SCENARIOS } from "@/lib/domain/notifications/scenarios";

/** More than any page has; the service says how many may be. */
const ROWS_MAX = 50;

/** `true`, or a form's "1". */
const flag = z.union(
  [z.boolean(), z.enum(["0", "1"]).transform((value) => value === "1")],
  "Write true or false.",
);

const words = z
  .string("Write it as text.")
  .nullish()
  .transform((typed) => typed ?? "");

const typedTime = z.object({
  amount: z.union([z.number().transform(String), z.string()], "Write a whole number, such as 2."),
  unit: z.enum(UNITS, "Choose minutes, hours or days."),
});

/** A form says "none" by an empty field before its rows. */
function rows<Row extends z.ZodType>(row: Row) {
  return z.preprocess((value) => (value === "" ? [] : value), z.array(row).max(ROWS_MAX).optional());
}

const followUp = typedTime
  .extend({ enabled: flag.default(true) })
  .nullish()
  .transform((typed) => (typed?.enabled ? { amount: typed.amount, unit: typed.unit } : typed && null));

export const notificationsSchema = z.object({
  enabled: z.partialRecord(z.enum(SCENARIOS), z.partialRecord(z.enum(AUDIENCES), flag)).optional(),
  reminders: rows(typedTime),
  followUp,
  stakeholders: rows(z.object({ name: words, email: words })),
});

export const followingSchema = z.object({ notified: flag });

export const wordsSchema = z.object({ subject: words, text: words });
