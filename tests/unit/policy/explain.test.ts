import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Session } from "@/lib/domain/booking/types";
import type { Money } from "@/lib/domain/money/types";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import { explain } from "@/lib/domain/policy/explain";
import { judge, judgeMove } from "@/lib/domain/policy/judge";
import type { ChangeKind, PolicyRules } from "@/lib/domain/policy/types";
import { DAY, HOUR } from "@/lib/domain/time";
import {
  anyBookingAndMoment,
  BOOKED,
  booking,
  NONE,
  PRICE,
  percent,
  START,
  session,
} from "../booking/samples";

const NAMES = new Map([
  [START, "Wed, Jul 1, 10:00 AM EDT"],
  [START - DAY, "Tue, Jun 30, 10:00 AM EDT"],
  [START - 3 * DAY, "Sun, Jun 28, 10:00 AM EDT"],
  [START + DAY, "Thu, Jul 2, 10:00 AM EDT"],
  [BOOKED + HOUR, "Mon, Jun 1, 11:00 AM EDT"],
]);

const words = {
  formatDeadline: (instant: number) => NAMES.get(instant) ?? `<${instant}>`,
  formatMoney: ({ amount }: Money) => `$${(amount / 100).toFixed(2)}`,
  formatDuration: (minutes: number) => `${minutes / 60} hours`,
  single: false,
};

function told(
  kind: ChangeKind,
  rules: PolicyRules,
  now: number,
  change: Partial<Session> = {},
  price = PRICE,
) {
  const made = booking({ price, policy: { ...defaultPolicy, [kind]: rules } });
  const one = session(change);
  return explain(kind, judge(kind, made, one, now), one, { ...words, rules, now });
}

const tiered: PolicyRules = {
  ...anyTime(),
  tiers: [
    { minutesBefore: 3 * 1440, amount: NONE },
    { minutesBefore: 1440, amount: percent(10) },
  ],
};
const hidden = { ...PRICE, mode: "hidden" as const };

describe("what is told of an allowed change", () => {
  it.each<[string, string, ChangeKind, PolicyRules, number, typeof PRICE]>([
    [
      "free, then a fee",
      "Free until Sun, Jun 28, 10:00 AM EDT, then $5.00",
      "reschedule",
      tiered,
      BOOKED,
      PRICE,
    ],
    [
      "a fee, then closed",
      "$5.00 until Tue, Jun 30, 10:00 AM EDT, then closed",
      "reschedule",
      tiered,
      START - 2 * DAY,
      PRICE,
    ],
    ["free up to the start", "Free until Wed, Jul 1, 10:00 AM EDT", "reschedule", anyTime(), BOOKED, PRICE],
    [
      "a fee, then free",
      "$5.00 until Tue, Jun 30, 10:00 AM EDT, then free",
      "reschedule",
      upTo(1440, percent(10), NONE),
      BOOKED,
      PRICE,
    ],
    [
      "a refund, then closed",
      "$25.00 refund until Tue, Jun 30, 10:00 AM EDT, then closed",
      "cancel",
      upTo(1440, percent(50)),
      BOOKED,
      PRICE,
    ],
    [
      "a refund, then a smaller one",
      "$50.00 refund until Tue, Jun 30, 10:00 AM EDT, then $25.00",
      "cancel",
      upTo(1440, percent(100), percent(50)),
      BOOKED,
      PRICE,
    ],
    [
      "a refund, then none",
      "$50.00 refund until Tue, Jun 30, 10:00 AM EDT, then no refund",
      "cancel",
      upTo(1440, percent(100), NONE),
      BOOKED,
      PRICE,
    ],
    ["no refund", "No refund until Wed, Jul 1, 10:00 AM EDT", "cancel", anyTime(), BOOKED, PRICE],
    [
      "no price, closing",
      "Until Tue, Jun 30, 10:00 AM EDT, then closed",
      "cancel",
      upTo(1440, percent(50)),
      BOOKED,
      hidden,
    ],
    ["no price, open", "Until Wed, Jul 1, 10:00 AM EDT", "reschedule", anyTime(percent(10)), BOOKED, hidden],
    [
      "the grace period",
      "Free until Mon, Jun 1, 11:00 AM EDT, then closed",
      "reschedule",
      never({ graceMinutes: 60 }),
      BOOKED,
      PRICE,
    ],
  ])("%s", (_, line, kind, rules, now, price) => {
    expect(told(kind, rules, now, {}, price)).toMatchObject({ line, refusal: null });
  });

  it("comes in parts", () => {
    expect(told("reschedule", tiered, BOOKED)).toMatchObject({
      now: "Free",
      until: "Sun, Jun 28, 10:00 AM EDT",
      next: "$5.00",
    });
  });

  it("names no end where there is none", () => {
    const waiting = told("reschedule", never(), START + DAY, { status: "reschedule_requested" });
    expect(waiting).toEqual({ now: "Free", until: null, next: null, refusal: null, line: "Free" });
    expect(told("cancel", never(), BOOKED, { status: "requested" }).line).toBe("");
  });
});

describe("the plain reason of a refusal", () => {
  it.each<[string, ChangeKind, PolicyRules, number, Partial<Session>]>([
    [
      "Changes closed Tue, Jun 30, 10:00 AM EDT, 24 hours before the start.",
      "cancel",
      upTo(1440),
      START - HOUR,
      {},
    ],
    [
      "Changes closed Mon, Jun 1, 11:00 AM EDT.",
      "reschedule",
      upTo(60 * 24 * 40, NONE, null, { graceMinutes: 60 }),
      START - HOUR,
      {},
    ],
    ["Sessions cannot be rescheduled online.", "reschedule", never(), BOOKED, {}],
    ["Sessions cannot be canceled online.", "cancel", never(), BOOKED, {}],
    ["This session was canceled.", "cancel", anyTime(), BOOKED, { status: "canceled" }],
    ["This session has taken place.", "cancel", anyTime(), BOOKED, { status: "completed" }],
    ["This session has taken place.", "cancel", anyTime(), START + HOUR, {}],
    ["This session has already started.", "cancel", anyTime(), START, { status: "rescheduled" }],
    ["This session was marked as a no-show.", "cancel", anyTime(), BOOKED, { status: "no_show" }],
    [
      "This session was already rescheduled 2 times, which is the most that can be done online.",
      "reschedule",
      anyTime(NONE, { maxPerSession: 2 }),
      BOOKED,
      { rescheduleCount: 2 },
    ],
    [
      "This session was already rescheduled once, which is the most that can be done online.",
      "reschedule",
      anyTime(NONE, { maxPerSession: 1 }),
      BOOKED,
      { rescheduleCount: 1 },
    ],
  ])("%s", (refusal, kind, rules, now, change) => {
    expect(told(kind, rules, now, change)).toEqual({
      now: null,
      until: null,
      next: null,
      refusal,
      line: refusal,
    });
  });

  it("of a time too far away names the latest one", () => {
    const rules = anyTime(NONE, { maxMinutesAfterOriginal: 1440 });
    const made = booking({ policy: { ...defaultPolicy, reschedule: rules } });
    const verdict = judgeMove(made, session(), START + 2 * DAY, BOOKED);
    expect(explain("reschedule", verdict, session(), { ...words, rules, now: BOOKED }).refusal).toBe(
      "The new time must start by Thu, Jul 2, 10:00 AM EDT, 24 hours after the original time.",
    );
  });

  it("speaks of a booking where there is one session only", () => {
    const made = booking({ policy: { ...defaultPolicy, cancel: never() } });
    const context = { ...words, single: true, rules: never(), now: BOOKED };
    const canceled = session({ status: "canceled" });
    expect(explain("cancel", judge("cancel", made, session(), BOOKED), session(), context).refusal).toBe(
      "Bookings cannot be canceled online.",
    );
    expect(explain("cancel", judge("cancel", made, canceled, BOOKED), canceled, context).refusal).toBe(
      "This booking was canceled.",
    );
  });
});

describe("over random policies, bookings and moments", () => {
  it("every instant that is told is the verdict's own, and a refusal always has its reason", () => {
    const exact = { ...words, formatDeadline: (instant: number) => `<${instant}>` };
    fc.assert(
      fc.property(
        anyBookingAndMoment,
        fc.constantFrom<ChangeKind>("reschedule", "cancel"),
        ([made, now], kind) => {
          for (const one of made.sessions) {
            const verdict = judge(kind, made, one, now);
            const context = { ...exact, rules: made.policy[kind], now };
            const { until, next, refusal, line } = explain(kind, verdict, one, context);
            if (verdict.allowed) {
              expect(refusal).toBeNull();
              expect(until).toBe(verdict.next === null ? null : `<${verdict.next.at}>`);
              if (next === "closed") expect(until).toBe(`<${verdict.deadline}>`);
            } else {
              expect(refusal).toMatch(/^[A-Z].*\.$/);
              expect(line).toBe(refusal);
              if (verdict.code === "too_late")
                expect(refusal).toContain(`Changes closed <${verdict.deadline}>`);
            }
          }
        },
      ),
    );
  });
});
