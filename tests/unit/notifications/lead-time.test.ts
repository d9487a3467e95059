import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readFollowUp,
  readReminders,
  type TimeUnit,
  typedTime,
  UNITS,
} from "@/lib/domain/notifications/lead-time";
import { isSent, SCENARIOS, whyAlwaysSent } from "@/lib/domain/notifications/scenarios";

const row = (amount: string, unit: TimeUnit) => ({ amount, unit });

describe("reminders", () => {
  it("are up to three, longest first; a row without an amount is none", () => {
    const rows = [row("1", "hours"), row("", "days"), row("15", "minutes"), row("2", "days")];
    expect(readReminders(rows)).toEqual({ ok: true, minutes: [2_880, 60, 15] });
    expect(readReminders([])).toEqual({ ok: true, minutes: [] });
  });

  it.each([
    ["4", "minutes", "Write a time between 5 minutes and 30 days."],
    ["31", "days", "Write a time between 5 minutes and 30 days."],
    ["721", "hours", "Write a time between 5 minutes and 30 days."],
    ["1.5", "hours", "Write a whole number, such as 2."],
    ["-1", "hours", "Write a whole number, such as 2."],
    ["two", "days", "Write a whole number, such as 2."],
    ["9999999", "minutes", "Write a whole number, such as 2."],
  ] as const)("%s %s is refused at its row", (amount, unit, message) => {
    expect(readReminders([row("1", "days"), row(amount, unit)])).toEqual({
      ok: false,
      errors: [{ index: 1, message }],
    });
  });

  it("the same time twice, and a fourth, are refused at their rows", () => {
    const twice = readReminders([row("24", "hours"), row("1", "days")]);
    expect(twice).toMatchObject({ errors: [{ index: 1 }] });
    const four = readReminders([1, 2, 3, 4].map((amount) => row(String(amount), "hours")));
    expect(four).toMatchObject({ errors: [{ index: 3 }] });
  });

  it("what is shown is read as the same time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 43_200 }), (minutes) => {
        expect(UNITS).toContain(typedTime(minutes).unit);
        expect(readReminders([typedTime(minutes)])).toEqual({ ok: true, minutes: [minutes] });
      }),
    );
    expect(typedTime(1_440)).toEqual({ amount: "24", unit: "hours" });
    expect(typedTime(2_880)).toEqual({ amount: "2", unit: "days" });
  });
});

it("a follow-up is 1 hour to 30 days after the end", () => {
  expect(readFollowUp(row("2", "hours"))).toBe(2);
  expect(readFollowUp(row("30", "days"))).toBe(720);
  expect(readFollowUp(row("90", "minutes"))).toBe("Write whole hours, such as 2.");
  expect(readFollowUp(row("0", "hours"))).toBe("Write a time between 1 hour and 30 days.");
});

describe("who is always told", () => {
  it("customers of what others did to their time and of the link; nobody else, and nothing else", () => {
    const always = SCENARIOS.filter((scenario) => whyAlwaysSent(scenario, "customer") !== null);
    expect(always).toEqual([
      "booked",
      "requested",
      "approved",
      "withdrawn_by_owner",
      "withdrawn_by_system",
      "rescheduled_by_owner",
      "reschedule_requested_by_owner",
      "canceled_by_owner",
      "payment_returned",
      "refunded",
    ]);
    expect(SCENARIOS.filter((scenario) => whyAlwaysSent(scenario, "owner") !== null)).toEqual([]);
  });

  it("whatever stands in the settings", () => {
    const off = (scenario: string) =>
      (["customer", "owner"] as const).map((audience) => ({
        scenario,
        audience,
        enabled: false,
        subject: null,
        text: null,
      }));
    expect(isSent(off("booked"), "booked", "customer")).toBe(true);
    expect(isSent(off("booked"), "booked", "owner")).toBe(false);
    expect(isSent(off("booked"), "booked", "stakeholders")).toBe(true);
    expect(isSent(off("reminder"), "reminder", "customer")).toBe(false);
  });
});
