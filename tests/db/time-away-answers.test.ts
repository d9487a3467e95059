import { beforeAll, expect, test } from "vitest";
import { countMails } from "@/lib/domain/away/affected";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { askAffected } from "@/lib/services/away/ask-affected";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { readActivities } from "@/lib/store/activities";
import { dueBookings } from "@/lib/store/away-asking";
import { ask, asksOf, BUSY_DAY, busyDay, idsOf, kindsOf, leave, planFor, watch } from "@/tests/support/away";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout } from "@/tests/support/owner";
import { NOW, openStudio, reopen, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;

test("who moves or cancels before the job comes has answered already, and is not asked", async () => {
  const { owner, booked } = await busyDay(3);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked));
  const [moved, canceled] = idsOf(booked);
  const moves = [{ sessionId: moved!, start: Date.parse("2026-11-25T10:00:00Z") }];
  expect(
    (await rescheduleSessions(await reopen(booked[0]!), { moves, reason: null, zone: null }, LATER)).ok,
  ).toBe(true);
  await cancelSessions(await reopen(booked[1]!), { sessions: [canceled!], reason: null }, LATER);
  await ask(owner, away, LATER + MINUTE);
  expect(await asksOf(booked)).toEqual([0, 0, 1]);
  expect(await dueBookings({ ...away, accountId: owner.accountId })).toEqual([]);
  const { sessions, counts } = await watch(owner, away);
  expect(counts).toMatchObject({ moved: 1, canceled: 1, waiting: 1 });
  expect(sessions.map(({ answeredBy, nowStart }) => [answeredBy, new Date(nowStart).toISOString()])).toEqual([
    ["customer", "2026-11-25T10:00:00.000Z"],
    ["customer", "2026-11-17T00:30:00.000Z"],
    [null, "2026-11-17T01:00:00.000Z"],
  ]);
});

test("the answers: moved to where and when, by whom; canceled; completed at the new time is still moved", async () => {
  const { owner, booked } = await busyDay(2);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked));
  await ask(owner, away, LATER);
  const [first, second] = idsOf(booked);
  const start = Date.parse("2026-11-24T09:00:00Z");
  const move = { moves: [{ sessionId: first!, start }], reason: null, zone: null };
  expect((await rescheduleSessions(await reopen(booked[0]!), move, LATER + HOUR)).ok).toBe(true);
  await cancelSessions(await asOwner(booked[1]!), { sessions: [second!], reason: null }, LATER + 2 * HOUR);
  expect((await watch(owner, away)).sessions).toMatchObject([
    { answer: "moved", nowStart: start, answeredAt: LATER + HOUR, answeredBy: "customer", askedAt: LATER },
    { answer: "canceled", answeredAt: LATER + 2 * HOUR, answeredBy: "owner" },
  ]);
  await rows("UPDATE session SET status = 'completed' WHERE id = $1", [first]);
  expect((await watch(owner, away)).counts).toMatchObject({ moved: 1, canceled: 1 });
});

test("ask again: a reminder to customer and guests who still wait, at most once an hour", async () => {
  const { owner, booked } = await busyDay(2);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked));
  await ask(owner, away, LATER);
  const again = (now: number) => askAffected(owner, away.timeAwayId, "waiting", now);
  expect(await again(LATER + HOUR - 1)).toMatchObject({
    ok: false,
    detail: expect.stringContaining("less than an hour"),
  });
  const moves = [{ sessionId: idsOf(booked)[0]!, start: Date.parse("2026-11-24T09:00:00Z") }];
  await rescheduleSessions(await reopen(booked[0]!), { moves, reason: null, zone: null }, LATER + MINUTE);
  const now = LATER + HOUR;
  expect((await watch(owner, away, now)).canAskAgain).toBe(1);
  expect(await again(now)).toEqual({ ok: true, asking: 1 });
  expect(await again(now)).toMatchObject({ ok: false });
  await ask(owner, away, now);
  await ask(owner, away, now);
  expect(await kindsOf(booked[0]!)).toEqual(["booked", "reschedule_requested", "rescheduled"]);
  expect(await kindsOf(booked[1]!)).toEqual(["booked", "reschedule_requested", "asked_again"]);
  const reminder = (await readActivities(owner.accountId, booked[1]!.booking.id)).at(-1)!;
  expect(await mailsAbout(booked[1]!, reminder.id)).toEqual({
    [booked[1]!.booking.customer.email]: ["plain"],
    "guest-1@customers.example": ["plain"],
  });
  const [mail] = await rows<{ subject: string; scenario: string }>(
    "SELECT subject, scenario FROM mail WHERE activity_id = $1 AND role = 'customer'",
    [reminder.id],
  );
  expect(mail).toEqual({
    subject: "Reminder: please pick a new time for your booking",
    scenario: "reschedule_requested_by_owner",
  });
  const { sessions } = await watch(owner, away);
  expect(sessions[1]).toMatchObject({ answer: "waiting", askedAt: LATER, askedAgainAt: now });
  // What it says is true: the same session is still theirs to move.
  expect((await reopen(booked[1]!)).booking.sessions[0]).toMatchObject({
    status: "reschedule_requested",
    icalSequence: 1,
  });
});

test("the review counts exactly the mails that leave to customers and guests", async () => {
  const { owner, booked } = await busyDay(3, 2);
  const { affected } = await planFor(owner, BUSY_DAY, BUSY_DAY);
  const ticked = affected.filter(({ sessionId }) => sessionId !== idsOf(booked)[0]);
  const ids = ticked.map(({ sessionId }) => sessionId);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, ids);
  await ask(owner, away, LATER);
  let left = 0;
  for (const one of booked) {
    const asked = (await readActivities(owner.accountId, one.booking.id)).at(-1)!;
    const told = await mailsAbout(one, asked.id);
    left += Object.entries(told)
      .filter(([address]) => address.endsWith("@customers.example"))
      .reduce((sum, [, mails]) => sum + mails.length, 0);
  }
  expect(countMails(ticked)).toEqual({ customers: 3, bookings: 3, sessions: 5, mails: left });
});
