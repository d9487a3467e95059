import { describe, expect, it } from "vitest";
import { leadingCode, type RefusalCode, refusalSentence } from "@/lib/domain/booking/refusal";

const CODES: readonly RefusalCode[] = [
  "too_late",
  "not_allowed",
  "wrong_status",
  "quota_used",
  "too_far",
  "no_sessions",
  "unknown_session",
  "duplicate_session",
  "wrong_count",
  "in_past",
  "not_a_slot",
  "slot_taken",
  "cap_reached",
  "overlapping_times",
  "same_time",
  "reason_required",
  "reason_too_long",
  "not_undoable",
];

describe("refusals", () => {
  it("each code has a plain sentence of its own", () => {
    const sentences = CODES.map(refusalSentence);
    expect(new Set(sentences).size).toBe(CODES.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it.each<[RefusalCode[], RefusalCode | null]>([
    [[], null],
    [["slot_taken", "slot_taken"], "slot_taken"],
    [["slot_taken", "too_late", "same_time"], "too_late"],
    [["same_time", "too_late"], "same_time"],
  ])("%j is led by %s", (codes, leading) => {
    expect(leadingCode(codes.map((code) => ({ code })))).toBe(leading);
  });
});
