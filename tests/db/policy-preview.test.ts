import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readWallClock, writeWallClock } from "@/lib/domain/availability/wall-clock";
import type { Price } from "@/lib/domain/money/types";
import { KINDS } from "@/lib/domain/policy/form/fields";
import { writePolicy } from "@/lib/domain/policy/form/write";
import type { Policy } from "@/lib/domain/policy/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { previewPolicy } from "@/lib/policy-preview";
import { previewTypedPolicy } from "@/lib/services/pages/preview-policy";
import { formTerms } from "@/lib/services/pages/read-policy";
import { savePolicy } from "@/lib/services/pages/save-policy";
import { useDatabase } from "@/tests/support/database";
import { customerReads, openLink, previewSays } from "@/tests/support/policy-pages";
import { addEventType, openEveryHour, pageAs } from "@/tests/support/policy-studio";
import { book, NOW, openStudio, rows } from "@/tests/support/studio";
import { anyRules } from "@/tests/unit/booking/samples";

useDatabase();
beforeAll(async () => {
  await openStudio();
  await openEveryHour();
});

const ZONES = ["America/New_York", "Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe", "UTC"] as const;
const LOCALES = ["en-US", "en-GB", "de-DE", "ja-JP", "ar-EG"] as const;
/** So many policies, each told at about so many moments; a unit test compares many more without a database. */
const COMBINATIONS = 60;
const MOMENTS_OF_EACH = 10;
const AT_ONCE = 10;
const FIRST_START = Date.parse("2026-10-26T04:00:00Z");

const anyShownPrice = fc.option(
  fc.record({
    amount: fc.oneof(fc.constantFrom(0, 1, 100, 15_000), fc.integer({ min: 0, max: 99_999 })),
    currency: fc.constantFrom("USD", "JPY", "KWD"),
    mode: fc.constantFrom<Price["mode"]>("hidden", "displayed", "displayed"),
  }),
  { nil: null },
);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  fc.constantFrom("Ask me first.\nI answer within a day.", "<b>10 %</b> & more"),
);
const rules = fc.tuple(anyRules, text).map(([drawn, customText]) => ({ ...drawn, customText }));

const combination = fc.record({
  reschedule: rules,
  cancel: rules.map((drawn) => ({ ...drawn, maxPerSession: null, maxMinutesAfterOriginal: null })),
  price: anyShownPrice,
  sessionCount: fc.constantFrom(1, 1, 2, 3, 5),
  moved: fc.constantFrom(0, 0, 1, 2, 3),
  zone: fc.constantFrom(...ZONES),
  locale: fc.constantFrom(...LOCALES),
  within: fc.array(fc.double({ min: 0, max: 1.1, noNaN: true }), { minLength: 3, maxLength: 3 }),
});

/** Moments on, just before and just after each boundary of the policy, and others in between and after. */
function momentsOf(policy: Policy, start: Instant, within: readonly number[]): Instant[] {
  const edges = KINDS.flatMap((kind) => [
    ...policy[kind].tiers.map(({ minutesBefore }) => start - minutesBefore * MINUTE),
    NOW + policy[kind].graceMinutes * MINUTE,
  ]);
  const near = [...edges, start].flatMap((edge) => [edge - 1, edge, edge + 1]);
  const others = within.map((part) => Math.round(NOW + part * (start - NOW)));
  const all = [...new Set([...near, ...others, NOW, start + HOUR])].filter((moment) => moment >= NOW);
  const apart = Math.max(1, all.length / MOMENTS_OF_EACH);
  return all.filter((_, index) => Math.floor(index / apart) !== Math.floor((index - 1) / apart));
}

const DRAWN = fc.sample(combination, { numRuns: COMBINATIONS, seed: 20261122 });
const CHUNKS = Array.from({ length: COMBINATIONS / AT_ONCE }, (_, chunk) => chunk * AT_ONCE);

test.each(CHUNKS)("the preview's words are the customer's page's, from combination %i on", async (from) => {
  const access = await pageAs("owner", "edit");
  const told = new Set<string>();
  for (const [at, { reschedule, cancel, price, ...rest }] of DRAWN.slice(from, from + AT_ONCE).entries()) {
    const { sessionCount, moved, zone, locale } = rest;
    const index = from + at;
    const policy = shownAs({ reschedule, cancel }, price);
    const eventType = await addEventType(`preview-${index}`, { sessionCount, price });
    const saved = await savePolicy(access, eventType.id, writePolicy(policy, formTerms({ price })));
    expect(saved).toEqual({ ok: true, policy });
    const starts = Array.from(
      { length: sessionCount },
      (_, nth) => FIRST_START + index * HOUR + nth * 4 * DAY,
    );
    const booked = await book(eventType.slug, starts, { locale, zone });
    const position = 1 + (index % sessionCount);
    const start = starts[position - 1] ?? 0;
    if (moved > 0) {
      await rows(
        "UPDATE session SET reschedule_count = $3, status = 'rescheduled' WHERE booking_id = $1 AND position = $2",
        [booked.booking.id, position, moved],
      );
    }
    const link = await openLink(booked);
    const offer = { policy, price, sessionCount, durationMinutes: 15 };
    for (const seen of momentsOf(policy, start, rest.within)) {
      const moment = { booked: NOW, start, seen, position, moved, zone, locale };
      const says = await previewSays(previewPolicy(offer, moment), zone, locale);
      expect(says, `combination ${index} at ${new Date(seen).toISOString()}`).toEqual(
        await customerReads(link, position, zone, seen),
      );
      told.add(says.reschedule).add(says.cancel);
    }
  }
  expect(told.size).toBeGreaterThan(AT_ONCE * 2); // they were really told different things
});

/** Where no price is shown the editor keeps only the notice that closes the change. */
function shownAs(policy: Policy, shown: Price | null): Policy {
  if (shown !== null && shown.mode !== "hidden") return policy;
  const closing = (one: Policy["cancel"]) => ({
    ...one,
    tiers: one.tiers.slice(-1).map((tier) => ({ ...tier, amount: { kind: "none" } as const })),
  });
  return { reschedule: closing(policy.reschedule), cancel: closing(policy.cancel) };
}

test("what is typed into the editor's fields is told as the page of a booking made under it tells it", async () => {
  const zone = "America/New_York";
  const access = await pageAs("owner", "edit");
  const eventType = await addEventType("typed", {
    sessionCount: 3,
    price: { amount: 10_000, currency: "USD", mode: "displayed" },
  });
  const tier = (count: string, unit: "hours" | "days", kind: "none" | "percent" | "fixed", amount = "") => ({
    count,
    unit,
    kind,
    amount,
  });
  const rest = {
    text: "system" as const,
    customText: "",
    reason: "optional" as const,
    quota: "",
    furthest: { count: "", unit: "days" as const },
    grace: { count: "", unit: "hours" as const },
  };
  const fields = {
    reschedule: {
      ...rest,
      online: "until" as const,
      tiers: [tier("3", "days", "none"), tier("24", "hours", "percent", "12,5")],
    },
    cancel: {
      ...rest,
      online: "any" as const,
      tiers: [tier("7", "days", "percent", "100"), tier("", "hours", "fixed", "10")],
    },
  };
  const start = readWallClock("2026-11-20T10:00", zone) ?? 0;
  const ask = async (seen: Instant) => {
    const asked = {
      booked: writeWallClock(NOW, zone),
      start: "2026-11-20T10:00",
      seen: writeWallClock(seen, zone),
      position: "2",
      moved: "",
    };
    const answer = await previewTypedPolicy(access, eventType.id, fields, asked, "en-US");
    if (!answer.ok) throw new Error(answer.detail);
    return previewSays(answer.preview, zone, "en-US");
  };
  const moments = [
    NOW,
    start - 3 * DAY,
    start - 3 * DAY + MINUTE,
    start - DAY,
    start - DAY + MINUTE,
    start + MINUTE,
  ];
  const before = [];
  for (const moment of moments) before.push(await ask(moment)); // not saved yet
  await savePolicy(access, eventType.id, fields);
  const booked = await book(eventType.slug, [start - DAY, start, start + DAY], { zone });
  const link = await openLink(booked);
  const read = [];
  for (const moment of moments) read.push(await customerReads(link, 2, zone, moment));
  expect(before).toEqual(read);
  expect(read.map(({ reschedule }) => reschedule.replace(/\u00a0/g, " "))).toEqual([
    "Free until Tue, Nov 17, 10:00 AM EST, then $4.17",
    "Free until Tue, Nov 17, 10:00 AM EST, then $4.17",
    "$4.17 until Thu, Nov 19, 10:00 AM EST, then closed",
    "$4.17 until Thu, Nov 19, 10:00 AM EST, then closed",
    "Changes closed Thu, Nov 19, 10:00 AM EST, 24 hours before the start.",
    "This session has already started.",
  ]);
});

test("a session that the system has completed reads the same", async () => {
  const eventType = await addEventType("over", { sessionCount: 1, price: null });
  const start = Date.parse("2026-12-01T15:00:00Z");
  const booked = await book(eventType.slug, [start]);
  await rows("UPDATE session SET status = 'completed' WHERE booking_id = $1", [booked.booking.id]);
  const seen = start + 2 * HOUR;
  const { policy } = booked.booking;
  const offer = { policy, price: null, sessionCount: 1, durationMinutes: 15 };
  const reader = { zone: "Europe/Berlin", locale: "en-US" };
  const preview = previewPolicy(offer, { booked: NOW, start, seen, position: 1, moved: 0, ...reader });
  expect(await previewSays(preview, reader.zone, reader.locale)).toEqual(
    await customerReads(await openLink(booked), 1, reader.zone, seen),
  );
});
