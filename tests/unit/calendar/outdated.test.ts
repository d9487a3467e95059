import { expect, it } from "vitest";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { isOutdated } from "@/lib/domain/calendar/outdated";

const session = (status: SessionStatus, icalSequence: number) => ({ status, icalSequence });

it("calendar data is outdated once its session has a higher SEQUENCE", () => {
  expect(isOutdated({ method: "REQUEST", sequence: 0 }, session("rescheduled", 1))).toBe(true);
  expect(isOutdated({ method: "CANCEL", sequence: 1 }, session("rescheduled", 2))).toBe(true);
  expect(isOutdated({ method: "REQUEST", sequence: 1 }, session("rescheduled", 1))).toBe(false);
  expect(isOutdated({ method: "CANCEL", sequence: 1 }, session("canceled", 1))).toBe(false);
});

it.each([
  ["canceled", true],
  ["reschedule_requested", true],
  ["scheduled", false],
  ["completed", false],
  ["no_show", false],
] as const)("an invitation to a session that is %s: outdated is %s", (status, outdated) => {
  expect(isOutdated({ method: "REQUEST", sequence: 1 }, session(status, 1))).toBe(outdated);
});
