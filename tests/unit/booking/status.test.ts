import { describe, expect, it } from "vitest";
import { bookingStatusAfter, canMove, canUndo } from "@/lib/domain/booking/status";
import type { Actor, SessionStatus } from "@/lib/domain/booking/types";

const STATUSES: readonly SessionStatus[] = [
  "requested",
  "scheduled",
  "rescheduled",
  "reschedule_requested",
  "completed",
  "no_show",
  "canceled",
];
const ACTORS: readonly Actor[] = ["customer", "owner", "system"];

/** Every legal move of the specification, written out; whatever is not here is illegal. */
const LEGAL = new Set([
  "requested > requested by customer",
  "requested > scheduled by owner",
  "requested > canceled by customer",
  "requested > canceled by owner",
  "requested > canceled by system",
  ...["scheduled", "rescheduled"].flatMap((from) => [
    `${from} > rescheduled by customer`,
    `${from} > rescheduled by owner`,
    `${from} > canceled by customer`,
    `${from} > canceled by owner`,
    `${from} > completed by system`,
    `${from} > no_show by owner`,
    `${from} > reschedule_requested by owner`,
  ]),
  "reschedule_requested > rescheduled by customer",
  "reschedule_requested > rescheduled by owner",
  "reschedule_requested > canceled by customer",
  "reschedule_requested > canceled by owner",
  "completed > no_show by owner",
]);

describe("session status", () => {
  it.each(STATUSES.flatMap((from) => STATUSES.flatMap((to) => ACTORS.map((by) => [from, to, by] as const))))(
    "%s > %s by %s",
    (from, to, by) => {
      expect(canMove(from, to, by)).toBe(LEGAL.has(`${from} > ${to} by ${by}`));
    },
  );

  it("only the customer's reschedule is taken back, to a status that held its slot", () => {
    const undoable = STATUSES.flatMap((from) =>
      STATUSES.flatMap((to) =>
        ACTORS.filter((by) => canUndo(from, to, by)).map((by) => `${from} > ${to} by ${by}`),
      ),
    );
    expect(undoable).toEqual([
      "rescheduled > scheduled by customer",
      "rescheduled > rescheduled by customer",
    ]);
  });
});

describe("package status", () => {
  it.each<[SessionStatus[], boolean, string]>([
    [["requested", "requested"], false, "requested"],
    [["scheduled", "scheduled"], false, "created"],
    [["scheduled", "rescheduled"], false, "updated"],
    [["scheduled", "canceled"], true, "updated"],
    [["scheduled", "reschedule_requested"], true, "updated"],
    [["scheduled", "completed"], false, "created"],
    [["scheduled", "scheduled"], true, "updated"],
    [["completed", "no_show", "canceled"], true, "completed"],
    [["canceled", "canceled"], true, "completed"],
    [["completed", "reschedule_requested"], true, "updated"],
    [["completed"], false, "completed"],
  ])("%j, changed before: %s", (statuses, anyChanged, status) => {
    expect(
      bookingStatusAfter(
        statuses.map((one) => ({ status: one })),
        anyChanged,
      ),
    ).toBe(status);
  });
});
