import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ManagedPage } from "@/app/manage/[token]/open";
import { sessionRow } from "@/app/manage/[token]/rows";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { KINDS } from "@/lib/domain/policy/form/fields";
import { judge } from "@/lib/domain/policy/judge";
import type { ChangeKind } from "@/lib/domain/policy/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { earlyBooking, type PreviewedOffer, previewPolicy } from "@/lib/policy-preview";
import { policyWords } from "@/lib/words";
import { anyBookingAndMoment, BOOKED, NONE, PRICE, percent, START } from "../booking/samples";
import { tiers } from "./contexts";

/** The row of the session that the customer's page is given to draw. */
function rowOf(kind: ChangeKind, made: Booking, session: Session, zone: string, now: Instant) {
  const owner = { id: "o1", name: "Dana Demo", email: "dana@demo.example" };
  const page = { view: { booking: made, page: { owner } }, zone, now } as unknown as ManagedPage;
  const judged = {
    session,
    reschedule: judge("reschedule", made, session, now),
    cancel: judge("cancel", made, session, now),
  };
  return sessionRow(page, kind, judged);
}

describe("the preview", () => {
  it("says what the customer's page is given to say, of every session that holds its time", () => {
    const zones = fc.constantFrom("America/New_York", "Asia/Kathmandu", "Europe/Berlin", "UTC");
    const locales = fc.constantFrom("en-US", "de-DE", "ja-JP", "ar-EG");
    fc.assert(
      fc.property(anyBookingAndMoment, zones, locales, ([drawn, seen], zone, locale) => {
        const made = { ...drawn, locale };
        for (const session of made.sessions) {
          if (session.status !== "scheduled" && session.status !== "rescheduled") continue;
          const preview = previewPolicy(made, {
            booked: made.createdAt,
            start: session.start,
            seen,
            position: session.position,
            moved: session.rescheduleCount,
            zone,
            locale,
          });
          for (const kind of KINDS) {
            const { now, until, next, refusal } = preview[kind].words;
            const row = rowOf(kind, made, session, zone, seen);
            expect(refusal).toBe(row.refusal);
            expect(now === null && until === null ? null : { now, until, next }).toEqual(row.fee);
            expect(preview[kind].text).toBe(policyWords(kind, made));
          }
        }
      }),
      { numRuns: 250 },
    );
  }, 30_000);
});

const THREE: PreviewedOffer = {
  policy: { reschedule: tiers([4320, NONE], [1440, percent(10)]), cancel: anyTime(percent(50)) },
  price: PRICE,
  sessionCount: 3,
  durationMinutes: 30,
};
const SEEN = { booked: BOOKED, start: START, seen: START - 2 * DAY, position: 1, moved: 0 };
const NEW_YORK = { zone: "America/New_York", locale: "en-US" };
const previewed = (offer: Partial<PreviewedOffer> = {}, change: Partial<typeof SEEN> = {}) =>
  previewPolicy({ ...THREE, ...offer }, { ...SEEN, ...change, ...NEW_YORK });

describe("the same session at other moments", () => {
  it("the booking, each edge of either policy, the minute after it, and the moment itself", () => {
    const rows = previewed().moments.map(({ at, reschedule, cancel, seen }) =>
      [at, reschedule, cancel, ...(seen ? ["seen"] : [])].join(" | "),
    );
    expect(rows).toEqual([
      "Mon, Jun 1, 10:00 AM | Free | $25.00 refund",
      "Sun, Jun 28, 10:00 AM | Free | $25.00 refund",
      "Sun, Jun 28, 10:01 AM | $5.00 | $25.00 refund",
      "Mon, Jun 29, 10:00 AM | $5.00 | $25.00 refund | seen",
      "Tue, Jun 30, 10:00 AM | $5.00 | $25.00 refund",
      "Tue, Jun 30, 10:01 AM | Too late | $25.00 refund",
    ]);
  });
  it("a single booking without a price", () => {
    const single = { policy: { reschedule: upTo(1440), cancel: never() }, price: null, sessionCount: 1 };
    const told = previewed(single).moments.map(({ reschedule, cancel }) => `${reschedule}, ${cancel}`);
    expect(told).toEqual([
      "Allowed, Not allowed",
      "Allowed, Not allowed",
      "Allowed, Not allowed",
      "Too late, Not allowed",
    ]);
  });
  it("after the start, and when the quota is used up", () => {
    const once = { reschedule: anyTime(NONE, { maxPerSession: 1 }), cancel: anyTime() };
    expect(previewed({ policy: once }, { moved: 1 }).moments.at(-1)?.reschedule).toBe("Used up");
    expect(previewed({}, { seen: START }).moments.at(-1)).toMatchObject({ cancel: "Started", seen: true });
    expect(previewed({}, { seen: START + HOUR }).moments.at(-1)).toMatchObject({ cancel: "Over" });
  });
});

describe("what a tier comes to for each session", () => {
  it("equal shares, unequal shares, nothing, and no price", () => {
    const fee = (amount: Parameters<typeof anyTime>[0], price: PreviewedOffer["price"] = PRICE) =>
      previewed({ policy: { reschedule: anyTime(amount), cancel: anyTime(NONE) }, price });
    expect(fee(percent(10)).reschedule.each).toEqual(["$5.00"]);
    expect(fee({ kind: "fixed", amount: 1000 }).reschedule.each).toEqual(["$3.34 or $3.33"]);
    expect(fee({ kind: "fixed", amount: 1 }).reschedule.each).toEqual(["$0.01 or $0.00"]);
    expect(fee(NONE).reschedule.each).toEqual(["Free"]);
    expect(fee(NONE).cancel.each).toEqual(["No refund"]);
    expect(fee(percent(10), null).reschedule.each).toEqual([""]);
  });
});

describe("the tier line", () => {
  const texts = (offer: Partial<PreviewedOffer>, change: Partial<typeof SEEN> = {}) =>
    previewed(offer, change).reschedule.line.bands.map(({ text, from }) => `${from}: ${text}`);
  it("names what holds, and from when", () => {
    expect(texts({})).toEqual([
      "Booked: Free",
      "3 days before: $5.00 a session",
      "24 hours before: Not allowed",
    ]);
    expect(texts({ sessionCount: 1 })[1]).toBe("3 days before: $15.00");
    expect(texts({ price: null })).toEqual(["Booked: Allowed", "24 hours before: Not allowed"]);
  });
  it("names the session where the shares differ", () => {
    const uneven = { reschedule: anyTime({ kind: "fixed", amount: 1000 }), cancel: anyTime() } as const;
    expect(texts({ policy: uneven })).toEqual(["Booked: $3.34 for session 1"]);
    expect(texts({ policy: uneven }, { position: 3 })).toEqual(["Booked: $3.33 for session 3"]);
  });
  it("shows the grace period after the booking", () => {
    const graced = { reschedule: upTo(1440, percent(10), null, { graceMinutes: 120 }), cancel: anyTime() };
    expect(texts({ policy: graced })).toEqual([
      "Booked: Free",
      "2 hours after booking: $5.00 a session",
      "24 hours before: Not allowed",
    ]);
  });
  it("has its pin at the previewed moment", () => {
    expect(previewed().reschedule.line.pin).toEqual({ band: 1, at: 0.5, text: "Seen Mon, Jun 29, 10:00 AM" });
  });
});

describe("a booking time that does not matter", () => {
  it("lies before every tier, the moment itself, and no grace period reaches them", () => {
    const policy = { reschedule: upTo(4320), cancel: anyTime(NONE, { graceMinutes: 60 }) };
    const latest = START - 4320 * MINUTE - HOUR - DAY;
    expect(earlyBooking(policy, START, START)).toBe(latest);
    expect(earlyBooking(policy, START, BOOKED)).toBe(BOOKED - HOUR - DAY);
  });
});
