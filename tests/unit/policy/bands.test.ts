import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeBands, placeOnBands } from "@/lib/domain/policy/bands";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { KINDS } from "@/lib/domain/policy/form/fields";
import { judge } from "@/lib/domain/policy/judge";
import { DAY, HOUR } from "@/lib/domain/time";
import { anyBookingAndMoment, BOOKED, booking, NONE, percent, START, session } from "../booking/samples";
import { tiers } from "./contexts";

const bandsOf = (reschedule: ReturnType<typeof never>, createdAt = BOOKED) =>
  chargeBands("reschedule", booking({ createdAt, policy: { reschedule, cancel: never() } }), session());
const drawn = (...from: Parameters<typeof bandsOf>) =>
  bandsOf(...from).map(({ from: edge, charge, closed }) => [
    edge.kind === "booked" ? "booked" : `${edge.kind} ${edge.minutes}`,
    closed ? "closed" : charge?.amount,
  ]);

describe("the bands of the tier line", () => {
  it("go from the booking over each tier to the closed one before the start", () => {
    expect(drawn(tiers([4320, NONE], [1440, percent(10)]))).toEqual([
      ["booked", 0],
      ["before 4320", 500],
      ["before 1440", "closed"],
    ]);
  });
  it("any time is one band, never a closed one", () => {
    expect(drawn(anyTime())).toEqual([["booked", 0]]);
    expect(drawn(never())).toEqual([["booked", "closed"]]);
  });
  it("a tier that ended before the booking is left out", () => {
    expect(drawn(tiers([4320, NONE], [1440, percent(10)]), START - 2 * DAY)).toEqual([
      ["booked", 500],
      ["before 1440", "closed"],
    ]);
  });
  it("the grace period is a band of its own that ends so long after the booking", () => {
    expect(drawn(upTo(1440, percent(10), null, { graceMinutes: 90 }))).toEqual([
      ["booked", 0],
      ["after_booking 90", 500],
      ["before 1440", "closed"],
    ]);
  });
  it("nothing is drawn of a session that nobody but the owner can change", () => {
    expect(chargeBands("cancel", booking(), session({ status: "canceled" }))).toEqual([]);
  });
  it("leave no gap, and at every moment say what the verdict says", () => {
    fc.assert(
      fc.property(anyBookingAndMoment, fc.constantFrom(...KINDS), ([made, moment], kind) => {
        for (const one of made.sessions) {
          const bands = chargeBands(kind, made, one);
          const verdict = judge(kind, made, one, moment);
          const place = placeOnBands(bands, moment);
          if (bands.length === 0) {
            expect(verdict).toMatchObject({ allowed: false, code: "wrong_status" });
            continue;
          }
          expect(bands[0]?.start).toBe(made.createdAt);
          expect(bands.at(-1)?.end).toBe(one.start);
          for (const [index, band] of bands.entries()) {
            expect(band.end).toBeGreaterThan(band.start);
            if (index > 0) expect(band.start).toBe(bands[index - 1]?.end);
          }
          const waits = one.status === "requested" || one.status === "reschedule_requested";
          if (moment < made.createdAt || moment >= one.start || waits) continue;
          const band = bands[place?.band ?? -1];
          expect(band?.closed).toBe(!verdict.allowed);
          if (verdict.allowed) expect(band?.charge).toEqual(verdict.charge);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe("the pin", () => {
  const bands = bandsOf(upTo(1440));
  it("stands in the band of its moment, so far into it", () => {
    expect(placeOnBands(bands, START - 12 * HOUR)).toEqual({ band: 1, at: 0.5 });
  });
  it("an edge belongs to the band before it", () => {
    expect(placeOnBands(bands, START - DAY)).toEqual({ band: 0, at: 1 });
  });
  it("stays on the line", () => {
    expect(placeOnBands(bands, BOOKED - DAY)).toEqual({ band: 0, at: 0 });
    expect(placeOnBands(bands, START + DAY)).toEqual({ band: 1, at: 1 });
    expect(placeOnBands([], START)).toBeNull();
  });
});
