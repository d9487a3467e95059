import { expect, test } from "vitest";
import { within } from "@/lib/calendars/ics/within";

test("work that ends in time gives its result, and throws its own errors", () => {
  expect(within(5_000, () => "done")).toBe("done");
  expect(() =>
    within(5_000, () => {
      throw new RangeError("broken");
    }),
  ).toThrow(RangeError);
});

test("work that never ends is ended, again and again", () => {
  const forever = () => {
    for (;;);
  };
  expect(within(50, forever)).toBeNull();
  expect(within(50, forever)).toBeNull();
});
