import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Activity, ActivityKind } from "@/lib/domain/booking/activity";
import { shareSuggestions } from "@/lib/domain/booking/plan-booking";
import { bookedData } from "@/lib/domain/booking/record";
import { replay } from "@/lib/domain/booking/replay";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { type Attempt, attempt, type Last } from "./rows";
import { anyPrice, anyRules, BOOKED, booking, nth, START } from "./samples";

const anyStart = fc.integer({ min: -20 * 48, max: 30 * 48 }).map((half) => START + half * 30 * MINUTE);

/** Mostly small steps, so that deadlines, undo windows and ends all lie on the way. */
const anyPause = fc.oneof(
  fc.integer({ min: 1, max: 20 * MINUTE }),
  fc.integer({ min: 1, max: 2 * DAY }),
  fc.integer({ min: 1, max: 15 * DAY }),
);

const anyAttempt = fc.record({
  what: fc.constantFrom<Attempt["what"]>(
    ...(["reschedule", "reschedule", "cancel", "undo", "undo", "resubmit", "approve", "approve"] as const),
    ...(["no_show", "no_show", "no_show", "ask", "complete", "expire"] as const),
  ),
  by: fc.constantFrom("customer", "owner"),
  ids: fc.uniqueArray(fc.constantFrom("s1", "s2", "s3"), { minLength: 1, maxLength: 3 }),
  starts: fc.array(anyStart, { minLength: 3, maxLength: 3 }),
  count: fc.integer({ min: 1, max: 3 }),
  pause: anyPause,
});

/** A move that is regretted within minutes; by themselves the two rarely meet. */
const anyRegret = fc
  .tuple(anyAttempt, fc.integer({ min: 1, max: 11 * MINUTE }))
  .map(([first, pause]) => [
    { ...first, what: "reschedule", by: "customer", ids: first.ids.slice(0, 1) } as const,
    { ...first, what: "undo", pause } as const,
  ]);

const anyAttempts = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: anyAttempt.map((one) => [one]) }, { weight: 1, arbitrary: anyRegret }),
    { minLength: 4, maxLength: 12 },
  )
  .map((attempts) => attempts.flat());

const anyHistory = fc.record({
  policy: fc.record({ cancel: anyRules, reschedule: anyRules }),
  price: anyPrice,
  count: fc.integer({ min: 1, max: 3 }),
  requested: fc.boolean(),
  /** Some histories begin shortly before the first session. */
  head: fc.oneof(fc.constant(0), fc.integer({ min: 28 * DAY, max: 32 * DAY })),
  attempts: anyAttempts,
});

function activityOf(number: number, at: Instant, change: Pick<Last, "by" | "data">): Activity {
  return { id: `a${number}`, bookingId: "b1", at, byName: "", reason: null, ...change };
}

/** The booking as it is made, and the first activity of its record. */
function beginning(made: Booking, requested: boolean): { sessions: Session[]; first: Activity } {
  if (!requested) {
    const sessions = [...made.sessions];
    return { sessions, first: activityOf(0, BOOKED, { by: "customer", data: bookedData(sessions) }) };
  }
  const suggestions = made.sessions.map(({ start }) => start);
  if (made.sessions.length === 1) suggestions.push(START + DAY + HOUR);
  const shared = shareSuggestions(suggestions, made.sessions.length, made);
  const sessions = made.sessions.map(
    (one, index): Session => ({
      ...one,
      status: "requested",
      suggestedStarts: shared[index]?.suggestedStarts ?? [],
    }),
  );
  const data = { kind: "requested", suggestions } as const;
  return { sessions, first: activityOf(0, BOOKED, { by: "customer", data }) };
}

test("whatever happens, the record replayed is the rows, and only what is asked for changes", () => {
  const reached = new Map<ActivityKind, number>();
  fc.assert(
    fc.property(anyHistory, ({ policy, price, count, requested, head, attempts }) => {
      const made = booking({
        policy,
        price,
        sessions: Array.from({ length: count }, (_, day) => nth(day + 1, START + day * DAY)),
      });
      const { sessions, first } = beginning(made, requested);
      let rows = sessions;
      const record = [first];
      let now = BOOKED + head;
      for (const { pause, count: wanted, ...one } of attempts) {
        now += pause;
        const ids = one.ids.filter((id) => rows.some((row) => row.id === id));
        const starts = one.what === "resubmit" ? one.starts.slice(0, wanted) : one.starts;
        const before = structuredClone(rows);
        const done = attempt(
          { ...made, sessions: rows },
          { ...one, ids, starts },
          record.at(-1) ?? first,
          now,
        );
        expect(rows).toEqual(before);
        if (done === null) continue;
        reached.set(done.data.kind, (reached.get(done.data.kind) ?? 0) + 1);
        rows = rows.map((row) => ({ ...row, ...done.rows.get(row.id) }));
        record.push(activityOf(record.length, now, done));

        // Who the sessions are is all that the record is not told.
        const blank = sessions.map((row) => ({ ...nth(row.position, 0), id: row.id }));
        const replayed = replay(blank, made, record);
        expect(replayed).toEqual(rows);
        const asked = new Set([...done.rows.keys()]);
        const untouched = rows.filter(({ id }) => !asked.has(id));
        expect(replayed.filter(({ id }) => !asked.has(id))).toEqual(untouched);
        expect(before.filter(({ id }) => !asked.has(id))).toEqual(untouched);
        if (["reschedule", "cancel", "approve", "no_show", "ask"].includes(one.what)) {
          expect([...asked].sort()).toEqual([...ids].sort());
        }
      }
    }),
    { numRuns: 400 },
  );
  const kinds: ActivityKind[] = [
    "resubmitted",
    "approved",
    "rescheduled",
    "canceled",
    "withdrawn",
    "undone",
    "reschedule_requested",
    "completed",
    "no_show",
  ];
  for (const kind of kinds) expect(reached.get(kind) ?? 0, kind).toBeGreaterThan(3);
});
