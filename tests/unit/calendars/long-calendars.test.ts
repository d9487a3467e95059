import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { busyTimesOf } from "@/lib/calendars/ics/busy";
import { timeAt, UTC_CLOCK, wallOf } from "@/lib/calendars/ics/clocks";
import { Pace } from "@/lib/calendars/ics/pace";
import { recurring } from "@/lib/calendars/ics/recurring";
import { DAY, HOUR } from "@/lib/domain/time";

const WINDOW = { start: Date.parse("2026-10-01T00:00:00Z"), end: Date.parse("2028-05-01T00:00:00Z") };
const QUERY = { zone: "Europe/Berlin", addresses: new Set<string>(), window: WINDOW };

const calendar = (...parts: string[]) => ["BEGIN:VCALENDAR", ...parts, "END:VCALENDAR", ""].join("\r\n");
const event = (uid: string, ...lines: string[]) =>
  ["BEGIN:VEVENT", `UID:${uid}`, ...lines, "END:VEVENT"].join("\r\n");
const day = ["DTSTART:20261102T090000Z", "DTEND:20261102T100000Z"];
const loop = ["DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"];

/** How many times the process came to something else while that was read. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await work;
  clearInterval(timer);
  return turns;
}

describe("a rule that began long ago", () => {
  /** The same by the library alone, from the very start. */
  function fromTheStart(text: string, start: number): number[] {
    const iterator = ICAL.Recur.fromString(text).iterator(timeAt(start, false));
    const walls: number[] = [];
    for (let time = iterator.next(); time && wallOf(time) < WINDOW.end; time = iterator.next()) {
      if (wallOf(time) + HOUR >= WINDOW.start) walls.push(wallOf(time));
    }
    return walls;
  }

  test.each([
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=HOURLY;INTERVAL=37",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
    "FREQ=MONTHLY;INTERVAL=5",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;INTERVAL=7;BYDAY=2TU",
    "FREQ=YEARLY;INTERVAL=3",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
    "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=20",
    "FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS=1,-1",
  ])("%s gives the same from near the window", (text) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6_000 }), (days) => {
        const start = Date.UTC(text.includes("YEARLY") ? 1950 : 2008, 0, 1, 9) + days * DAY;
        const point = { wall: start, isDate: false, clock: UTC_CLOCK };
        const cut = { isCut: false };
        const walls = [...recurring(point, ICAL.Recur.fromString(text), HOUR, WINDOW, cut)];
        expect(walls).toEqual(fromTheStart(text, start));
        expect(cut.isCut).toBe(false);
      }),
      { numRuns: 5 },
    );
  });

  test("is read in a moment, every second of it is not read for ever", async () => {
    const rules = Array.from({ length: 100 }, (_, index) =>
      event(
        `${index}`,
        "DTSTART;TZID=Europe/Berlin:19950103T120000",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;INTERVAL=7",
      ),
    );
    const before = performance.now();
    const read = await busyTimesOf(calendar(...rules), QUERY);
    expect(performance.now() - before).toBeLessThan(3_000);
    expect(read).toMatchObject({ unread: 0, late: 0, events: { length: 100 } });
    const seconds = event("s", "DTSTART:19950103T120000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY");
    expect(await busyTimesOf(calendar(seconds), QUERY)).toMatchObject({ unread: 1, events: [{ uid: "s" }] });
  });

  test("may mean certain days of each week", async () => {
    const weekly = (rule: string) =>
      calendar(
        event("w", "DTSTART:20261007T090000Z", "DURATION:PT1H", `RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;${rule}`),
      );
    const days = async (rule: string) =>
      (await busyTimesOf(weekly(rule), QUERY))?.events[0]?.busy.map(({ start }) =>
        new Date(start).getUTCDate(),
      );
    // It begins on a Wednesday; the Monday of that week is over.
    expect(await days("BYSETPOS=1;COUNT=2")).toEqual([7, 12, 19]);
    expect(await days("BYSETPOS=-1;COUNT=3")).toEqual([7, 9, 16, 23]);
    expect(await days("BYSETPOS=2;UNTIL=20261022T000000Z")).toEqual([7, 14, 21]);
  });
});

describe("times that no clock shows", () => {
  test("are not read, and the others are", async () => {
    const read = await busyTimesOf(
      calendar(
        event("long", "DTSTART:20261102T090000Z", "DURATION:PT9999999999H"),
        event("longer", "DTSTART;TZID=Europe/Berlin:20261102T090000", "DURATION:P99999999999D"),
        event("ever", "DTSTART:00010101T000000Z", "DTEND:99991231T235959Z"),
        event("good", ...day, "SEQUENCE:20261122123456"),
      ),
      QUERY,
    );
    expect(read).toMatchObject({ unread: 2, late: 0 });
    const found = new Map(read?.events.map((one) => [one.uid, one]));
    expect(found.get("good")).toMatchObject({ busy: [{}], sequence: 2_147_483_647 });
    expect(found.get("ever")?.busy).toEqual([{ start: 0, end: Date.UTC(9999, 0, 1) }]);
  });
});

describe("the process", () => {
  test("comes to other work while a long calendar is read", async () => {
    const past = Array.from({ length: 4_000 }, (_, index) =>
      event(`p${index}@x`, "DTSTART:20200101T090000Z", "DTEND:20200101T100000Z"),
    );
    const ahead = Array.from({ length: 2_000 }, (_, index) => event(`a${index}@x`, ...day));
    const same = Array.from({ length: 4_000 }, () => event("same", ...day));
    const read = busyTimesOf(calendar(...past, ...ahead, ...same), QUERY);
    expect(await turnsDuring(read)).toBeGreaterThan(3);
    // Of those that share a UID only so many are taken.
    expect(await read).toMatchObject({ unread: 3_000, late: 0, events: { length: 2_001 } });
  });

  test("comes to other work between many short ones", async () => {
    const pace = new Pace();
    const read = async () => {
      for (let index = 0; index < 400; index += 1)
        await busyTimesOf(calendar(event(`${index}`, ...day)), QUERY, pace);
    };
    expect(await turnsDuring(read())).toBeGreaterThan(3);
  });

  // Where a machine hardly comes to work at all, nobody can tell what goes round for ever.
  test("reads another time what there is no time for", { retry: 2 }, async () => {
    const over = new Pace(AbortSignal.abort());
    expect(await busyTimesOf(calendar(event("a", ...day)), QUERY, over)).toMatchObject({
      events: [],
      unread: 0,
      late: 1,
    });
    // One that goes round for ever takes up the time of those after it, but is not to be tried again.
    const short = new Pace(undefined, 1_000);
    const read = await busyTimesOf(calendar(event("loop", ...loop), event("a", ...day)), QUERY, short);
    expect(read).toMatchObject({ events: [], unread: 1, late: 1 });
  });
});
