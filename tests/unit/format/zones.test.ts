import { describe, expect, test } from "vitest";
import { isZone, listZones, zoneGroups, zoneLabel } from "@/lib/format";

const summer = Date.parse("2026-06-27T14:00Z");
const winter = Date.parse("2026-01-27T14:00Z");

describe("zone labels", () => {
  test("country, name, offset, and [DST] only while it is in force", () => {
    expect(zoneLabel("America/New_York", Date.parse("2019-06-27T14:00Z"))).toBe(
      "United States; Eastern time (GMT-4:00) [DST]",
    );
    expect(zoneLabel("America/New_York", winter)).toBe("United States; Eastern time (GMT-5:00)");
  });

  test("offsets of hours and minutes, and none", () => {
    expect(zoneLabel("Asia/Kathmandu", summer)).toBe("Nepal; Nepal time (GMT+5:45)");
    expect(zoneLabel("America/St_Johns", winter)).toBe("Canada; Newfoundland time (GMT-3:30)");
    expect(zoneLabel("Europe/London", winter)).toBe("United Kingdom; United Kingdom time (GMT+0:00)");
  });

  test("daylight time in the southern hemisphere is in January", () => {
    expect(zoneLabel("Pacific/Auckland", winter)).toBe("New Zealand; New Zealand time (GMT+13:00) [DST]");
    expect(zoneLabel("Pacific/Auckland", summer)).toBe("New Zealand; New Zealand time (GMT+12:00)");
    expect(zoneLabel("Australia/Lord_Howe", winter)).toBe("Australia; Lord Howe time (GMT+11:00) [DST]");
  });

  test("daylight time that has another name, or none", () => {
    expect(zoneLabel("Europe/Dublin", summer)).toBe("Ireland; Ireland time (GMT+1:00) [DST]");
    expect(zoneLabel("Europe/Jersey", summer)).toBe("Jersey; Jersey time (GMT+1:00) [DST]");
    expect(zoneLabel("Europe/Jersey", winter)).toBe("Jersey; Jersey time (GMT+0:00)");
  });

  test("a zone that had daylight time once shows it for those days", () => {
    expect(zoneLabel("America/Sao_Paulo", Date.parse("2019-01-15T12:00Z"))).toMatch(/\(GMT-2:00\) \[DST\]$/);
    expect(zoneLabel("America/Sao_Paulo", winter)).toBe("Brazil; Brasilia time (GMT-3:00)");
  });

  test("deprecated names are labelled as their zone", () => {
    expect(zoneLabel("Asia/Calcutta", summer)).toBe(zoneLabel("Asia/Kolkata", summer));
    expect(zoneLabel("US/Eastern", summer)).toBe("United States; Eastern time (GMT-4:00) [DST]");
  });

  test("zones without a country show their name", () => {
    expect(["UTC", "Etc/UTC", "GMT"].map((zone) => zoneLabel(zone, summer))).toEqual(
      Array(3).fill("UTC (GMT+0:00)"),
    );
    expect(zoneLabel("Etc/GMT+5", summer)).toBe("Etc/GMT+5 (GMT-5:00)");
  });

  test("every zone that can be chosen has one", () => {
    for (const { zone } of listZones(summer)) {
      expect(zoneLabel(zone, summer)).toMatch(/^(UTC|\S.*; \S.*) \(GMT[+-]\d{1,2}:\d\d\)( \[DST\])?$/);
    }
  });
});

describe("a list of sessions", () => {
  const hour = 3_600_000;
  const sessions = ["2026-10-30T14:00Z", "2026-10-31T14:00Z", "2026-11-02T15:00Z", "2026-10-30T18:00Z"].map(
    (iso) => ({
      start: Date.parse(iso),
      end: Date.parse(iso) + hour,
    }),
  );

  test("shows the label once for each run that shares it", () => {
    const groups = zoneGroups(sessions, "America/New_York");
    expect(groups.map(({ label }) => label)).toEqual([
      "United States; Eastern time (GMT-4:00) [DST]",
      "United States; Eastern time (GMT-5:00)",
      "United States; Eastern time (GMT-4:00) [DST]",
    ]);
    expect(groups.map(({ items }) => items)).toEqual([
      sessions.slice(0, 2),
      sessions.slice(2, 3),
      sessions.slice(3),
    ]);
  });

  test("is one group where the clock does not change, and none when empty", () => {
    expect(zoneGroups(sessions, "Asia/Kathmandu")).toHaveLength(1);
    expect(zoneGroups([], "Asia/Kathmandu")).toEqual([]);
  });
});

describe("zones", () => {
  test("are IANA names that Intl accepts", () => {
    const zones = [
      "America/New_York",
      "Asia/Kolkata",
      "Asia/Calcutta",
      "US/Eastern",
      "UTC",
      "Etc/GMT-14",
      "EST5EDT",
    ];
    for (const zone of zones) expect(isZone(zone), zone).toBe(true);
    for (const zone of Intl.supportedValuesOf("timeZone")) expect(isZone(zone), zone).toBe(true);
  });

  test("are no offsets, odd spellings or other texts", () => {
    const others = [
      "",
      "+05:00",
      "-08",
      "america/new_york",
      "Mars/Olympus",
      "Etc/GMT+99",
      "__proto__",
      "UTC\n",
      "Local",
    ];
    for (const text of others) expect(isZone(text), text).toBe(false);
  });

  test("can be chosen by country, under their current names", () => {
    const zones = listZones(summer);
    expect(zones.length).toBeGreaterThan(400);
    expect(zones[0]).toEqual({ zone: "UTC", country: "", label: "UTC", offsetLabel: "GMT+0:00" });
    expect(zones).toContainEqual({
      zone: "America/New_York",
      country: "United States",
      label: "New York, Eastern time",
      offsetLabel: "GMT-4:00",
    });
    const names = zones.map(({ zone }) => zone);
    expect(names).toContain("Asia/Kolkata");
    expect(names).not.toContain("Asia/Calcutta");
    expect(names.every(isZone)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
    const countries = zones.map(({ country }) => country);
    expect(countries.filter((country, index) => country !== countries[index - 1])).toHaveLength(
      new Set(countries).size,
    );
  });

  test("are listed with the offsets of their hour", () => {
    const offset = (instant: number) =>
      listZones(instant).find(({ zone }) => zone === "America/New_York")?.offsetLabel;
    expect([offset(summer), offset(winter)]).toEqual(["GMT-4:00", "GMT-5:00"]);
  });
});
