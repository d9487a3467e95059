import { z } from "zod";

// What it should be is told by lib/domain/availability; here only the shape is looked at. A form sends the empty text for
// a list without a row.

const text = z.union([z.string().max(100, "Write less."), z.number().transform(String)], "Write a text.");
const optional = z
  .union([text, z.null()])
  .transform((value) => value ?? "")
  .default("");
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === "" ? [] : value), z.array(item, "Send a list.").max(500, "Send less."));

const ranges = listOf(z.object({ start: text.default(""), end: text.default("") })).default([]);

const week = z.strictObject(
  {
    monday: ranges,
    tuesday: ranges,
    wednesday: ranges,
    thursday: ranges,
    friday: ranges,
    saturday: ranges,
    sunday: ranges,
  },
  "Send the hours by the days' names: monday to sunday. A day that is left out is closed.",
);

export const availabilityInput = z.object({
  seen: text.nullish().transform((version) => version || null),
  zone: text.default(""),
  hours: z.preprocess((value) => (value === "" ? {} : value), week),
  overrides: listOf(z.object({ from: text.default(""), to: text.default(""), ranges })),
  durationMinutes: optional,
  stepMinutes: text.default(""),
  bufferBeforeMinutes: text.default(""),
  bufferAfterMinutes: text.default(""),
  notice: z.object({ value: text.default(""), unit: text.default("") }).default({ value: "", unit: "" }),
  horizonDays: text.default(""),
  capPerDay: optional,
  capPerWeek: optional,
});

export const availabilityPreviewInput = availabilityInput.extend({
  preview: z.object({ eventType: z.string().max(100).nullish() }).optional(),
});
