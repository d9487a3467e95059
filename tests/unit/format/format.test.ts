import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatClock,
  formatClockRange,
  formatDate,
  formatDeadline,
  formatDuration,
  formatMoney,
  formatMonth,
  formatRange,
  formatShortDate,
  formatWeekday,
  isLocale,
  minorDigits,
  normalizeLocale,
} from "@/lib/format";

const NEW_YORK = "America/New_York";
const at = (iso: string) => Date.parse(iso);
const session = { start: at("2019-06-27T14:00Z"), end: at("2019-06-27T14:15Z") };
const overnight = { start: at("2019-06-28T03:30Z"), end: at("2019-06-28T04:15Z") };

describe("dates in en-US, to the letter of the specification", () => {
  test("date, short date, clock, month", () => {
    expect(formatDate(session.start, NEW_YORK, "en-US")).toBe("Thu, Jun 27, 2019");
    expect(formatShortDate(session.start, NEW_YORK, "en-US")).toBe("Thu, Jun 27");
    expect(formatClock(session.start, NEW_YORK, "en-US")).toBe("10:00 AM");
    expect(formatClock(at("2019-06-27T17:00Z"), NEW_YORK, "en-US")).toBe("1:00 PM");
    expect(formatClock(at("2019-06-27T16:00Z"), NEW_YORK, "en-US")).toBe("12:00 PM");
    expect(formatClock(at("2019-06-27T04:00Z"), NEW_YORK, "en-US")).toBe("12:00 AM");
    expect(formatMonth(at("2026-07-15T00:00Z"), NEW_YORK, "en-US")).toBe("July 2026");
  });

  test("a session", () => {
    expect(formatRange(session, NEW_YORK, "en-US")).toBe("Thu, Jun 27, 2019, 10:00 AM - 10:15 AM");
    expect(formatClockRange(session, NEW_YORK, "en-US")).toBe("10:00 AM - 10:15 AM");
  });

  test("an end on another local day carries its date", () => {
    expect(formatRange(overnight, NEW_YORK, "en-US")).toBe(
      "Thu, Jun 27, 2019, 11:30 PM - Fri, Jun 28, 2019, 12:15 AM",
    );
    expect(formatClockRange(overnight, NEW_YORK, "en-US")).toBe("11:30 PM - Fri, Jun 28, 12:15 AM");
    expect(formatRange(overnight, "Europe/London", "en-US")).toBe("Fri, Jun 28, 2019, 4:30 AM - 5:15 AM");
  });

  test("a deadline names the zone, or its offset", () => {
    expect(formatDeadline(at("2019-06-25T14:00Z"), NEW_YORK, "en-US")).toBe("Tue, Jun 25, 10:00 AM EDT");
    expect(formatDeadline(at("2019-12-25T15:00Z"), NEW_YORK, "en-US")).toBe("Wed, Dec 25, 10:00 AM EST");
    expect(formatDeadline(at("2019-06-25T14:00Z"), "Asia/Kathmandu", "en-US")).toBe(
      "Tue, Jun 25, 7:45 PM GMT+5:45",
    );
  });

  test("weekdays by ISO number", () => {
    expect([1, 3, 7].map((weekday) => formatWeekday(weekday, "en-US"))).toEqual([
      "Monday",
      "Wednesday",
      "Sunday",
    ]);
    expect(formatWeekday(4, "en-US", "short")).toBe("Thu");
  });

  test("only plain spaces, whatever the instant and zone", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const starts = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1_000);
    fc.assert(
      fc.property(zones, starts, fc.integer({ min: 5, max: 600 }), (zone, start, minutes) => {
        const range = formatRange({ start, end: start + minutes * 60_000 }, zone, "en-US");
        expect(range).toMatch(
          /^\w{3}, \w{3} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M - (\w{3}, \w{3} \d{1,2}, \d{4}, )?\d{1,2}:\d\d [AP]M$/,
        );
        expect(formatDeadline(start, zone, "en-US")).toMatch(/^[\x20-\x7e]+$/);
      }),
      { numRuns: 150 },
    );
  });
});

describe("other locales keep their own custom", () => {
  test("dates and times", () => {
    expect(formatRange(session, NEW_YORK, "en-GB")).toBe("Thu, 27 Jun 2019, 10:00–10:15");
    expect(formatClock(session.start, NEW_YORK, "de")).toBe("10:00");
    expect(formatDate(session.start, NEW_YORK, "de")).toBe("Do., 27. Juni 2019");
    expect(formatWeekday(1, "fr")).toBe("lundi");
  });

  test("an end on another local day carries its date", () => {
    expect(formatClockRange(session, NEW_YORK, "en-GB")).toBe("10:00–10:15");
    expect(formatClockRange(overnight, NEW_YORK, "en-GB")).toContain("28 Jun");
    expect(formatRange(overnight, NEW_YORK, "en-GB")).toContain("28 Jun 2019");
  });
});

describe("money in minor units", () => {
  test("two, no, three and four decimals", () => {
    const cases: [number, string, string][] = [
      [500, "USD", "$5.00"],
      [0, "USD", "$0.00"],
      [123_456_789, "USD", "$1,234,567.89"],
      [500, "JPY", "¥500"],
      [1_234, "KWD", "KWD 1.234"],
      [12_345, "CLF", "CLF 1.2345"],
      [1_999, "EUR", "€19.99"],
    ];
    for (const [amount, currency, text] of cases)
      expect(formatMoney({ amount, currency }, "en-US")).toBe(text);
  });

  test("decimals are those of ISO 4217, also where custom leaves them out", () => {
    expect(formatMoney({ amount: 50_000, currency: "HUF" }, "en-US")).toBe("HUF 500.00");
    expect(["USD", "HUF", "IQD", "KRW"].map(minorDigits)).toEqual([2, 2, 3, 0]);
  });

  test("no cent is lost in writing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.constantFrom("USD", "JPY", "KWD"),
        (amount, currency) => {
          const digits = formatMoney({ amount, currency }, "en-US").replace(/\D/g, "");
          expect(Number(digits)).toBe(amount);
        },
      ),
    );
  });
});

describe("lengths of time", () => {
  test("minutes, hours, and whole days from 48 hours up", () => {
    const cases: [number, string][] = [
      [0, "0 minutes"],
      [1, "1 minute"],
      [15, "15 minutes"],
      [60, "1 hour"],
      [90, "1 hour 30 minutes"],
      [1_440, "24 hours"],
      [2_160, "36 hours"],
      [2_880, "2 days"],
      [2_940, "49 hours"],
      [4_320, "3 days"],
      [20_160, "14 days"],
    ];
    for (const [minutes, text] of cases) expect(formatDuration(minutes)).toBe(text);
  });

  test("in another language", () => {
    expect(formatDuration(4_320, "de")).toBe("3 Tage");
  });
});

describe("locales", () => {
  test("fall back to en-US", () => {
    for (const tag of ["", "xx", "not a tag", "en", null, undefined])
      expect(normalizeLocale(tag)).toBe("en-US");
  });

  test("keep language, script and region, and nothing else", () => {
    expect(normalizeLocale("EN-gb")).toBe("en-GB");
    expect(normalizeLocale("zh-Hant-TW-u-nu-hanidec")).toBe("zh-Hant-TW");
  });

  test("are told from other texts", () => {
    expect(["de", "pt-BR", "xx", "", "de_DE", "../etc"].map(isLocale)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
