import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { tellStories } from "@/tests/support/interleaved/steps";
import { InterleavedStory, type Times } from "@/tests/support/interleaved/studio";
import { collect, useStripe } from "@/tests/support/payments";
import type { StripeDouble } from "@/tests/support/stripe/double";
import { freeSlots, NOW, openStudio, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();

/** Another one tells other stories: SEED=7 npx vitest run --project db tests/db/payments/interleavings.test.ts */
const SEED = Number(process.env.SEED ?? 20_261_122);
/** `npm run stress` tells many more. */
const STORIES = process.env.STRESS ? 5_000 : 500;

let stripe: StripeDouble;
let accountId: string;
let times: Times;
beforeAll(async () => {
  process.env.LOG_LEVEL = "silent"; // what fails here is meant to
  stripe = await useStripe(NOW);
  stripe.webhooks.mode = { hold: true, repeat: 1 };
  await openStudio();
  await rows(`INSERT INTO event_type SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'slug', 'coaching-before', 'position', 9))).*
    FROM event_type e WHERE slug = 'coaching'`);
  await collect("coaching");
  accountId = (await rows<{ id: string }>("SELECT id FROM account"))[0]!.id;
  const wanted = (await freeSlots("coaching", "2026-12-07", "2026-12-18")).filter(
    (_, index) => index % 4 === 0,
  );
  times = { booked: await startsOnDays("coaching", 3), wanted: wanted.slice(0, 3).map(({ start }) => start) };
  const { setTimeout } = globalThis;
  // Stripe's SDK waits half a second before it tries again; nobody is overloaded here.
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((act: () => void, ms = 0, ...rest: never[]) =>
    setTimeout(act, ms >= 100 && ms <= 8_000 ? ms / 100 : ms, ...rest)) as typeof globalThis.setTimeout);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await stripe.stop();
});

test(`${STORIES} interleavings of events, replays, failures and second thoughts end with books that balance`, async () => {
  for (const [index, story] of tellStories(SEED, STORIES).entries()) {
    const wrong = await new InterleavedStory(stripe, accountId, times, story).play();
    expect(wrong, `story ${index} of SEED=${SEED}: ${JSON.stringify(story)}`).toEqual([]);
  }
  // Every end was there, each often enough to say something.
  const ends = await rows<{ kind: string; status: string; count: number }>(
    "SELECT change ->> 'kind' AS kind, status, count(*)::int FROM hold GROUP BY 1, 2",
  );
  const often = ends
    .filter(({ count }) => count >= STORIES / 250)
    .map(({ kind, status }) => `${kind} ${status}`);
  const all = ["booking", "reschedule"].flatMap((kind) =>
    ["abandoned", "returned", "settled"].map((status) => `${kind} ${status}`),
  );
  expect(often.sort()).toEqual(all);
}, 600_000);
