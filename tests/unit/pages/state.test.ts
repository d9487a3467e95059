import { describe, expect, it } from "vitest";
import { goalOf, hrefOf, inputsOf, readState, writeStart, zonesHref } from "@/app/picking/state";
import { dayToShow } from "@/app/picking/times";
import type { EventType } from "@/lib/domain/booking/page";

const NOW = Date.parse("2026-07-01T12:00:00Z");
const PACKAGE = { kind: "package", least: 3, most: 3 } as const;
const read = (query: string, goal: Parameters<typeof readState>[3] = PACKAGE) =>
  readState("/demo/coaching", new URLSearchParams(query), "America/New_York", goal, NOW);

describe("what has to be picked", () => {
  const goal = (sessionCount: number, requiresApproval: boolean) =>
    goalOf({ sessionCount, requiresApproval } as EventType);

  it("is all times of a package, one for a single session, up to five where one is confirmed", () => {
    expect(goal(3, false)).toEqual(PACKAGE);
    expect(goal(1, false)).toEqual({ kind: "single", least: 1, most: 1 });
    expect(goal(1, true)).toEqual({ kind: "suggestions", least: 1, most: 5 });
    expect(goal(3, true)).toEqual(PACKAGE);
  });
});

describe("the state of the page in its address", () => {
  it("sorts the starts, and leaves out what is past, twice, or no time", () => {
    const { starts } = read(
      "start=2026-07-09T14:00:00Z&start=2026-07-07T14:00:00Z&start=2026-07-09T14:00:00Z&start=2026-06-01T14:00:00Z&start=now&start=2026-13-01T00:00:00Z",
    );
    expect(starts.map(writeStart)).toEqual(["2026-07-07T14:00:00Z", "2026-07-09T14:00:00Z"]);
  });

  it("lets the newest pick win where there are too many", () => {
    const { starts } = read("start=2026-07-09T14:00:00Z&start=2026-07-07T14:00:00Z", {
      kind: "single",
      least: 1,
      most: 1,
    });
    expect(starts.map(writeStart)).toEqual(["2026-07-07T14:00:00Z"]);
  });

  it("falls back where the address is wrong", () => {
    expect(read("zone=Mars/Base&day=2026-02-30&month=2026-13&view=grid&draft=../x")).toMatchObject({
      zone: "America/New_York",
      zoneAsked: false,
      day: null,
      month: null,
      view: "calendar",
      draft: null,
      refused: false,
    });
  });

  it("goes through an address and back", () => {
    const state = read(
      "start=2026-07-07T14:00:00Z&start=2026-07-09T14:00:00Z&zone=Asia/Kathmandu&view=list&draft=abcdefghij_-1234567890",
    );
    const again = readState(
      state.path,
      new URL(hrefOf(state), "http://x").searchParams,
      "America/New_York",
      PACKAGE,
      NOW,
    );
    expect(again).toEqual({ ...state, refused: false });
  });

  it("tells of a refusal only until the next step, and keeps what was typed", () => {
    const refused = read("draft=abcdefghij_-1234567890");
    expect(refused.refused).toBe(true);
    const next = new URL(hrefOf(refused), "http://x").searchParams;
    expect(next.get("draft")).toBeNull();
    expect(next.get("typed")).toBe("abcdefghij_-1234567890");
  });

  it("forgets day and month unless a step names them", () => {
    const state = read("day=2026-07-09");
    expect(hrefOf(state)).toBe("/demo/coaching");
    expect(hrefOf(state, { month: "2026-08" })).toBe("/demo/coaching?month=2026-08");
    expect(zonesHref(state)).toBe("/demo/coaching?day=2026-07-09&zones=1#zone");
  });

  it("gives a form what its choice is added to", () => {
    const state = read("start=2026-07-07T14:00:00Z&zone=Asia/Tokyo");
    expect(inputsOf(state)).toEqual([
      { name: "start", value: "2026-07-07T14:00:00Z" },
      { name: "zone", value: "Asia/Tokyo" },
    ]);
  });
});

describe("the day to show", () => {
  const slots = new Map([
    ["2026-07-07", []],
    ["2026-07-09", []],
  ]);

  it("is the one asked for, else the next with free times, else the first", () => {
    expect(dayToShow(slots, "2026-07-09")).toBe("2026-07-09");
    expect(dayToShow(slots, "2026-07-08")).toBe("2026-07-09");
    expect(dayToShow(slots, "2026-07-10")).toBe("2026-07-07");
    expect(dayToShow(slots, null)).toBe("2026-07-07");
    expect(dayToShow(new Map(), "2026-07-07")).toBeNull();
  });
});
