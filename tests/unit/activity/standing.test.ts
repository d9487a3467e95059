import { describe, expect, it } from "vitest";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { judge } from "@/lib/domain/policy/judge";
import type { ChangeKind, Policy } from "@/lib/domain/policy/types";
import { DAY, type Instant } from "@/lib/domain/time";
import { standingWords } from "@/lib/standing-words";
import { fixed, NONE, percent, START, session } from "../booking/samples";
import { tiers } from "../policy/contexts";
import { under } from "../policy/verdicts";

function standing(kind: ChangeKind, policy: Partial<Policy>, now: Instant, change = {}) {
  const booking = under(policy);
  const one = session(change);
  const verdict = judge(kind, booking, one, now);
  const reader = { customer: "Priya", zone: "America/New_York", locale: "en-US", now };
  return standingWords(kind, verdict, one, booking, reader);
}

const tiered = tiers([3 * 1440, NONE], [1440, percent(10)]);

describe("what the customer may do, told to the owner", () => {
  it("names each charge with the moment until which it holds", () => {
    expect(standing("reschedule", { reschedule: tiered }, START - 5 * DAY)).toBe(
      "Priya can move it for free until Sun, Jun 28, 10:00 AM EDT, then for $5.00 until Tue, Jun 30, 10:00 AM EDT.",
    );
    expect(standing("reschedule", { reschedule: tiered }, START - 2 * DAY)).toBe(
      "Priya can move it for $5.00 until Tue, Jun 30, 10:00 AM EDT.",
    );
  });
  it("says so where it holds up to the start", () => {
    expect(standing("reschedule", { reschedule: anyTime(percent(10)) }, START - DAY)).toBe(
      "Priya can move it for $5.00 until it starts.",
    );
    expect(standing("cancel", { cancel: anyTime(percent(50)) }, START - DAY)).toBe(
      "Priya can cancel it for a refund of $25.00 until it starts.",
    );
  });
  it("says what follows a refund", () => {
    expect(standing("cancel", { cancel: tiers([1440, fixed(3000)], [0, NONE]) }, START - 2 * DAY)).toBe(
      "Priya can cancel it for a refund of $10.00 until Tue, Jun 30, 10:00 AM EDT, then without a refund until it starts.",
    );
  });
  it("tells why it is closed, in the words of the customer's page", () => {
    expect(standing("cancel", { cancel: never() }, START - DAY)).toBe(
      "Priya can't cancel it online. Sessions cannot be canceled online.",
    );
    expect(standing("reschedule", { reschedule: upTo(1440) }, START - 60_000)).toBe(
      "Priya can't move it online. Changes closed Tue, Jun 30, 10:00 AM EDT, 24 hours before the start.",
    );
  });
  it("knows no deadline for a request, nor for a session that waits for a new time", () => {
    expect(standing("reschedule", {}, START - DAY, { status: "requested" })).toBe(
      "Priya can suggest other times.",
    );
    expect(standing("cancel", {}, START - DAY, { status: "requested" })).toBe("Priya can withdraw it.");
    expect(
      standing("reschedule", { reschedule: tiered }, START + DAY, { status: "reschedule_requested" }),
    ).toBe("Priya can move it for free.");
  });
});
