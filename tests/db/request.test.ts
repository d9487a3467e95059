import { beforeAll, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { approveRequest, type WantedApproval } from "@/lib/services/actions/approve-request";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { expireRequests } from "@/lib/services/change/expire-requests";
import { answerKey } from "@/lib/services/change/idempotency";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { resubmitRequest } from "@/lib/services/change/resubmit-request";
import { readActivities } from "@/lib/store/activities";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout, scenariosOf } from "@/tests/support/owner";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;
const JOHN = "john@customers.example";
const DANA = "dana@demo.example";
const FRONT = "front-desk@demo.example";
const PLAIN = { [JOHN]: ["plain"], [DANA]: ["plain"], [FRONT]: ["plain"], "robin@demo.example": ["plain"] };

const suggest = (starts: readonly number[], reason: string | null = null) => ({ starts, reason, zone: null });
const blockedOf = (bookingId: string) =>
  rows("SELECT 1 FROM blocked_time b JOIN session s ON s.id = b.session_id WHERE s.booking_id = $1", [
    bookingId,
  ]);

const approve = async (booked: Booked, picks: WantedApproval["picks"], now = LATER) =>
  approveRequest(await asOwner(booked), { picks, reason: null, confirmed: true }, now);

async function trial(from = "2026-10-26") {
  const starts = await startsOnDays("trial", 5, from);
  return { starts, booked: await book("trial", starts.slice(0, 2)) };
}

test("the customer suggests other times as often as they like; none is held, and everybody is told", async () => {
  const { booked, starts } = await trial();
  const [id] = booked.booking.sessions.map((session) => session.id);
  const first = await resubmitRequest(
    await reopen(booked),
    suggest([starts[3]!, starts[2]!], "Mornings only"),
    LATER,
  );
  expect(first).toMatchObject({ ok: true, plan: { suggestions: [starts[3], starts[2]] } });
  expect((await reopen(booked)).booking).toMatchObject({
    status: "requested",
    sessions: [
      {
        id,
        start: starts[3],
        originalStart: starts[3],
        status: "requested",
        icalSequence: 0,
        suggestedStarts: [starts[3], starts[2]],
      },
    ],
  });
  const second = await resubmitRequest(await reopen(booked), suggest([starts[4]!]), LATER + MINUTE);
  expect(second.ok).toBe(true);
  expect(await blockedOf(booked.booking.id)).toEqual([]);
  expect(await startsOnDays("trial", 5)).toEqual(starts);

  const activities = await readActivities(booked.booking.accountId, booked.booking.id);
  expect(activities.map(({ by, reason, data }) => [by, reason, data])).toEqual([
    ["customer", null, { kind: "requested", suggestions: starts.slice(0, 2) }],
    [
      "customer",
      "Mornings only",
      { kind: "resubmitted", suggestions: [starts[3], starts[2]], previous: starts.slice(0, 2) },
    ],
    ["customer", null, { kind: "resubmitted", suggestions: [starts[4]], previous: [starts[3], starts[2]] }],
  ]);
  // All three are composed only now: each mail tells its own times.
  for (const { id: activityId } of activities) expect(await mailsAbout(booked, activityId)).toEqual(PLAIN);
  expect(await scenariosOf(booked, activities[1]!.id)).toEqual(["resubmitted"]);
});

test("the same Idempotency-Key suggests once", async () => {
  const { booked, starts } = await trial();
  const idempotency = {
    answerKey: answerKey("test", "again", starts),
    render: () => ({ status: 200, body: {} }),
  };
  const wanted = suggest([starts[4]!]);
  expect((await resubmitRequest(await reopen(booked), wanted, LATER, idempotency)).ok).toBe(true);
  await expect(
    resubmitRequest(await reopen(booked), suggest([starts[3]!]), LATER, idempotency),
  ).rejects.toThrow("duplicate");
  expect((await reopen(booked)).booking.sessions[0]?.suggestedStarts).toEqual([starts[4]]);
});

test.each([
  ["one of the suggested times", (starts: number[]) => starts[1]!],
  ["any other that is free, offered or not", (starts: number[]) => starts[1]! + 12 * HOUR + 7 * MINUTE],
])("the owner approves %s: booked at SEQUENCE 0, invited, the slot taken", async (_, pick) => {
  const { booked, starts } = await trial();
  const start = pick(starts);
  const [session] = booked.booking.sessions;
  const outcome = await approve(booked, [{ sessionId: session!.id, start }]);
  expect(outcome.ok).toBe(true);
  const { booking } = await reopen(booked);
  expect(booking.status).toBe("created");
  expect(booking.sessions).toEqual([
    {
      ...session,
      start,
      end: start + 30 * MINUTE,
      originalStart: start,
      status: "scheduled",
      statusBy: "owner",
      suggestedStarts: null,
    },
  ]);
  expect(await blockedOf(booking.id)).toHaveLength(1);
  const activity = (await readActivities(booking.accountId, booking.id)).at(-1)!;
  expect(activity).toMatchObject({ by: "owner", byName: "Dana Demo", data: { kind: "approved" } });
  expect(await mailsAbout(booked, activity.id)).toEqual({
    ...PLAIN,
    [JOHN]: ["REQUEST 0"],
    [DANA]: ["REQUEST 0"],
  });
  expect(await scenariosOf(booked, activity.id)).toEqual(["approved"]);

  // From now on it is a booking like any other, under the policy frozen when it was requested.
  const moves = [{ sessionId: session!.id, start: starts[4]! }];
  const moved = await rescheduleSessions(
    await reopen(booked),
    { moves, reason: null, zone: null },
    LATER + MINUTE,
  );
  expect(moved.ok).toBe(true);
});

test("an approval in the way of another session is refused, and nothing has changed", async () => {
  const { booked, starts } = await trial();
  await book("intro", [starts[0]!], { customer: { name: "Eve", email: "eve@customers.example" } });
  const [session] = booked.booking.sessions;
  const outcome = await approve(booked, [{ sessionId: session!.id, start: starts[0]! }]);
  expect(outcome).toMatchObject({ ok: false, code: "slot_taken" });
  expect((await reopen(booked)).booking.sessions).toEqual(booked.booking.sessions);
});

test("of two requests approved for one time at the same moment one gets it", async () => {
  const [start = 0] = await startsOnDays("trial", 1, "2026-12-07");
  const requests = [await book("trial", [start]), await book("trial", [start])];
  const outcomes = await Promise.all(
    requests.map(async (booked) => approve(booked, [{ sessionId: booked.booking.sessions[0]!.id, start }])),
  );
  expect(outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code)).sort()).toEqual(["ok", "slot_taken"]);
});

test.each([
  ["the customer withdraws", "customer", "withdrawn_by_customer"],
  ["the owner declines", "owner", "withdrawn_by_owner"],
] as const)(
  "%s the request, whatever the policy, without a reason; calendars never hear of it",
  async (_, by, scenario) => {
    await rows(
      `UPDATE event_type SET policy = jsonb_set(jsonb_set(policy, '{cancel,tiers}', '[]'), '{cancel,reason}', '"mandatory"')
      WHERE slug = 'trial'`,
    );
    const { booked } = await trial();
    const changeable = by === "owner" ? await asOwner(booked) : await reopen(booked);
    const wanted = { sessions: booked.booking.sessions.map(({ id }) => id), reason: null };
    expect(await cancelSessions(changeable, wanted, LATER)).toMatchObject({
      ok: true,
      plan: { total: null },
    });
    const { booking } = await reopen(booked);
    expect(booking).toMatchObject({
      status: "completed",
      sessions: [{ status: "canceled", statusBy: by, icalSequence: 0 }],
    });
    const activity = (await readActivities(booking.accountId, booking.id)).at(-1)!;
    expect(activity).toMatchObject({ by, data: { kind: "withdrawn" } });
    expect(await mailsAbout(booked, activity.id)).toEqual(PLAIN);
    expect(await scenariosOf(booked, activity.id)).toEqual([scenario]);
    expect(await resubmitRequest(await reopen(booked), suggest([NOW + 30 * DAY]), LATER)).toMatchObject({
      code: "wrong_status",
    });
  },
);

test("a request expires when none of its times lies in the future any more, and those who wait are told", async () => {
  const { booked, starts } = await trial("2026-11-16");
  const last = Math.max(starts[0]!, starts[1]!);
  await expireRequests(last - 1);
  expect((await reopen(booked)).booking.status).toBe("requested");
  const early = await readActivities(booked.booking.accountId, booked.booking.id);
  expect(early).toHaveLength(1);

  await Promise.all([expireRequests(last, 1), expireRequests(last, 1), expireRequests(last, 1)]);
  expect(await expireRequests(last)).toBe(0);
  const { booking } = await reopen(booked);
  expect(booking).toMatchObject({
    status: "completed",
    sessions: [{ status: "canceled", statusBy: "system", icalSequence: 0 }],
  });
  const [, ...since] = await readActivities(booking.accountId, booking.id);
  expect(since).toMatchObject([{ by: "system", reason: null, data: { kind: "withdrawn" } }]);
  expect(await mailsAbout(booked, since[0]!.id)).toEqual(PLAIN);
  expect(await scenariosOf(booked, since[0]!.id)).toEqual(["withdrawn_by_system"]);
});

test("a package with approval, displayed price: due once approved, and only the approved sessions' share", async () => {
  await rows("UPDATE event_type SET requires_approval = true WHERE slug = 'coaching'");
  const starts = await startsOnDays("coaching", 3, "2026-12-14");
  const booked = await book("coaching", starts);
  await rows("UPDATE event_type SET requires_approval = false WHERE slug = 'coaching'");
  const due = async () =>
    (
      await rows<{ amount: number }>(
        "SELECT amount FROM transaction WHERE booking_id = $1 AND kind = 'payment_schedule' ORDER BY created_at",
        [booked.booking.id],
      )
    ).map(({ amount }) => amount);
  expect(await due()).toEqual([]);
  const picks = booked.booking.sessions.map(({ id, start }) => ({ sessionId: id, start }));
  expect((await approve(booked, picks.slice(0, 1))).ok).toBe(true);
  expect((await reopen(booked)).booking.status).toBe("requested");
  expect((await approve(booked, picks.slice(1), LATER + MINUTE)).ok).toBe(true);
  expect((await reopen(booked)).booking.status).toBe("created");
  expect(await due()).toEqual([5_000, 10_000]);
});
