import { describe, expect, it } from "vitest";
import { planMoves, planReschedule } from "@/lib/domain/booking/plan-reschedule";
import { anyTime } from "@/lib/domain/policy/defaults";
import type { PolicyRules } from "@/lib/domain/policy/types";
import { DAY } from "@/lib/domain/time";
import { NONE, START } from "./samples";
import { reschedulable as under, wantedMoves as wanted } from "./wanted";

const FREE = START + 5 * DAY;

describe("the reason", () => {
  const asking = (reason: PolicyRules["reason"]) => ({ booking: under(anyTime(NONE, { reason })) });
  const moves = [["s1", FREE]] as const;
  it.each([null, "", "  \n ", "\u0000"])("mandatory, but %j", (reason) => {
    expect(planReschedule(wanted(moves, { ...asking("mandatory"), reason }))).toEqual({
      ok: false,
      code: "reason_required",
    });
  });
  it.each<[PolicyRules["reason"], string | null, string | null]>([
    ["mandatory", "  ill \r\n today ", "ill \n today"],
    ["optional", "one\rtwo", "one\ntwo"],
    ["optional", " ", null],
    ["optional", "a\u0000b\u001b\tc", "ab\tc"],
    ["none", "not asked for", null],
  ])("%s, %j is kept as %j", (rule, reason, kept) => {
    expect(planReschedule(wanted(moves, { ...asking(rule), reason }))).toMatchObject({
      ok: true,
      reason: kept,
    });
  });
  it("has at most 2,000 characters, a line break counting as one", () => {
    const longest = `${"😀".repeat(999)}\r\n${"x".repeat(1000)}`;
    expect(planReschedule(wanted(moves, { reason: longest })).ok).toBe(true);
    expect(planReschedule(wanted(moves, { reason: `${longest}y` }))).toEqual({
      ok: false,
      code: "reason_too_long",
    });
    expect(planReschedule(wanted(moves, { by: "owner", reason: `${longest}y` }))).toMatchObject({
      code: "reason_too_long",
    });
  });
  it("is asked for only when the moves themselves are possible, and not by planMoves", () => {
    expect(planReschedule(wanted([["s1", START]], asking("mandatory")))).toMatchObject({ code: "same_time" });
    expect(planMoves(wanted(moves, asking("mandatory"))).ok).toBe(true);
  });
});
