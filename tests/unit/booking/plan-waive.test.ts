import { describe, expect, it } from "vitest";
import { planWaiver, type RecordedFee } from "@/lib/domain/booking/plan-waive";
import { waivedData } from "@/lib/domain/booking/record";
import { booking, usd } from "./samples";

const fee = (reference: string, amount: number, change: Partial<RecordedFee> = {}): RecordedFee => ({
  reference,
  money: usd(amount),
  due: true,
  sessionIds: ["s1"],
  ...change,
});
const fees = [
  fee("TXN-1", 500),
  fee("TXN-2", 1_000, { sessionIds: ["s3", "s1"] }),
  fee("TXN-3", 700, { due: false }),
];
const waive = (chosen: readonly string[], reason: string | null = "Goodwill") =>
  planWaiver({ booking: booking(), fees, chosen, reason });

describe("waiving fees", () => {
  it("all that are chosen, with the sessions that they were for", () => {
    const plan = waive(["TXN-2", "TXN-1", "TXN-2"], " Goodwill ");
    expect(plan).toMatchObject({ ok: true, total: usd(1_500), reason: "Goodwill" });
    if (!plan.ok) return;
    expect(plan.fees.map(({ reference }) => reference)).toEqual(["TXN-2", "TXN-1"]);
    expect(plan.sessions.map(({ id }) => id)).toEqual(["s1", "s3"]);
    const [first] = booking().sessions;
    expect(waivedData(plan, true)).toMatchObject({
      kind: "fee_waived",
      fees: ["TXN-2", "TXN-1"],
      total: usd(1_500),
      sessions: [{ sessionId: "s1", start: first!.start, end: first!.end, sequence: 0 }, { sessionId: "s3" }],
      told: true,
    });
  });

  it.each([
    ["nothing chosen", [], "Goodwill", "not_due"],
    ["one that is not due any more", ["TXN-1", "TXN-3"], "Goodwill", "not_due"],
    ["one of another booking", ["TXN-9"], "Goodwill", "not_due"],
    ["no reason", ["TXN-1"], "  ", "reason_required"],
    ["a reason that is too long", ["TXN-1"], "x".repeat(2_001), "reason_too_long"],
  ] as const)("is refused: %s", (_, chosen, reason, code) => {
    expect(waive(chosen, reason)).toEqual({ ok: false, code });
  });
});
