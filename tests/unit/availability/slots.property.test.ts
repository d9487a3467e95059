import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { findSlots, judgeTime } from "@/lib/domain/availability/slots";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { referenceSlots } from "./reference";
import { type Sample, samples, workload } from "./samples";

// The minute by minute comparison is slow by design, and slower still on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const find = ({ settings, occupied, window, now }: Sample) => findSlots(settings, occupied, window, now);

describe("the slot engine, over random pages, zones and clocks", () => {
  test("lists what a minute by minute reading of the specification lists", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        expect(find(sample)).toEqual(
          referenceSlots(sample.settings, sample.occupied, sample.window, sample.now),
        );
      }),
      { numRuns: 250 },
    );
  });

  test("judges a time free exactly when it lists it", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: -60, max: 60 }), (sample, jitter) => {
        const { settings, occupied, window, now } = sample;
        const listed = new Set(find(sample));
        const asked = [...listed, window.start + jitter * MINUTE, now + jitter * MINUTE];
        for (let start = Math.ceil(window.start / HOUR) * HOUR; start < window.end; start += 15 * MINUTE)
          asked.push(start);
        for (const start of asked.filter((start) => window.start <= start && start < window.end)) {
          expect(judgeTime(settings, occupied, start, now) === "free").toBe(listed.has(start));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("is the same whether a window is asked for whole or in two parts", () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (sample, part) => {
        const { start, end } = sample.window;
        const middle = Math.round(start + (end - start) * part);
        const halves = [
          { start, end: middle },
          { start: middle, end },
        ].flatMap((window) => find({ ...sample, window }));
        expect(halves).toEqual(find(sample));
      }),
    );
  });

  test("takes busy times in any order, and split into overlapping pieces", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const pieces = sample.occupied.blocked.flatMap((busy) => {
          const middle = (busy.start + busy.end) / 2;
          return [
            { ...busy, start: middle - 1 },
            { ...busy, end: middle },
          ];
        });
        const occupied = { ...sample.occupied, blocked: pieces.reverse() };
        expect(find({ ...sample, occupied })).toEqual(find(sample));
      }),
    );
  });
});

test("60 days with 100 busy times, 30 minutes each 15, are right to the last slot", () => {
  const { settings, occupied, window, now } = workload(60, 100);
  const slots = findSlots(settings, occupied, window, now);
  expect(slots.length).toBeGreaterThan(1_000);
  expect(slots).toEqual(referenceSlots(settings, occupied, window, now));
  expect(slots.every((slot) => slot < now + 60 * DAY)).toBe(true);
});
