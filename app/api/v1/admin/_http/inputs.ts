import { z } from "zod";

// The same input comes as JSON and as the fields of a form, where everything is text.

/** A check box sends "on"; the hidden field before it sends "off" for one that is not ticked. */
export const flag = z.union(
  [z.boolean(), z.string().transform((text) => text === "on" || text === "true" || text === "1")],
  "Write true or false.",
);

/** What is no number becomes NaN, which every rule about numbers refuses with its own sentence. */
export const number = z.union(
  [z.number(), z.string().transform((text) => (text.trim() === "" ? Number.NaN : Number(text)))],
  "Write a number.",
);

export const text = z.string("Write a text.").max(10_000, "Write at most 10,000 characters.");

/** Lines of a text area, or a list. */
export const lines = z.union([z.array(text), text.transform((whole) => whole.split(/\r\n|[\r\n]/))]);

/** Of a call that says all by its address. */
export const nothing = z.object({});
