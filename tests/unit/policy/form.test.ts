import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeCourse } from "@/lib/domain/policy/course";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import {
  BLANK_TIER,
  KINDS,
  type PolicyFields,
  placeOfNewTier,
  type RulesFields,
  withAdded,
  withRemoved,
} from "@/lib/domain/policy/form/fields";
import { readPolicy } from "@/lib/domain/policy/form/read";
import { type FormTerms, writePolicy } from "@/lib/domain/policy/form/write";
import type { Policy, PolicyRules } from "@/lib/domain/policy/types";
import { anyPrice, anyRules, booking, fixed, percent, session } from "../booking/samples";

const USD: FormTerms = { price: { currency: "USD", digits: 2 } };
const JPY: FormTerms = { price: { currency: "JPY", digits: 0 } };
const KWD: FormTerms = { price: { currency: "KWD", digits: 3 } };
const NO_PRICE: FormTerms = { price: null };

/** The quota and the furthest date are the reschedule policy's. */
const cancelRules = anyRules.map((rules) => ({
  ...rules,
  maxPerSession: null,
  maxMinutesAfterOriginal: null,
}));
const anyText = fc.option(
  fc.constantFrom("Ask me.", "First line\nsecond line", "10 % of it, “quoted” <b>", "é".repeat(2000)),
  { nil: null },
);
const withText = (rules: fc.Arbitrary<PolicyRules>) =>
  fc.tuple(rules, anyText).map(([drawn, customText]) => ({ ...drawn, customText }));
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  reschedule: withText(anyRules),
  cancel: withText(cancelRules),
});

describe("a policy through the fields of its editor and back", () => {
  it("is the same policy where a price is shown, in every currency", () => {
    fc.assert(
      fc.property(anyPolicy, fc.constantFrom(USD, JPY, KWD), (policy, terms) => {
        expect(readPolicy(writePolicy(policy, terms), terms)).toEqual({ ok: true, policy });
      }),
      { numRuns: 250 },
    );
  });

  it("gives every session the same course where no price is shown", () => {
    fc.assert(
      fc.property(anyPolicy, anyPrice, (policy, drawn) => {
        const price = drawn && { ...drawn, mode: "hidden" as const };
        const read = readPolicy(writePolicy(policy, NO_PRICE), NO_PRICE);
        const again = read.ok ? read.policy : null;
        for (const kind of KINDS) {
          const course = (of: Policy) => chargeCourse(kind, booking({ policy: of, price }), session());
          expect(again && course(again)).toEqual(course(policy));
        }
      }),
    );
  });

  it("fields that were read and written once stay as they are", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const fields = writePolicy(policy, USD);
        const read = readPolicy(fields, USD);
        expect(read.ok && writePolicy(read.policy, USD)).toEqual(fields);
      }),
    );
  });

  it("whatever is written, it is read or every sentence names a field", () => {
    const written = fc.oneof(
      fc.constantFrom("", "0", "24", "1,5", "-1", "1e3", "x", "999999999"),
      fc.string(),
    );
    const length = fc.record({ count: written, unit: fc.constantFrom("minutes", "hours", "days") });
    const rules = fc.record({
      online: fc.constantFrom("any", "until", "never"),
      tiers: fc.array(
        fc.record({
          count: written,
          unit: fc.constantFrom("minutes", "hours", "days"),
          kind: fc.constantFrom("none", "percent", "fixed"),
          amount: written,
        }),
        { maxLength: 3 },
      ),
      text: fc.constantFrom("system", "custom"),
      customText: written,
      reason: fc.constantFrom("mandatory", "optional", "none"),
      quota: written,
      furthest: length,
      grace: length,
    }) as fc.Arbitrary<RulesFields>;
    const known =
      /^(reschedule|cancel)\.(tiers|tiers\.\d\.(count|amount)|quota|(furthest|grace)\.count|customText)$/;
    fc.assert(
      fc.property(rules, rules, fc.constantFrom(USD, NO_PRICE), (reschedule, cancel, terms) => {
        const read = readPolicy({ reschedule, cancel }, terms);
        if (read.ok) {
          expect(readPolicy(writePolicy(read.policy, USD), USD)).toEqual(read);
          return;
        }
        expect(read.errors.length).toBeGreaterThan(0);
        for (const { field, message } of read.errors) {
          expect(field).toMatch(known);
          expect(message).toMatch(/^(Write|Leave|Add|Keep) .*\.$/);
        }
        expect(new Set(read.errors.map(({ field }) => field)).size).toBe(read.errors.length);
      }),
      { numRuns: 250 },
    );
  });
});

const written = (rules: PolicyRules, terms = USD) =>
  writePolicy({ reschedule: rules, cancel: never() }, terms).reschedule;

describe("what the fields show", () => {
  it("any time: the last tier holds up to the start", () => {
    expect(written(anyTime(percent(12.5)))).toMatchObject({
      online: "any",
      tiers: [{ count: "24", unit: "hours", kind: "percent", amount: "12.5" }],
    });
  });
  it("up to: lengths in the unit that reads best", () => {
    const counts = (minutes: number) => {
      const [tier] = written(upTo(minutes)).tiers;
      return `${tier?.count} ${tier?.unit}`;
    };
    expect([15, 90, 1440, 2160, 2880, 20_160].map(counts)).toEqual([
      "15 minutes",
      "90 minutes",
      "24 hours",
      "36 hours",
      "2 days",
      "14 days",
    ]);
  });
  it("amounts in the decimals of the currency", () => {
    const amount = (terms: FormTerms) => written(anyTime(fixed(1500)), terms).tiers[0]?.amount;
    expect([amount(USD), amount(JPY), amount(KWD)]).toEqual(["15.00", "1500", "1.500"]);
  });
  it("never: a first tier waits for another choice", () => {
    expect(written(never())).toMatchObject({ online: "never", tiers: [{ count: "24", unit: "hours" }] });
  });
  it("without a price: only the notice that closes the change", () => {
    expect(written(upTo(4320, percent(0), percent(10)), NO_PRICE)).toMatchObject({
      online: "any",
      tiers: [{ kind: "none", amount: "" }],
    });
  });
});

/** The sentences for a form that differs from "any time, free" in these fields. */
function sentences(change: Partial<RulesFields>, terms = USD): string[] {
  const fields: PolicyFields = writePolicy({ reschedule: anyTime(), cancel: anyTime() }, terms);
  const read = readPolicy({ ...fields, reschedule: { ...fields.reschedule, ...change } }, terms);
  return read.ok ? [] : read.errors.map(({ field, message }) => `${field}: ${message}`);
}
const tier = (change: object) => ({ ...BLANK_TIER, ...change });

describe("what can't be read", () => {
  it.each<[string, Partial<RulesFields>, string[]]>([
    [
      "a notice left out",
      { online: "until", tiers: [tier({})] },
      ["reschedule.tiers.0.count: Write how long"],
    ],
    ["letters", { online: "until", tiers: [tier({ count: "a day" })] }, ["tiers.0.count: Write a number"]],
    [
      "no whole minute",
      { online: "until", tiers: [tier({ count: "0.01" })] },
      ["count: Write a time of whole"],
    ],
    ["a decimal comma", { online: "until", tiers: [tier({ count: "1,5" })] }, []],
    ["too short", { online: "until", tiers: [tier({ count: "0.2" })] }, ["count: Write a notice of 15"]],
    [
      "rising notices",
      { online: "until", tiers: [tier({ count: "2" }), tier({ count: "3" })] },
      ["tiers.1.count: Write a shorter notice"],
    ],
    [
      "the same, hidden by any time",
      { online: "any", tiers: [tier({ count: "2" }), tier({ count: "3" })] },
      [],
    ],
    ["the same, hidden by never", { online: "never", tiers: [tier({ count: "x", kind: "fixed" })] }, []],
    ["no tier at all", { online: "until", tiers: [] }, ["reschedule.tiers: Add a tier"]],
    ["no percentage", { tiers: [tier({ kind: "percent", amount: "ten" })] }, ["amount: Write a percentage"]],
    ["a percent sign", { tiers: [tier({ kind: "percent", amount: "10 %" })] }, []],
    [
      "three decimals",
      { tiers: [tier({ kind: "percent", amount: "1.125" })] },
      ["amount: Write a percentage"],
    ],
    [
      "beyond everything",
      { tiers: [tier({ kind: "percent", amount: "101" })] },
      ["amount: Write a percentage"],
    ],
    ["part of a cent", { tiers: [tier({ kind: "fixed", amount: "1.505" })] }, ["in USD, such as 5.00."]],
    ["an amount left out", { tiers: [tier({ kind: "fixed" })] }, ["amount: Write an amount in USD"]],
    ["an amount that is not used", { tiers: [tier({ kind: "none", amount: "x" })] }, []],
    ["a quota of none", { quota: "0" }, ["reschedule.quota: Write a number from 1"]],
    ["half a reschedule", { quota: "1.5" }, ["reschedule.quota: Write a whole number"]],
    ["no grace, written out", { grace: { count: "0", unit: "hours" } }, []],
    [
      "endless grace",
      { grace: { count: "366", unit: "days" } },
      ["reschedule.grace.count: Write a time of up"],
    ],
    ["custom, but empty", { text: "custom", customText: " \r\n" }, ["customText: Write the policy's"]],
    ["too long", { text: "custom", customText: "x".repeat(2001) }, ["customText: Write at most 2,000"]],
    ["lines that a browser sends", { text: "custom", customText: `${"x\r\n".repeat(999)}xx` }, []],
  ])("%s", (_, change, expected) => {
    const told = sentences(change);
    expect(told).toHaveLength(expected.length);
    for (const [index, part] of expected.entries()) expect(told[index]).toContain(part);
  });

  it("amounts where customers see no price", () => {
    expect(sentences({ tiers: [tier({ kind: "percent", amount: "10" })] }, NO_PRICE)).toEqual([
      "reschedule.tiers.0.amount: Leave the amount out: customers are shown no price that it could be a part of.",
    ]);
  });
  it("yen have no decimals", () => {
    expect(sentences({ tiers: [tier({ kind: "fixed", amount: "500.00" })] }, JPY)[0]).toContain(
      "such as 500.",
    );
  });
  it("a custom text is kept as it was written, without what no line may hold", () => {
    const fields = writePolicy({ reschedule: anyTime(), cancel: anyTime() }, USD);
    const custom = {
      ...fields.reschedule,
      text: "custom" as const,
      customText: " Ask\u0000 me.\r\n\r\nOr don't. ",
    };
    const read = readPolicy({ ...fields, reschedule: custom }, USD);
    expect(read.ok && read.policy.reschedule.customText).toBe("Ask me.\n\nOr don't.");
  });
});

describe("rows", () => {
  it("a new one stands above the one that holds up to the start, else at the end", () => {
    expect(placeOfNewTier("any", 2)).toBe(1);
    expect(placeOfNewTier("until", 2)).toBe(2);
    expect(withAdded(["a", "b"], 1, "new")).toEqual(["a", "new", "b"]);
  });
  it("the only one stays", () => {
    expect(withRemoved(["a", "b"], 0)).toEqual(["b"]);
    expect(withRemoved(["a"], 0)).toEqual(["a"]);
  });
});
