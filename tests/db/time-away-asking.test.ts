import { beforeAll, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { askAffected } from "@/lib/services/away/ask-affected";
import { endTimeAway } from "@/lib/services/away/end-time-away";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { readActivities } from "@/lib/store/activities";
import { ask, asksOf, BUSY_DAY, busyDay, idsOf, kindsOf, leave, planFor, watch } from "@/tests/support/away";
import { useDatabase } from "@/tests/support/database";
import { addMember, addUser } from "@/tests/support/owners";
import { NOW, openStudio, reopen, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;
const jobs = async () =>
  rows<{ key: string }>(
    "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'ask_for_new_times' ORDER BY key",
  );

test("everybody ticked is asked once, each booking in one go, the others are left alone", async () => {
  const { owner, booked } = await busyDay(3, 2);
  const [first, second, third] = booked;
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf([first!, second!]).slice(0, 3), {
    note: "At a fair",
  });
  expect((await jobs()).map(({ key }) => key)).toEqual([`ask ${away.timeAwayId}`]);
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 3, not_asked: 3, waiting: 0 });
  expect(await asksOf(booked)).toEqual([0, 0, 0]);

  await ask(owner, away, LATER);
  await ask(owner, away, LATER + MINUTE);
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 0, not_asked: 3, waiting: 3 });
  expect(await asksOf(booked)).toEqual([1, 1, 0]);
  const [, asked] = await readActivities(first!.booking.accountId, first!.booking.id);
  expect(asked).toMatchObject({
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
  const { owner, booked } = await busyDay(5);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked));
  const { accountId, id } = booked[2]!.booking;
  // The third booking can't be written for now: the transaction that asks it is rolled back whole.
  await rows(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.booking_id = '${id}' THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$`);
  await rows("CREATE TRIGGER refuse BEFORE INSERT ON activity FOR EACH ROW EXECUTE FUNCTION refuse()");
  await expect(ask(owner, away, LATER)).rejects.toThrow("the disk is full");
  expect(await asksOf(booked)).toEqual([1, 1, 0, 1, 1]);
  expect((await reopen(booked[2]!)).booking.sessions[0]?.status).toBe("scheduled");
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 1, waiting: 4 });

  // One answers before the job comes again: who picked a new time is not asked for another one.
  const moves = [{ sessionId: idsOf(booked)[0]!, start: Date.parse("2026-11-25T10:00:00Z") }];
  expect(
    (await rescheduleSessions(await reopen(booked[0]!), { moves, reason: null, zone: null }, LATER)).ok,
  ).toBe(true);
  await rows("DROP TRIGGER refuse ON activity");
  await Promise.all([ask(owner, away, LATER + HOUR), ask(owner, away, LATER + HOUR)]);
  await ask(owner, away, LATER + 2 * HOUR);
  expect(await asksOf(booked)).toEqual([1, 1, 1, 1, 1]);
  expect((await watch(owner, away)).counts).toMatchObject({ asking: 0, waiting: 4, moved: 1 });
  expect(await readActivities(accountId, id)).toHaveLength(2);
  await rows("DROP FUNCTION refuse");
});

test("ask the rest: those without a tick are asked later; never once the days are open again", async () => {
  const { owner, booked } = await busyDay(3);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked).slice(0, 1));
  await ask(owner, away, LATER);
  expect((await watch(owner, away)).canAskRest).toBe(2);
  expect(await askAffected(owner, away.timeAwayId, "rest", LATER)).toEqual({ ok: true, asking: 2 });
  await ask(owner, away, LATER);
  expect(await asksOf(booked)).toEqual([1, 1, 1]);
  expect(await askAffected(owner, away.timeAwayId, "rest", LATER)).toMatchObject({ ok: false });

  const other = await busyDay(2);
  const taken = await leave(other.owner, BUSY_DAY, BUSY_DAY, idsOf(other.booked).slice(0, 1));
  await endTimeAway(other.owner, taken.timeAwayId, LATER);
  // The job that was on its way finds that nobody is to be asked any more.
  await ask(other.owner, taken, LATER);
  expect(await asksOf(other.booked)).toEqual([0, 0]);
  expect(await askAffected(other.owner, taken.timeAwayId, "rest", LATER)).toMatchObject({ ok: false });
});

test("taken back after they were asked, they stay asked, and can be asked again", async () => {
  const { owner, booked } = await busyDay(1);
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked));
  await ask(owner, away, LATER);
  await endTimeAway(owner, away.timeAwayId, LATER);
  expect((await watch(owner, away)).counts.waiting).toBe(1);
  expect(await askAffected(owner, away.timeAwayId, "waiting", LATER + HOUR)).toMatchObject({ ok: true });
});

test("whoever lost their role meanwhile asks nobody any more; somebody else may", async () => {
  const { owner, pageId, booked } = await busyDay(2);
  const editor = await addUser("Edgar");
  await addMember(pageId, editor, "editor");
  const away = await leave(owner, BUSY_DAY, BUSY_DAY, idsOf(booked), { by: editor });
  await rows("UPDATE page_member SET role = 'viewer' WHERE user_id = $1", [editor.userId]);
  await ask(owner, away, LATER);
  expect(await asksOf(booked)).toEqual([0, 0]);
  expect((await watch(owner, away)).counts).toMatchObject({ not_asked: 2, asking: 0 });
  expect(await askAffected(editor, away.timeAwayId, "rest", LATER)).toMatchObject({ code: "forbidden" });
  await askAffected(owner, away.timeAwayId, "rest", LATER);
  await ask(owner, away, LATER);
  const [, asked] = await readActivities(owner.accountId, booked[0]!.booking.id);
  expect(asked).toMatchObject({ byName: owner.name, reason: null });
});

test("three hundred customers are asked in one job", { timeout: 120_000 }, async () => {
  const { owner, booked } = await busyDay(2);
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
  const { affected } = await planFor(owner, "2026-11-18", "2026-11-18");
  const sessions = affected.map(({ sessionId }) => sessionId);
  expect(sessions).toHaveLength(300);
  const away = await leave(owner, "2026-11-18", "2026-11-18", sessions);
  await ask(owner, away, LATER);
  expect((await watch(owner, away)).counts).toMatchObject({ waiting: 300, asking: 0 });
});
