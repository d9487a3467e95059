import { describe, expect, it } from "vitest";
import { fieldErrors, timesProblem } from "@/app/[page]/[eventType]/problems";
import { preferredLocale } from "@/app/[page]/locale";
import { pickWords } from "@/app/picking/words";
import type { Problem } from "@/lib/errors";

const PACKAGE = { kind: "package", least: 3, most: 3 } as const;
const SUGGESTIONS = { kind: "suggestions", least: 1, most: 5 } as const;
const SINGLE = { kind: "single", least: 1, most: 1 } as const;
const times = (problem: Problem, kept = 0) =>
  timesProblem(problem, kept, PACKAGE, "America/New_York", "en-US");
const lost = (
  start: string,
  code = "slot_taken",
  detail = "This time was just taken. Pick another time.",
) => ({
  start,
  code,
  detail,
});
const taken = (...lostTimes: ReturnType<typeof lost>[]): Problem => ({
  code: "slot_taken",
  detail: "This time was just taken. Pick another time.",
  errors: [{ field: "starts", message: "…" }],
  more: { times: lostTimes },
});

describe("what a refusal says about the times", () => {
  it("names the one that was lost and what is kept", () => {
    expect(times(taken(lost("2026-07-02T17:00:00.000Z")), 1)).toEqual({
      title: "1:00 PM on Thu, Jul 2 was just taken. Your other choice is kept.",
      lines: [],
      lost: Date.parse("2026-07-02T17:00:00Z"),
    });
    expect(times(taken(lost("2026-07-02T17:00:00.000Z")), 2)?.title).toMatch(
      /Your other 2 choices are kept\.$/,
    );
    expect(times(taken(lost("2026-07-02T17:00:00.000Z")))?.title).toMatch(/was just taken\.$/);
  });

  it("lists several, with the reason of each where they differ", () => {
    const both = times(
      taken(
        lost("2026-07-02T17:00:00.000Z"),
        lost("2026-07-03T03:00:00.000Z", "not_a_slot", "Pick one of the times offered."),
      ),
    );
    expect(both?.title).toBe("2 of your times can't be booked.");
    expect(both?.lines).toEqual([
      "Thu, Jul 2, 1:00 PM: This time was just taken. Pick another time.",
      "Thu, Jul 2, 11:00 PM: Pick one of the times offered.",
    ]);
    const same = times(taken(lost("2026-07-02T17:00:00.000Z"), lost("2026-07-03T17:00:00.000Z")), 1);
    expect(same?.title).toBe("2 of your times were just taken. Your other choice is kept.");
    expect(same?.lines).toEqual(["Thu, Jul 2, 1:00 PM", "Fri, Jul 3, 1:00 PM"]);
  });

  it("says how many are to be picked", () => {
    const problem: Problem = { code: "wrong_count", detail: "…" };
    expect(times(problem)?.title).toBe("Pick exactly 3 times. Nothing is booked yet.");
    const none: Problem = {
      code: "invalid",
      detail: "…",
      errors: [{ field: "starts", message: "Pick your times." }],
    };
    const say = (goal: Parameters<typeof timesProblem>[2]) =>
      timesProblem(none, 0, goal, "UTC", "en-US")?.title;
    expect(say(SUGGESTIONS)).toBe("Suggest 1 to 5 times. Nothing is sent yet.");
    expect(say(SINGLE)).toBe("Pick a time. Nothing is booked yet.");
  });

  it("leaves the details to their fields, and tells everything else", () => {
    const details: Problem = {
      code: "invalid",
      detail: "…",
      errors: [{ field: "customer.name", message: "…" }],
    };
    expect(times(details)).toBeNull();
    expect(times({ code: "paused", detail: "Paused." })?.title).toBe("Paused.");
    const zone: Problem = {
      code: "unknown_zone",
      detail: "Name a zone.",
      errors: [{ field: "zone", message: "…" }],
    };
    expect(times(zone)?.title).toBe("Name a zone.");
  });
});

describe("what a refusal says about the details", () => {
  it("puts each sentence at its field, and names the guest that is meant", () => {
    const problem: Problem = {
      code: "invalid",
      detail: "…",
      errors: [
        { field: "customer.name", message: "Write your name." },
        { field: "customer.email", message: "Write the whole address, like name@example.com." },
        { field: "guests.1", message: "Write the whole address, like name@example.com." },
        { field: "guests.2", message: "Write the whole address, like name@example.com." },
        { field: "starts", message: "Pick your times." },
      ],
    };
    expect(fieldErrors({ typed: { guests: "a@b.example; nope\nneither" }, problem })).toEqual({
      name: "Write your name.",
      email: "Write the whole address, like name@example.com.",
      guests: "Write the whole address, like name@example.com. “nope” is not one.",
    });
  });

  it("is nothing without a refusal", () => {
    expect(fieldErrors(null)).toEqual({});
    expect(fieldErrors({ typed: {}, problem: null })).toEqual({});
  });
});

describe("the words of the bar", () => {
  const start = Date.parse("2026-07-02T17:00:00Z");
  const words = (goal: Parameters<typeof pickWords>[0], count: number) =>
    pickWords(
      goal,
      Array.from({ length: count }, (_, day) => start + day * 86_400_000),
      "America/New_York",
      "en-US",
    );

  it("count the times of a package", () => {
    expect(words(PACKAGE, 0)).toMatchObject({ summary: "0 of 3 times picked", notYet: "Pick 3 to book" });
    expect(words(PACKAGE, 2)).toMatchObject({
      summary: "2 of 3 times picked",
      notYet: "Pick 1 more to book",
    });
    expect(words(PACKAGE, 3)).toMatchObject({ notYet: null, button: "Book 3 sessions" });
  });

  it("name the time of a single session", () => {
    expect(words(SINGLE, 0)).toMatchObject({ heading: "1. Pick a time", notYet: "Pick a time to book" });
    expect(words(SINGLE, 1)).toMatchObject({ summary: "Thu, Jul 2, 1:00 PM", notYet: null, button: "Book" });
  });

  it("ask for one suggestion at least", () => {
    expect(words(SUGGESTIONS, 0)).toMatchObject({
      heading: "1. Suggest up to 5 times",
      notYet: "Suggest at least 1 time",
    });
    expect(words(SUGGESTIONS, 1)).toMatchObject({
      summary: "1 time suggested",
      notYet: null,
      button: "Send request",
    });
    expect(words(SUGGESTIONS, 4).summary).toBe("4 times suggested");
  });
});

describe("the customer's locale", () => {
  it("is the best one of the header that dates can be written in", () => {
    expect(preferredLocale("de-DE,de;q=0.9,en;q=0.8")).toBe("de-DE");
    expect(preferredLocale("en;q=0.5, fr-CA")).toBe("fr-CA");
    expect(preferredLocale("xx-klingon, ja;q=0.7")).toBe("ja");
  });

  it("is en-US for none, for anything and for nonsense", () => {
    expect(preferredLocale(null)).toBe("en-US");
    expect(preferredLocale("*")).toBe("en-US");
    expect(preferredLocale(";;;q=,,=")).toBe("en-US");
    expect(preferredLocale("en")).toBe("en-US");
    expect(preferredLocale("de;q=0")).toBe("en-US");
  });
});
