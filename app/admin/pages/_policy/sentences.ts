import type { FieldError } from "@/lib/errors";

/** A field's sentence for where it stands away from its field: "Reschedule policy, tier 2: Write a shorter notice …" */
export function sentenceOf({ field, message }: FieldError): string {
  const [kind, part, index] = field.split(".");
  if (kind !== "reschedule" && kind !== "cancel") return message;
  const policy = kind === "reschedule" ? "Reschedule policy" : "Cancellation policy";
  return `${policy}${part === "tiers" && index ? `, tier ${Number(index) + 1}` : ""}: ${message}`;
}
