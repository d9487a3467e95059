import { beforeAll, expect, test } from "vitest";
import { countMails } from "@/lib/domain/away/affected";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { askAffected } from "@/lib/services/ask-affected";
import { askForNewTimes } from "@/lib/services/ask-for-new-times";
import type { Booked } from "@/lib/services/book-sessions";
import { cancelSessions } from "@/lib/services/cancel-sessions";
import { endTimeAway } from "@/lib/services/end-time-away";
import { goAway } from "@/lib/services/go-away";
import { planTimeAway } from "@/lib/services/plan-time-away";
import { readTimeAway } from "@/lib/services/read-time-away";
import { rescheduleSessions } from "@/lib/services/reschedule-sessions";
import { readActivities } from "@/lib/store/activities";
import { dueBookings } from "@/lib/store/away-asking";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout } from "@/tests/support/owner";
import { addMember, addPage, addUser } from "@/tests/support/owners";
import { book, NOW, openStudio, reopen, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;
type User = Awaited<ReturnType<typeof addUser>>;

let made = 0;
/** An owner with one page, and customers with bookings on Tue, Nov 17, one after the other. */
async function studio(customers: number, sessionsEach = 1) {
  made += 1;
  const slug = `studio-${made}`;
  const owner = await addUser(`Owner${made}`);
  const pageId = await addPage(owner, slug, "Etc/UTC");
  await rows("UPDATE event_type SET session_count = $2 WHERE page_id = $1", [pageId, sessionsEach]);
  const booked: Booked[] = [];
  for (let index = 0; index < customers; index += 1) {
    const first = Date.parse("2026-11-17T00:00:00Z") + index * sessionsEach * 30 * MINUTE;
    const starts = Array.from({ length: sessionsEach }, (_, nth) => first + nth * 30 * MINUTE);
    const customer = { name: `Customer ${index}`, email: `customer-${made}-${index}@customers.example` };
    booked.push(
      await book("call", starts, { page: slug, customer, guests: [`guest-${index}@customers.example`] }),
    );
  }
  return { owner, pageId, booked };
}

const idsOf = (booked: readonly Booked[]) =>
  booked.flatMap(({ booking }) => booking.sessions.map(({ id }) => id));
const DAYS = { first: "2026-11-17", last: "2026-11-17" };

async function leave(owner: User, sessions: string[], note = "At a fair", by = owner) {
  const went = await goAway(by, { owner: owner.userId, ...DAYS, note, sessions, shown: null }, NOW);
  if (!went.ok) throw new Error(went.detail);
  return { accountId: owner.accountId, timeAwayId: went.timeAwayId };
}

async function watch(owner: User, { timeAwayId }: { timeAwayId: string }, now = LATER) {
  const view = await readTimeAway(owner, timeAwayId, now);
  if (!view.ok) throw new Error(view.code);
  return view;
}

const kindsOf = async ({ booking }: Booked) =>
  (await readActivities(booking.accountId, booking.id)).map(({ data }) => data.kind);
const asksOf = async (all: readonly Booked[]) =>
  Promise.all(
    all.map(async (one) => (await kindsOf(one)).filter((kind) => kind === "reschedule_requested").length),
  );
const jobs = async () =>
  rows<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'ask_for_new_times' ORDER BY key",
  );

test("everybody ticked is asked once, each booking in one go, the others are left alone", async () => {
  const { owner, booked } = await studio(3, 2);
  const [first, second, third] = booked;
  const away = await leave(owner, idsOf([first!, second!]).slice(0, 3));
  expect((await jobs()).map(({ key }) => key)).toEqual([`ask ${away.timeAwayId}`]);
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 3, not_asked: 3, waiting: 0 });
  expect(await asksOf(booked)).toEqual([0, 0, 0]);

  await askForNewTimes(away, LATER);
  await askForNewTimes(away, LATER + MINUTE);
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 0, not_asked: 3, waiting: 3 });
  expect(await asksOf(booked)).toEqual([1, 1, 0]);
  const [, ask] = await readActivities(first!.booking.accountId, first!.booking.id);
  expect(ask).toMatchObject({
    by: "owner",
    byName: owner.name,
    reason: "At a fair",
    data: { kind: "reschedule_requested", sessions: idsOf([first!]).map((sessionId) => ({ sessionId })) },
  });
  expect((await reopen(second!)).booking.sessions.map(({ status }) => status)).toEqual([
    "reschedule_requested",
    "scheduled",
  ]);
  expect(await kindsOf(third!)).toEqual(["booked"]);
  expect(await rows("SELECT 1 FROM blocked_time WHERE owner_id = $1", [owner.userId])).toHaveLength(3);
});

test("a crash between two bookings: begun anew it asks who was not asked, and nobody twice", async () => {
  const { owner, booked } = await studio(5);
  const away = await leave(owner, idsOf(booked));
  const { accountId, id } = booked[2]!.booking;
  // The third booking can't be written for now: the transaction that asks it is rolled back whole.
  await rows(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.booking_id = '${id}' THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$`);
  await rows("CREATE TRIGGER refuse BEFORE INSERT ON activity FOR EACH ROW EXECUTE FUNCTION refuse()");
  await expect(askForNewTimes(away, LATER)).rejects.toThrow("the disk is full");
  expect(await asksOf(booked)).toEqual([1, 1, 0, 1, 1]);
  expect((await reopen(booked[2]!)).booking.sessions[0]?.status).toBe("scheduled");
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 1, waiting: 4 });

  // One answers before the job comes again: who picked a new time is not asked for another one.
  const moves = [{ sessionId: idsOf(booked)[0]!, start: Date.parse("2026-11-25T10:00:00Z") }];
  expect(
    (await rescheduleSessions(await reopen(booked[0]!), { moves, reason: null, zone: null }, LATER)).ok,
  ).toBe(true);
  await rows("DROP TRIGGER refuse ON activity");
  await Promise.all([askForNewTimes(away, LATER + HOUR), askForNewTimes(away, LATER + HOUR)]);
  await askForNewTimes(away, LATER + 2 * HOUR);
  expect(await asksOf(booked)).toEqual([1, 1, 1, 1, 1]);
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 0, waiting: 4, moved: 1 });
  expect(await readActivities(accountId, id)).toHaveLength(2);
  await rows("DROP FUNCTION refuse");
});

test("who moves or cancels before the job comes has answered already, and is not asked", async () => {
  const { owner, booked } = await studio(3);
  const away = await leave(owner, idsOf(booked));
  const [moved, canceled] = idsOf(booked);
  const moves = [{ sessionId: moved!, start: Date.parse("2026-11-25T10:00:00Z") }];
  expect(
    (await rescheduleSessions(await reopen(booked[0]!), { moves, reason: null, zone: null }, LATER)).ok,
  ).toBe(true);
  await cancelSessions(await reopen(booked[1]!), { sessions: [canceled!], reason: null }, LATER);
  await askForNewTimes(away, LATER + MINUTE);
  expect(await asksOf(booked)).toEqual([0, 0, 1]);
  expect(await dueBookings(away)).toEqual([]);
  const { sessions, counts } = await watch(owner, away);
  expect(counts).toMatchObject({ moved: 1, canceled: 1, waiting: 1 });
  expect(sessions.map(({ answeredBy, nowStart }) => [answeredBy, new Date(nowStart).toISOString()])).toEqual([
    ["customer", "2026-11-25T10:00:00.000Z"],
    ["customer", "2026-11-17T00:30:00.000Z"],
    [null, "2026-11-17T01:00:00.000Z"],
  ]);
});

test("the answers: moved to where and when, by whom; canceled; completed at the new time is still moved", async () => {
  const { owner, booked } = await studio(2);
  const away = await leave(owner, idsOf(booked));
  await askForNewTimes(away, LATER);
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
  const { owner, booked } = await studio(2);
  const away = await leave(owner, idsOf(booked));
  await askForNewTimes(away, LATER);
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
  await askForNewTimes(away, now);
  await askForNewTimes(away, now);
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

test("ask the rest: those without a tick are asked later; never once the days are open again", async () => {
  const { owner, booked } = await studio(3);
  const away = await leave(owner, idsOf(booked).slice(0, 1));
  await askForNewTimes(away, LATER);
  expect((await watch(owner, away)).canAskRest).toBe(2);
  expect(await askAffected(owner, away.timeAwayId, "rest", LATER)).toEqual({ ok: true, asking: 2 });
  await askForNewTimes(away, LATER);
  expect(await asksOf(booked)).toEqual([1, 1, 1]);
  expect(await askAffected(owner, away.timeAwayId, "rest", LATER)).toMatchObject({ ok: false });

  const other = await studio(2);
  const taken = await leave(other.owner, idsOf(other.booked).slice(0, 1));
  await endTimeAway(other.owner, taken.timeAwayId, LATER);
  // The job that was on its way finds that nobody is to be asked any more.
  await askForNewTimes(taken, LATER);
  expect(await asksOf(other.booked)).toEqual([0, 0]);
  expect(await askAffected(other.owner, taken.timeAwayId, "rest", LATER)).toMatchObject({ ok: false });
});

test("taken back after they were asked, they stay asked, and can keep the old time", async () => {
  const { owner, booked } = await studio(1);
  const away = await leave(owner, idsOf(booked));
  await askForNewTimes(away, LATER);
  await endTimeAway(owner, away.timeAwayId, LATER);
  expect((await watch(owner, away)).counts.waiting).toBe(1);
  expect(await askAffected(owner, away.timeAwayId, "waiting", LATER + HOUR)).toMatchObject({ ok: true });
});

test("whoever lost their role meanwhile asks nobody any more; somebody else may", async () => {
  const { owner, pageId, booked } = await studio(2);
  const editor = await addUser("Edgar");
  await addMember(pageId, editor, "editor");
  const away = await leave(owner, idsOf(booked), "", editor);
  await rows("UPDATE page_member SET role = 'viewer' WHERE user_id = $1", [editor.userId]);
  await askForNewTimes(away, LATER);
  expect(await asksOf(booked)).toEqual([0, 0]);
  expect((await watch(owner, away)).counts).toMatchObject({ not_asked: 2, asking: 0 });
  expect(await askAffected(editor, away.timeAwayId, "rest", LATER)).toMatchObject({ code: "forbidden" });
  await askAffected(owner, away.timeAwayId, "rest", LATER);
  await askForNewTimes(away, LATER);
  const [, ask] = await readActivities(owner.accountId, booked[0]!.booking.id);
  expect(ask).toMatchObject({ byName: owner.name, reason: null });
});

test("the review counts exactly the mails that leave to customers and guests", async () => {
  const { owner, booked } = await studio(3, 2);
  const plan = await planTimeAway(owner, { owner: owner.userId, ...DAYS, note: "" }, NOW);
  if (!plan.ok) throw new Error(plan.detail);
  const ticked = plan.affected.filter(({ sessionId }) => sessionId !== idsOf(booked)[0]);
  const away = await leave(
    owner,
    ticked.map(({ sessionId }) => sessionId),
  );
  await askForNewTimes(away, LATER);
  let left = 0;
  for (const one of booked) {
    const ask = (await readActivities(owner.accountId, one.booking.id)).at(-1)!;
    const told = await mailsAbout(one, ask.id);
    left += Object.entries(told)
      .filter(([address]) => address.endsWith("@customers.example"))
      .reduce((sum, [, mails]) => sum + mails.length, 0);
  }
  expect(countMails(ticked)).toEqual({ customers: 3, bookings: 3, sessions: 5, mails: left });
});

test("three hundred customers are asked in one job", { timeout: 60_000 }, async () => {
  const { owner, booked } = await studio(2);
  const template = booked[0]!.booking;
  await rows(
    `INSERT INTO customer (account_id, id, email, name, zone, locale)
     SELECT $1, gen_random_uuid(), 'many-' || n || '@customers.example', 'Many ' || n, 'Etc/UTC', 'en-US'
     FROM generate_series(1, 300) n`,
    [owner.accountId],
  );
  await rows(
    `INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name,
       customer_email, zone, locale, title, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count,
       price_mode, policy, created_at)
     SELECT b.account_id, gen_random_uuid(), 'MANY-' || c.email, 'created', b.page_id, b.event_type_id, b.owner_id, c.id,
       c.name, c.email, 'Etc/UTC', 'en-US', b.title, 30, 0, 0, 1, 'hidden', b.policy, b.created_at
     FROM booking b, customer c WHERE b.id = $1 AND c.email LIKE 'many-%'`,
    [template.id],
  );
  await rows(
    `INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at,
       original_start, status, status_by, ical_uid, changed_at, customer_id, event_type_id)
     SELECT account_id, gen_random_uuid(), id, owner_id, page_id, 1, reference, t, t + interval '4 minutes', t, 'scheduled',
       'customer', gen_random_uuid(), created_at, customer_id, event_type_id
     FROM booking, LATERAL (SELECT timestamptz '2026-11-18T00:00:00Z'
       + 4 * substring(customer_email FROM 'many-(\\d+)@')::int * interval '1 minute' AS t) at
     WHERE reference LIKE 'MANY-%'`,
  );
  await rows(
    `INSERT INTO activity (account_id, id, booking_id, at, kind, by, data, composed_at)
     SELECT s.account_id, gen_random_uuid(), s.booking_id, b.created_at, 'booked', 'customer', jsonb_build_object('kind',
       'booked', 'sessions', jsonb_build_array(jsonb_build_object('sessionId', s.id, 'start', 0, 'end', 1, 'sequence', 0))),
       b.created_at
     FROM session s JOIN booking b ON b.account_id = s.account_id AND b.id = s.booking_id WHERE b.reference LIKE 'MANY-%'`,
  );
  const request = { owner: owner.userId, first: "2026-11-18", last: "2026-11-18", note: "" };
  const plan = await planTimeAway(owner, request, NOW);
  if (!plan.ok) throw new Error(plan.detail);
  const sessions = plan.affected.map(({ sessionId }) => sessionId);
  expect(sessions).toHaveLength(300);
  const went = await goAway(owner, { ...request, sessions, shown: null }, NOW);
  if (!went.ok) throw new Error(went.detail);
  const away = { accountId: owner.accountId, timeAwayId: went.timeAwayId };
  const began = performance.now();
  await askForNewTimes(away, LATER);
  expect(performance.now() - began).toBeLessThan(30_000);
  expect((await watch(owner, away)).counts).toMatchObject({ waiting: 300, asking: 0 });
  const read = performance.now();
  await watch(owner, away, LATER + DAY);
  expect(performance.now() - read).toBeLessThan(1_000);
});
