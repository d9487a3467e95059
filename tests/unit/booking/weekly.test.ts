import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { judgeTime } from "@/lib/domain/availability/slots";
import { overlapsAmong } from "@/lib/domain/booking/times";
import { sameTimeEveryWeek, weeklyCandidates } from "@/lib/domain/booking/weekly";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { BOOKED, EMPTY, OPEN, START } from "./samples";

const WEEK = 7 * DAY;
const blocked = (start: number, length = HOUR) => ({ start, end: start + length, sessionId: null });

describe("the weeks after a time", () => {
  it("keeps weekday and clock in the page's zone across the end of daylight time", () => {
    const last = Date.parse("2026-10-28T10:00-04:00");
    const found = weeklyCandidates(OPEN, last, 2, BOOKED);
    const clocks = found.map((start) =>
      DateTime.fromMillis(start, { zone: OPEN.zone }).toFormat("ccc LLL d HH:mm ZZ"),
    );
    expect(clocks).toEqual(["Wed Nov 4 10:00 -05:00", "Wed Nov 11 10:00 -05:00"]);
  });

  it("ends at the horizon", () => {
    const settings = { ...OPEN, horizonDays: 45 };
    expect(weeklyCandidates(settings, START, 20, BOOKED)).toEqual([START + WEEK, START + 2 * WEEK]);
  });

  it("begins after now", () => {
    const [first] = weeklyCandidates(OPEN, START - 5 * WEEK, 1, START);
    expect(first).toBe(START + WEEK);
  });
});

describe("same time every week", () => {
  const weeks = (...numbers: number[]) => numbers.map((number) => START + number * WEEK);

  it("takes one week after another", () => {
    const found = sameTimeEveryWeek(OPEN, EMPTY, [START], weeks(1, 2, 3, 4), 2, BOOKED);
    expect(found).toEqual(weeks(1, 2));
  });

  it("skips a week that is taken, to the next", () => {
    const occupied = { ...EMPTY, blocked: [blocked(START + WEEK - 30 * MINUTE)] };
    expect(sameTimeEveryWeek(OPEN, occupied, [START], weeks(1, 2, 3, 4), 2, BOOKED)).toEqual(weeks(2, 3));
  });

  it("skips a week whose cap the picks have used up", () => {
    const settings = { ...OPEN, capPerWeek: 1 };
    const picked = [START, START + WEEK + DAY];
    expect(sameTimeEveryWeek(settings, EMPTY, picked, weeks(1, 2, 3, 4), 2, BOOKED)).toEqual(weeks(2, 3));
  });

  it("finds fewer when the candidates end", () => {
    expect(sameTimeEveryWeek(OPEN, EMPTY, [START], weeks(1), 2, BOOKED)).toEqual(weeks(1));
  });

  it("finds only times that can be booked together with the picks", () => {
    const busy = fc.array(
      fc.integer({ min: 0, max: 12 * 7 * 24 }).map((hour) => blocked(START + hour * HOUR)),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(
        busy,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 30 }),
        (taken, count, buffer) => {
          const settings = { ...OPEN, bufferBeforeMinutes: buffer, bufferAfterMinutes: buffer };
          const occupied = { ...EMPTY, blocked: taken };
          const candidates = weeklyCandidates(settings, START, 12, BOOKED);
          const found = sameTimeEveryWeek(settings, occupied, [START], candidates, count, BOOKED);
          expect(found.map((start) => judgeTime(settings, occupied, start, BOOKED))).toEqual(
            found.map(() => "free"),
          );
          expect(overlapsAmong([START, ...found], settings, [])).not.toContain(true);
          const free = candidates.filter((start) => judgeTime(settings, occupied, start, BOOKED) === "free");
          expect(found).toEqual(free.slice(0, count));
        },
      ),
    );
  });
});
