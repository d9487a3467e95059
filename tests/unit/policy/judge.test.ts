import { describe, expect, it } from "vitest";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { judge } from "@/lib/domain/policy/judge";
import type { PolicyRules } from "@/lib/domain/policy/types";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { BOOKED, fixed, NONE, PRICE, percent, START, session, usd } from "../booking/samples";
import { refused, under } from "./verdicts";

/** Free until 3 days before, then 10% until 24 hours before: the policy of the look. */
const tiered: PolicyRules = {
  ...anyTime(),
  tiers: [
    { minutesBefore: 3 * 1440, amount: NONE },
    { minutesBefore: 1440, amount: percent(10) },
  ],
};

describe("any time before the meeting", () => {
  const made = under({ reschedule: anyTime(percent(10)) });
  it("is open up to the last millisecond before the start", () => {
    expect(judge("reschedule", made, session(), START - 1)).toEqual({
      allowed: true,
      deadline: START,
      charge: usd(500),
      next: { at: START, charge: null, closed: true },
    });
  });
  it("is closed from the start on: the session no longer lies in the future", () => {
    expect(judge("reschedule", made, session(), START)).toEqual(refused("wrong_status"));
  });
});

describe("up to a time before the meeting", () => {
  it.each([15, 60, 24 * 60, 14 * 24 * 60])(
    "%i minutes: the milestone itself is open, then too late",
    (minutes) => {
      const made = under({ cancel: upTo(minutes) });
      const deadline = START - minutes * MINUTE;
      expect(judge("cancel", made, session(), deadline)).toMatchObject({ allowed: true, deadline });
      expect(judge("cancel", made, session(), deadline + 1)).toEqual(refused("too_late", deadline));
    },
  );
  it("late tier as an amount instead of closed", () => {
    const made = under({ reschedule: upTo(60, NONE, percent(20)) });
    expect(judge("reschedule", made, session(), START - HOUR)).toMatchObject({ charge: usd(0) });
    expect(judge("reschedule", made, session(), START - HOUR + 1)).toMatchObject({
      charge: usd(1000),
      deadline: START,
    });
  });
});

describe("never", () => {
  it("is not allowed, without a deadline", () => {
    expect(judge("reschedule", under({ reschedule: never() }), session(), BOOKED)).toEqual(
      refused("not_allowed"),
    );
  });
  it("of one policy says nothing about the other: they are independent", () => {
    expect(judge("cancel", under({ reschedule: never() }), session(), BOOKED).allowed).toBe(true);
  });
});

describe("tiers", () => {
  const made = under({ reschedule: tiered });
  const milestone = START - 3 * DAY;
  it.each([
    ["before the milestone", milestone - HOUR, usd(0), { at: milestone, charge: usd(500), closed: false }],
    ["at the milestone", milestone, usd(0), { at: milestone, charge: usd(500), closed: false }],
    ["after the milestone", milestone + 1, usd(500), { at: START - DAY, charge: null, closed: true }],
    ["at the deadline", START - DAY, usd(500), { at: START - DAY, charge: null, closed: true }],
  ])("%s", (_, now, charge, next) => {
    expect(judge("reschedule", made, session(), now)).toEqual({
      allowed: true,
      deadline: START - DAY,
      charge,
      next,
    });
  });
  it("boundaries without a change of the session's own share are skipped", () => {
    const rules = {
      ...anyTime(),
      tiers: [
        { minutesBefore: 2880, amount: fixed(1000) },
        { minutesBefore: 1440, amount: fixed(1001) },
        { minutesBefore: 0, amount: fixed(3000) },
      ],
    };
    const change = under({ reschedule: rules });
    const at = (position: number) => judge("reschedule", change, session({ position }), START - 3 * DAY);
    expect(at(1)).toMatchObject({ charge: usd(334), next: { at: START - DAY, charge: usd(1000) } });
    expect(at(2)).toMatchObject({ charge: usd(333), next: { at: START - 2 * DAY, charge: usd(334) } });
  });
  it("each session of a package is judged on its own, against its own current start", () => {
    const now = START - 2 * DAY;
    const verdicts = made.sessions.map((one) => judge("reschedule", made, one, now));
    expect(verdicts.map((verdict) => verdict.allowed && verdict.charge?.amount)).toEqual([500, 0, 0]);
  });
});

describe("the charge", () => {
  it("is null without a price and for a hidden one", () => {
    const rules = { reschedule: anyTime(fixed(500)), cancel: anyTime(percent(50)) };
    for (const price of [null, { ...PRICE, mode: "hidden" as const }]) {
      const made = { ...under(rules), price };
      expect(judge("reschedule", made, session(), BOOKED)).toMatchObject({ allowed: true, charge: null });
      expect(judge("cancel", made, session(), BOOKED)).toMatchObject({ allowed: true, charge: null });
    }
  });
  it.each(["displayed", "collected"] as const)("is an amount for a %s price, 0 included", (mode) => {
    const made = { ...under({}), price: { ...PRICE, mode } };
    expect(judge("reschedule", made, session(), BOOKED)).toMatchObject({ charge: usd(0) });
  });
  it("is of the price and the sessions booked at first, however many are left", () => {
    const made = under({ cancel: anyTime(percent(50)) });
    const left = { ...made, sessions: made.sessions.slice(0, 1) };
    expect(judge("cancel", left, session(), BOOKED)).toMatchObject({ charge: usd(2500) });
  });
});

describe("status", () => {
  it.each(["completed", "no_show", "canceled"] as const)("%s can't be changed", (status) => {
    const made = under({});
    expect(judge("cancel", made, session({ status }), BOOKED)).toEqual(refused("wrong_status"));
    expect(judge("reschedule", made, session({ status }), BOOKED)).toEqual(refused("wrong_status"));
  });
  it.each([START - DAY, START, START + DAY])("a request is exempt, at any time (%i)", (now) => {
    const made = under({ reschedule: never(), cancel: never() });
    const exempt = { allowed: true, deadline: null, charge: null, next: null };
    expect(judge("cancel", made, session({ status: "requested" }), now)).toEqual(exempt);
    expect(judge("reschedule", made, session({ status: "requested" }), now)).toEqual(exempt);
  });
});
