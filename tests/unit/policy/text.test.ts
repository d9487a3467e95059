import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Price } from "@/lib/domain/money/types";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import { judge } from "@/lib/domain/policy/judge";
import { type PolicyTextContext, policyText } from "@/lib/domain/policy/text";
import type { ChangeKind, PolicyRules } from "@/lib/domain/policy/types";
import { MINUTE } from "@/lib/domain/time";
import {
  anyPrice,
  anyRules,
  BOOKED,
  booking,
  fixed,
  NONE,
  PRICE,
  percent,
  START,
  session,
} from "../booking/samples";
import { ANY_TIME, CANCEL_ANY, DAYS, none, single, three, words } from "./contexts";

describe("system texts without a price", () => {
  it.each<[ChangeKind, PolicyRules, boolean, string]>([
    [
      "reschedule",
      anyTime(),
      false,
      "Sessions can be rescheduled any time before the scheduled session time.",
    ],
    [
      "reschedule",
      upTo(1440),
      false,
      "Sessions can be rescheduled up to 24 hours before the scheduled session time.",
    ],
    ["reschedule", never(), false, "Sessions cannot be rescheduled online."],
    ["cancel", anyTime(), false, "Sessions can be canceled any time before the scheduled session time."],
    [
      "cancel",
      upTo(1440),
      false,
      "Sessions can be canceled up to 24 hours before the scheduled session time.",
    ],
    ["cancel", never(), false, "Sessions cannot be canceled online."],
    ["reschedule", anyTime(), true, "Bookings can be rescheduled any time before the meeting time."],
    ["reschedule", upTo(1440), true, "Bookings can be rescheduled up to 24 hours before the meeting time."],
    ["reschedule", never(), true, "Bookings cannot be rescheduled online."],
    ["cancel", anyTime(), true, "Bookings can be canceled any time before the meeting time."],
    ["cancel", upTo(1440), true, "Bookings can be canceled up to 24 hours before the meeting time."],
    ["cancel", never(), true, "Bookings cannot be canceled online."],
  ])("%s %#", (kind, rules, isSingle, text) => {
    expect(policyText(kind, rules, { ...none, single: isSingle, sessionCount: isSingle ? 1 : 3 })).toBe(text);
  });

  it.each<Price | null>([null, { ...PRICE, mode: "hidden" }])("no money is mentioned (%#)", (price) => {
    const rules = upTo(1440, percent(10), fixed(500), { graceMinutes: 60 });
    for (const kind of ["cancel", "reschedule"] as const) {
      expect(policyText(kind, rules, { ...three, price })).not.toMatch(/\$|%|price|fee|free|refund|charge/);
    }
  });

  it("the owner's own text stands as written", () => {
    expect(policyText("cancel", { ...never(), customText: "Call me.\nReally." }, three)).toBe(
      "Call me.\nReally.",
    );
  });
});

describe("further limits, each one sentence", () => {
  const limits = { maxPerSession: 2, maxMinutesAfterOriginal: 30 * DAYS, graceMinutes: 60 };
  it.each<[string, ChangeKind, PolicyRules, PolicyTextContext, string]>([
    [
      "package",
      "reschedule",
      anyTime(NONE, limits),
      none,
      `${ANY_TIME} Each session can be rescheduled at most 2 times. The new time can be no later than 30 days after the original time. For 1 hour after booking, sessions can always be rescheduled.`,
    ],
    [
      "once, single",
      "reschedule",
      anyTime(NONE, { maxPerSession: 1 }),
      { ...single, price: null },
      "Bookings can be rescheduled any time before the meeting time. A booking can be rescheduled only once.",
    ],
    [
      "grace with a price",
      "reschedule",
      anyTime(percent(10), { graceMinutes: 30 }),
      single,
      "Bookings can be rescheduled any time before the meeting time. A reschedule fee of 10% of the price applies: $15.00. For 30 minutes after booking, bookings can always be rescheduled free of charge.",
    ],
    [
      "grace of a refund",
      "cancel",
      anyTime(NONE, { ...limits, graceMinutes: 60 }),
      three,
      `${CANCEL_ANY} Nothing is refunded. For 1 hour after booking, sessions can always be canceled, and the full price is refunded.`,
    ],
    [
      "grace of never",
      "reschedule",
      never(limits),
      none,
      "Sessions cannot be rescheduled online. The new time can be no later than 30 days after the original time. For 1 hour after booking, an exception is made: sessions can be rescheduled.",
    ],
    [
      "no limits of never",
      "reschedule",
      never({ ...limits, graceMinutes: 0 }),
      none,
      "Sessions cannot be rescheduled online.",
    ],
  ])("%s", (_, kind, rules, context, text) => {
    expect(policyText(kind, rules, context)).toBe(text);
  });
});

describe("over random rules", () => {
  const anyKind = fc.constantFrom<ChangeKind>("reschedule", "cancel");
  const plain = { ...none, formatDuration: (minutes: number) => `${minutes} minutes` };

  it("the text's deadline equals the verdict's", () => {
    fc.assert(
      fc.property(anyRules, anyKind, fc.boolean(), (rules, kind, isSingle) => {
        const made = booking({ policy: { ...defaultPolicy, [kind]: { ...rules, graceMinutes: 0 } } });
        const text = policyText(kind, made.policy[kind], { ...plain, single: isSingle });
        const verdict = judge(kind, made, session(), BOOKED);
        const noticed = /up to (\d+) minutes before/.exec(text)?.[1];
        if (text.includes("cannot be")) expect(verdict).toMatchObject({ code: "not_allowed" });
        else expect(verdict).toMatchObject({ deadline: START - Number(noticed ?? 0) * MINUTE });
        expect(noticed === undefined).toBe(text.includes("any time") || text.includes("cannot be"));
      }),
    );
  });

  it("is made of whole sentences", () => {
    const anyCount = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(anyRules, anyKind, anyPrice, anyCount, (rules, kind, price, sessionCount) => {
        const text = policyText(kind, rules, { ...words, price, sessionCount, single: sessionCount === 1 });
        expect(text).toMatch(/^[A-Z][^\n]*\.$/);
        expect(text).not.toMatch(/\.\.|\s\s|undefined|NaN|null| [.,:]|: \.|, \./);
        for (const sentence of text.split(/\. (?=\D)/)) expect(sentence).toMatch(/^[A-Z\d$]/);
      }),
    );
  });

  it("every amount that a verdict can charge is named in it", () => {
    fc.assert(
      fc.property(anyRules, anyKind, fc.integer({ min: 0, max: 15_000 }), (rules, kind, ago) => {
        const limited = { ...rules, graceMinutes: 0 };
        const made = booking({ policy: { ...defaultPolicy, [kind]: limited } });
        const text = policyText(kind, limited, three);
        for (const one of made.sessions) {
          const verdict = judge(kind, made, one, one.start - ago * MINUTE);
          if (!verdict.allowed) continue;
          const { amount } = verdict.charge!;
          const named = [
            words.formatMoney(verdict.charge!),
            ...(amount === 0 ? ["free", "nothing", "Nothing"] : []),
          ];
          expect(named.some((name) => text.includes(name))).toBe(true);
        }
      }),
    );
  });
});
