import * as fc from "fast-check";
import type { Fault } from "../stripe/faults";

/** One thing that happens in a story. `which` picks among what there is at that moment. */
export type Step =
  | { readonly do: "ask"; readonly wishes: readonly { readonly session: number; readonly slot: number }[] }
  | { readonly do: "pay"; readonly which: number | "the last one" }
  | { readonly do: "leave"; readonly which: number }
  | { readonly do: "event"; readonly which: number; readonly copies: number }
  | { readonly do: "cancel"; readonly session: number | "the last one asked for" }
  | { readonly do: "offer"; readonly active: boolean }
  | { readonly do: "refund"; readonly percent: number }
  | { readonly do: "refund ends"; readonly which: number; readonly status: "succeeded" | "failed" }
  | { readonly do: "fault"; readonly fault: Fault }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "sweep" }
  | { readonly do: "together"; readonly steps: readonly Step[] };

export interface Story {
  /** The package is paid through Stripe first, or it was there before. */
  readonly price: "to be paid" | "paid elsewhere";
  readonly refunds: "succeeded" | "pending";
  readonly steps: readonly Step[];
}

const which = fc.nat(7);
const session = fc.nat(2);
const wish = fc.record({ session, slot: fc.nat(2) });

const fault: fc.Arbitrary<Fault> = fc.record({
  call: fc.constantFrom(
    "POST /v1/checkout/sessions",
    "GET /v1/checkout/sessions/:id",
    "POST /v1/checkout/sessions/:id/expire",
    "POST /v1/refunds",
    "GET /v1/refunds",
    "*",
  ),
  when: fc.constantFrom("before", "after"),
  how: fc.oneof(
    fc.constantFrom("500", "429", "drop"),
    fc.record({ delayMs: fc.integer({ min: 1, max: 15 }) }),
  ),
  times: fc.integer({ min: 1, max: 4 }),
});

const alone: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      wishes: fc.array(wish, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("pay" as const),
      which: fc.oneof(which, { weight: 3, arbitrary: fc.constant("the last one" as const) }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("event" as const),
      which,
      copies: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("cancel" as const),
      session: fc.oneof(session, { weight: 3, arbitrary: fc.constant("the last one asked for" as const) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("offer" as const), active: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("refund" as const), percent: fc.integer({ min: 1, max: 100 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("refund ends" as const),
      which,
      status: fc.constantFrom("succeeded", "failed"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("fault" as const), fault }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 3, 20, 31, 70) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "sweep" as const }) },
);

const step = fc.oneof(
  { weight: 3, arbitrary: alone },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("together" as const),
      steps: fc.array(alone, { minLength: 2, maxLength: 3 }),
    }),
  },
);

/** Stories by a seed: the same seed tells the same ones. */
export function tellStories(seed: number, count: number): Story[] {
  const story: fc.Arbitrary<Story> = fc.record({
    price: fc.constantFrom("to be paid", "paid elsewhere", "paid elsewhere"),
    refunds: fc.constantFrom("succeeded", "succeeded", "pending"),
    steps: fc.array(step, { minLength: 3, maxLength: 6, size: "max" }),
  });
  return fc.sample(story, { seed, numRuns: count });
}
