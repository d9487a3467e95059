import { expect, it } from "vitest";
import { isFailing, whereToTell } from "@/lib/domain/notifications/failing";
import { DAY, HOUR } from "@/lib/domain/time";

const at = Date.parse("2026-10-20T12:00:00Z");
const putOff = (hours: number) => ({ since: at - hours * HOUR, lastAt: at, refused: false });
const refused = { ...putOff(0), refused: true };
const never = { recordedAt: null, mailedAt: null };

it.each([
  ["refused for good", refused, true],
  ["put off once", putOff(0), false],
  ["put off for three hours", putOff(3), false],
  ["put off for four hours", putOff(4), true],
] as const)("an address that was %s: failing is %s", (_what, address, failing) => {
  expect(isFailing(address)).toBe(failing);
  expect(whereToTell(address, never)).toEqual(failing ? ["record", "mail"] : []);
});

it("in seven days each booking's record tells it once, and one mail tells the owner, whatever the booking", () => {
  const lately = at - 6 * DAY;
  const longAgo = at - 7 * DAY;
  expect(whereToTell(refused, { recordedAt: null, mailedAt: lately })).toEqual(["record"]);
  expect(whereToTell(refused, { recordedAt: null, mailedAt: longAgo })).toEqual(["record", "mail"]);
  expect(whereToTell(refused, { recordedAt: lately, mailedAt: longAgo })).toEqual([]);
  expect(whereToTell(refused, { recordedAt: longAgo, mailedAt: longAgo })).toEqual(["record", "mail"]);
});
