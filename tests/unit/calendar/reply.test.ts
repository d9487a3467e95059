import { expect, test } from "vitest";
import { withoutTag, writerAmong } from "@/lib/domain/calendar/reply";

const JOHN = "john@customers.example";
const invited = [{ attendee: JOHN }, { attendee: "ann+work@customers.example" }];
const writer = (attendee: string, from: string | null = null) =>
  writerAmong(invited, { attendee, from })?.attendee ?? null;

test("an address without its tag", () => {
  expect(withoutTag("john+cal@customers.example")).toBe(JOHN);
  expect(withoutTag("john+cal+2@customers.example")).toBe(JOHN);
  expect(withoutTag("+cal@customers.example")).toBe("+cal@customers.example");
  expect(withoutTag(JOHN)).toBe(JOHN);
});

test("an answer is by whom it names, else by who sent it", () => {
  expect(writer(JOHN)).toBe(JOHN);
  expect(writer(JOHN, "ann+work@customers.example")).toBe(JOHN);
  expect(writer("john@home.example", JOHN)).toBe(JOHN);
  expect(writer("mallory@evil.example", "mallory@evil.example")).toBeNull();
  expect(writer("mallory@evil.example")).toBeNull();
});

test("a tag in either address makes nobody a stranger, unless two could be meant", () => {
  expect(writer("john+cal@customers.example")).toBe(JOHN);
  expect(writer("ann@customers.example")).toBe("ann+work@customers.example");
  expect(writer("ann@home.example", "ann+home@customers.example")).toBe("ann+work@customers.example");
  const two = [{ attendee: "john+a@customers.example" }, { attendee: "john+b@customers.example" }];
  expect(writerAmong(two, { attendee: JOHN, from: null })).toBeNull();
  expect(writerAmong(two, { attendee: "john+b@customers.example", from: null })).toBe(two[1]);
});
