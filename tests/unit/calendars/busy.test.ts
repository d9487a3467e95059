import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { busyTimesOf } from "@/lib/calendars/ics/busy";
import type { Interval } from "@/lib/domain/time";

const ZONE = "America/New_York";
const WINDOW = { start: Date.parse("2026-10-01T00:00:00Z"), end: Date.parse("2027-02-01T00:00:00Z") };

const calendar = (...parts: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", ...parts, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:a", ...lines, "END:VEVENT"].join("\r\n");

interface More {
  readonly zone?: string;
  readonly addresses?: readonly string[];
  readonly window?: Interval;
}

async function busy(text: string, more: More = {}): Promise<string[]> {
  const { zone = ZONE, addresses = [], window = WINDOW } = more;
  const query = { zone, addresses: new Set(addresses), window };
  const read = await busyTimesOf(text, query);
  const intervals = (read?.events ?? [])
    .flatMap((found) => [...found.busy])
    .sort((a, b) => a.start - b.start);
  const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  return intervals.map(({ start, end }) => `${iso(start)}/${iso(end)}`);
}

describe("recurring events", () => {
  const weekly = [
    "DTSTART;TZID=Europe/Berlin:20261012T090000",
    "DTEND;TZID=Europe/Berlin:20261012T100000",
    "RRULE:FREQ=WEEKLY;COUNT=4",
  ];

  test("keep their hour across a change of the clocks", async () => {
    expect(await busy(calendar(event(...weekly)))).toEqual([
      "2026-10-12T07:00/2026-10-12T08:00",
      "2026-10-19T07:00/2026-10-19T08:00",
      "2026-10-26T08:00/2026-10-26T09:00",
      "2026-11-02T08:00/2026-11-02T09:00",
    ]);
  });

  test("leave out what is excluded, and move or drop one occurrence alone", async () => {
    const text = calendar(
      event(...weekly, "EXDATE;TZID=Europe/Berlin:20261019T090000"),
      // The one after the change of the clocks moves to before it; its RECURRENCE-ID is written in UTC.
      event("RECURRENCE-ID:20261026T080000Z", "DTSTART:20261023T140000Z", "DURATION:PT30M"),
      event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261102T090000",
        "STATUS:CANCELLED",
        "DTSTART:20261102T080000Z",
      ),
    );
    expect(await busy(text)).toEqual([
      "2026-10-12T07:00/2026-10-12T08:00",
      "2026-10-23T14:00/2026-10-23T14:30",
    ]);
  });

  test("move with all that follow", async () => {
    const text = calendar(
      event(...weekly),
      event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261026T090000",
        "DTSTART;TZID=Europe/Berlin:20261026T110000",
        "DTEND;TZID=Europe/Berlin:20261026T113000",
      ),
    );
    expect((await busy(text)).slice(2)).toEqual([
      "2026-10-26T10:00/2026-10-26T10:30",
      "2026-11-02T10:00/2026-11-02T10:30",
    ]);
  });

  test("end with UNTIL, an instant or a day", async () => {
    const daily = (until: string) =>
      calendar(
        event(
          "DTSTART;TZID=America/New_York:20261101T200000",
          "DURATION:PT1H",
          `RRULE:FREQ=DAILY;UNTIL=${until}`,
        ),
      );
    // Monday 20:00 in New York is Tuesday 01:00 in UTC.
    expect(await busy(daily("20261103T010000Z"))).toHaveLength(2);
    expect(await busy(daily("20261103T005959Z"))).toHaveLength(1);
    expect(await busy(daily("20261102"))).toHaveLength(2);
  });

  test("take further dates and periods", async () => {
    const text = calendar(
      event(
        "DTSTART:20261005T100000Z",
        "DTEND:20261005T110000Z",
        "RDATE:20261006T120000Z",
        "RDATE;VALUE=PERIOD:20261007T080000Z/PT15M",
      ),
    );
    expect(await busy(text)).toEqual([
      "2026-10-05T10:00/2026-10-05T11:00",
      "2026-10-06T12:00/2026-10-06T13:00",
      "2026-10-07T08:00/2026-10-07T08:15",
    ]);
  });

  test("a daily event is every day at its hour by the zone's own rules", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 0, max: 30 }),
        async (zone, hour, days) => {
          const first = DateTime.fromObject({ year: 2026, month: 10, day: 10, hour }, { zone });
          const start = first.toFormat("yyyyMMdd'T'HHmmss");
          const text = calendar(
            event(`DTSTART;TZID=${zone}:${start}`, "DURATION:PT10M", `RRULE:FREQ=DAILY;COUNT=${days + 1}`),
          );
          const expected = Array.from({ length: days + 1 }, (_, day) =>
            first.plus({ days: day }).toUTC().toFormat("yyyy-MM-dd'T'HH:mm"),
          );
          expect((await busy(text)).map((interval) => interval.slice(0, 16))).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("days and zones", () => {
  test("all-day events are the owner's days, 25 hours where the clocks change", async () => {
    const text = calendar(event("DTSTART;VALUE=DATE:20261101"));
    expect(await busy(text)).toEqual(["2026-11-01T04:00/2026-11-02T05:00"]);
    expect(await busy(text, { zone: "Asia/Tokyo" })).toEqual(["2026-10-31T15:00/2026-11-01T15:00"]);
    const three = calendar(event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"));
    expect(await busy(three)).toEqual(["2026-12-24T05:00/2026-12-27T05:00"]);
  });

  test("floating times are read in the owner's zone, a skipped hour with the offset before", async () => {
    expect(await busy(calendar(event("DTSTART:20261102T090000", "DURATION:PT1H")))).toEqual([
      "2026-11-02T14:00/2026-11-02T15:00",
    ]);
    const skipped = calendar(event("DTSTART:20261004T023000", "DURATION:PT1H"));
    expect(await busy(skipped, { zone: "Australia/Sydney" })).toEqual(["2026-10-03T16:30/2026-10-03T17:30"]);
  });

  test("a name that is no IANA zone goes by the file's VTIMEZONE, a longer one by its end", async () => {
    const vtimezone = [
      ["BEGIN:VTIMEZONE", "TZID:Office", "BEGIN:STANDARD", "DTSTART:20201025T030000", "TZOFFSETFROM:+0200"],
      ["TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "BEGIN:DAYLIGHT"],
      ["DTSTART:20200329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"],
      ["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE"],
    ]
      .flat()
      .join("\r\n");
    const at = (tzid: string) =>
      event(`DTSTART;TZID=${tzid}:20261024T090000`, "RRULE:FREQ=DAILY;COUNT=2", "DURATION:PT1H");
    const expected = ["2026-10-24T07:00/2026-10-24T08:00", "2026-10-25T08:00/2026-10-25T09:00"];
    expect(await busy(calendar(vtimezone, at("Office")))).toEqual(expected);
    expect(await busy(calendar(at("/mozilla.org/20050126_1/Europe/Berlin")))).toEqual(expected);
    // A name of Windows needs no VTIMEZONE.
    expect(await busy(calendar(at("W. Europe Standard Time")))).toEqual(expected);
    expect(await busy(calendar(at('"W. Europe Standard Time"')))).toEqual(expected);
    const nowhere = ["2026-10-24T13:00/2026-10-24T14:00", "2026-10-25T13:00/2026-10-25T14:00"];
    expect(await busy(calendar(at("Nowhere")))).toEqual(nowhere);
    // Readings that the file's clock skips, or shows twice, are those of other clocks.
    const once = (reading: string) => event(`DTSTART;TZID=Office:${reading}`, "DURATION:PT30M");
    expect(await busy(calendar(vtimezone, once("20261025T023000")))).toEqual([
      "2026-10-25T00:30/2026-10-25T01:00",
    ]);
    expect(await busy(calendar(vtimezone, once("20261025T033000")))).toEqual([
      "2026-10-25T02:30/2026-10-25T03:00",
    ]);
    const spring = { start: Date.parse("2027-03-27T00:00:00Z"), end: Date.parse("2027-03-30T00:00:00Z") };
    expect(await busy(calendar(vtimezone, once("20270328T023000")), { window: spring })).toEqual([
      "2027-03-28T01:30/2027-03-28T02:00",
    ]);
    expect(await busy(calendar(vtimezone, once("20270328T033000")), { window: spring })).toEqual([
      "2027-03-28T01:30/2027-03-28T02:00",
    ]);
  });

  test("floating times are of the zone that the calendar names, days of the owner's", async () => {
    const floating = ["DTSTART:20261102T090000", "DURATION:PT1H"];
    const named = (zone: string) => calendar(`X-WR-TIMEZONE:${zone}`, event(...floating));
    expect(await busy(named("Europe/Berlin"))).toEqual(["2026-11-02T08:00/2026-11-02T09:00"]);
    expect(await busy(named("Nowhere"))).toEqual(["2026-11-02T14:00/2026-11-02T15:00"]);
    const day = calendar("X-WR-TIMEZONE:Europe/Berlin", event("DTSTART;VALUE=DATE:20261102"));
    expect(await busy(day)).toEqual(["2026-11-02T05:00/2026-11-03T05:00"]);
  });

  test("a date counts as one where it does not say so, and a list of nothing as nothing", async () => {
    const day = ["2026-11-02T05:00/2026-11-03T05:00"];
    expect(await busy(calendar(event("DTSTART:20261102", "DTEND:20261103", "EXDATE:")))).toEqual(day);
    const daily = ["DTSTART;VALUE=DATE:20261102", "RRULE:FREQ=DAILY;COUNT=2"];
    for (const excluded of ["EXDATE:20261103", "EXDATE:20261103T000000Z", "EXDATE:20261103T000000"]) {
      expect(await busy(calendar(event(...daily, excluded)))).toEqual(day);
    }
  });

  test("an occurrence may be named by its day alone", async () => {
    const text = calendar(
      event("DTSTART;TZID=Europe/Berlin:20261102T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
      event("RECURRENCE-ID;VALUE=DATE:20261103", "DTSTART:20261103T140000Z", "DURATION:PT1H"),
    );
    expect(await busy(text)).toEqual([
      "2026-11-02T08:00/2026-11-02T09:00",
      "2026-11-03T14:00/2026-11-03T15:00",
    ]);
  });
});

describe("what makes nobody busy", () => {
  const times = ["DTSTART:20261102T090000Z", "DTEND:20261102T100000Z"];
  test.each([
    ["transparent", ["TRANSP:TRANSPARENT"]],
    ["canceled", ["STATUS:CANCELLED"]],
    ["free in Outlook", ["X-MICROSOFT-CDO-BUSYSTATUS:FREE"]],
    ["declined", ["ATTENDEE;PARTSTAT=DECLINED;CN=Dana:MAILTO:Dana@Example.com"]],
  ])("%s", async (_, lines) => {
    expect(await busy(calendar(event(...times, ...lines)), { addresses: ["dana@example.com"] })).toEqual([]);
  });

  test("somebody else's no counts for nothing, and tentative is busy", async () => {
    const text = calendar(
      event(...times, "STATUS:TENTATIVE", "ATTENDEE;PARTSTAT=DECLINED:mailto:ann@example.com"),
    );
    expect(await busy(text, { addresses: ["dana@example.com"] })).toHaveLength(1);
  });

  test("an event that is an instant", async () => {
    expect(await busy(calendar(event("DTSTART:20261102T090000Z")))).toEqual([]);
  });
});

test("free-busy data is read too", async () => {
  const text = calendar(
    "BEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:20261102T090000Z/PT1H,20261103T090000Z/20261103T093000Z",
    "FREEBUSY;FBTYPE=FREE:20261104T090000Z/PT1H\r\nEND:VFREEBUSY",
  );
  expect(await busy(text)).toEqual([
    "2026-11-02T09:00/2026-11-02T10:00",
    "2026-11-03T09:00/2026-11-03T09:30",
  ]);
});

describe("hostile calendars", () => {
  test.each([
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;BYHOUR=25",
    "FREQ=DAILY;INTERVAL=0",
  ])("%s ends soon, and the other events are read", async (rule) => {
    const text = calendar(
      [
        "BEGIN:VEVENT",
        "UID:bad",
        "DTSTART:19700101T000000Z",
        "DURATION:PT1S",
        `RRULE:${rule}`,
        "END:VEVENT",
      ].join("\r\n"),
      event("DTSTART:20261102T090000Z", "DTEND:20261102T100000Z"),
    );
    const before = performance.now();
    expect(await busy(text)).toContain("2026-11-02T09:00/2026-11-02T10:00");
    expect(performance.now() - before).toBeLessThan(4_000);
  });

  test("broken events are counted, and spoil no other", async () => {
    const text = calendar(
      "BEGIN:VEVENT\r\nUID:b\r\nDTSTART:yesterday\r\nRRULE:FREQ=OFTEN\r\nEND:VEVENT",
      event("DTSTART:20261102T090000Z", "DTEND:20261102T100000Z"),
    );
    const read = await busyTimesOf(text, { zone: ZONE, addresses: new Set(), window: WINDOW });
    expect(read).toMatchObject({ unread: 1, events: [{ uid: "a" }] });
    const freeBusy = (period: string) => `BEGIN:VFREEBUSY\r\nFREEBUSY:${period}\r\nEND:VFREEBUSY`;
    const periods = calendar(freeBusy("never/ever"), freeBusy("20261102T090000Z/PT1H"));
    expect(await busyTimesOf(periods, { zone: ZONE, addresses: new Set(), window: WINDOW })).toMatchObject({
      unread: 1,
      events: [{ uid: "", busy: [{ start: Date.parse("2026-11-02T09:00:00Z") }] }],
    });
    expect(
      await busyTimesOf("<html>Sign in</html>", { zone: ZONE, addresses: new Set(), window: WINDOW }),
    ).toBeNull();
  });
});
