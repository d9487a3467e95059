import { type RefusalCode, refusalSentence } from "./refusal";

/** Codes that only the plans of owners refuse with. */
export type OwnerRefusalCode =
  | "not_started"
  | "needs_confirmation"
  | "refund_too_high"
  | "not_due"
  | "refunds_off";

/** Owners are told of the same in words of their own, for other rules bind them. */
const SENTENCES: { readonly [Code in RefusalCode | OwnerRefusalCode]?: string } = {
  wrong_status: "The status of a session has changed since, so that this can't be done with it any more.",
  slot_taken: "Pick another time: there is another session then, or the time is held for somebody.",
  not_a_slot: "Write a date and a time.",
  same_time: "Pick a new time: this is the session's present one.",
  not_started: "Wait until the session has begun: nobody has stayed away from it yet.",
  needs_confirmation: "Confirm the times that customers are not offered.",
  refund_too_high: "Write a lower amount: more than that can't be given back.",
  not_due: "Choose fees that are still due.",
  refunds_off: "Allow refunds in the payment settings first: this account gives nothing back through Stripe.",
};

/** The sentence for a refused action of an owner, in plain English. */
export function ownerRefusalSentence(code: RefusalCode | OwnerRefusalCode): string {
  return SENTENCES[code] ?? refusalSentence(code as RefusalCode);
}

/** The same for a code as it stands in an address, which can be old, or written by hand. */
export function sentenceForCode(code: string): string {
  const known: string | undefined = ownerRefusalSentence(code as OwnerRefusalCode);
  return known ?? "It was not possible.";
}
