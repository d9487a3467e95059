import { beforeAll, beforeEach, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { endTimeAway } from "@/lib/services/away/end-time-away";
import { goAway } from "@/lib/services/away/go-away";
import { listTimesAway } from "@/lib/services/away/list-times-away";
import { planTimeAway } from "@/lib/services/away/plan-time-away";
import { readTimeAway } from "@/lib/services/away/read-time-away";
import { bookCall, leave, overridesOf, watch } from "@/tests/support/away";
import { useDatabase } from "@/tests/support/database";
import { addMember, addPage, addUser, dana, signedIn } from "@/tests/support/owners";
import { book, freeSlots, NOW, openStudio, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);
beforeEach(async () => {
  await rows("DELETE FROM time_away_day");
  await rows("DELETE FROM time_away_session");
  await rows("DELETE FROM time_away");
  await rows("DELETE FROM date_override");
  await rows("DELETE FROM blocked_time");
  await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
});

test("the days are closed at once, and nobody can book there any more", async () => {
  const user = await dana();
  const now = Date.parse("2046-10-23T12:00:00Z"); // the overrides of days that are long over are not read
  const days = ["2046-11-12", "2046-11-14"] as const;
  const [free] = await freeSlots("intro", ...days, now);
  expect(free).toBeDefined();
  const went = await leave(user, ...days, [], { now });
  expect(await freeSlots("intro", ...days, now)).toEqual([]);
  await expect(book("intro", [free!.start], {}, now)).rejects.toThrow("not_a_slot");
  expect((await freeSlots("intro", "2046-11-15", "2046-11-15", now)).length).toBeGreaterThan(10);
  expect(await watch(user, went, now)).toMatchObject({
    pages: [{ days: 3 }],
    stage: "planned",
    sessions: [],
  });
});

test("taken back, each day gets the hours it had; what somebody changed meanwhile stays", async () => {
  const user = await dana();
  const [{ id: pageId } = { id: "" }] = await rows<{ id: string }>(
    "SELECT id FROM booking_page WHERE slug = 'demo'",
  );
  const put = (date: string, ranges: unknown) =>
    rows(
      `INSERT INTO date_override (account_id, page_id, date, ranges) VALUES ($1, $2, $3, $4)
       ON CONFLICT (account_id, page_id, date) DO UPDATE SET ranges = EXCLUDED.ranges`,
      [user.accountId, pageId, date, JSON.stringify(ranges)],
    );
  const morning = [{ startMinute: 540, endMinute: 600 }];
  const noon = [{ startMinute: 720, endMinute: 780 }];
  await put("2026-11-17", morning);
  await put("2026-11-18", []);
  const went = await leave(user, "2026-11-16", "2026-11-20");
  expect((await overridesOf(pageId)).map(({ ranges }) => ranges)).toEqual([[], [], [], [], []]);
  await put("2026-11-19", noon);
  expect(await endTimeAway(user, went.timeAwayId, NOW)).toEqual({ ok: true });
  const after = [
    { date: "2026-11-17", ranges: morning },
    { date: "2026-11-18", ranges: [] },
    { date: "2026-11-19", ranges: noon },
  ];
  expect(await overridesOf(pageId)).toEqual(after);
  // A second time changes nothing, and the days are free for another time away.
  await put("2026-11-20", []);
  expect(await endTimeAway(user, went.timeAwayId, NOW)).toEqual({ ok: true });
  expect(await overridesOf(pageId)).toEqual([...after, { date: "2026-11-20", ranges: [] }]);
  expect((await watch(user, went)).stage).toBe("ended");
  await leave(user, "2026-11-16", "2026-11-20");
});

test("ended while it runs, only the days that are left open again", async () => {
  const user = await dana();
  const went = await leave(user, "2026-11-16", "2026-11-20");
  const wednesday = Date.parse("2026-11-18T15:00:00Z");
  expect((await watch(user, went, wednesday)).stage).toBe("running");
  await endTimeAway(user, went.timeAwayId, wednesday);
  const [{ pageId } = { pageId: "" }] = (await watch(user, went)).pages;
  expect((await overridesOf(pageId)).map(({ date }) => date)).toEqual(["2026-11-16", "2026-11-17"]);
  const later = await leave(user, "2026-12-07", "2026-12-08");
  expect(await endTimeAway(user, later.timeAwayId, Date.parse("2026-12-10T12:00:00Z"))).toMatchObject({
    ok: false,
    detail: "These days are over.",
  });
});

test("an editor acts on the pages that they edit; viewers and strangers don't at all", async () => {
  const [owner, editor, viewer, stranger] = [
    await addUser("Olga"),
    await addUser("Ed"),
    await addUser("Vic"),
    await addUser("Sue"),
  ];
  const mine = await addPage(owner, "olga-one", "Europe/Berlin");
  const other = await addPage(owner, "olga-two", "Europe/Berlin");
  await addMember(mine, editor, "editor");
  await addMember(mine, viewer, "viewer");
  await bookCall("olga-one", "2026-11-17T10:00:00Z");
  await bookCall("olga-two", "2026-11-17T12:00:00Z");
  const request = { owner: owner.userId, first: "2026-11-17", last: "2026-11-17", note: "" };
  expect(await planTimeAway(viewer, request, NOW)).toMatchObject({ ok: false, code: "forbidden" });
  expect(await planTimeAway(stranger, request, NOW)).toMatchObject({ ok: false, code: "not_found" });

  const planned = await planTimeAway(editor, request, NOW);
  expect(planned).toMatchObject({ ok: true, affected: [{ pageId: mine }], owner: { otherPages: 1 } });
  const byEditor = await goAway(editor, { ...request, sessions: [], shown: null }, NOW);
  expect([await overridesOf(mine), await overridesOf(other)].map(({ length }) => length)).toEqual([1, 0]);
  if (!byEditor.ok) throw new Error(byEditor.detail);
  await endTimeAway(editor, byEditor.timeAwayId, NOW);

  const byOwner = await leave(owner, "2026-11-17", "2026-11-17");
  expect((await watch(owner, byOwner)).sessions).toHaveLength(2);
  expect(await watch(editor, byOwner)).toMatchObject({ sessions: [{ title: "Call" }], mayEnd: false });
  expect(await endTimeAway(editor, byOwner.timeAwayId, NOW)).toMatchObject({ ok: false, code: "forbidden" });
  for (const [user, code] of [
    [viewer, "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    expect(await readTimeAway(user, byOwner.timeAwayId, NOW)).toMatchObject({ ok: false, code });
    expect(await endTimeAway(user, byOwner.timeAwayId, NOW)).toMatchObject({ ok: false, code });
    expect((await listTimesAway(user, 1, NOW)).ahead).toEqual([]);
  }
  expect((await listTimesAway(editor, 1, NOW)).ahead).toMatchObject([{ counts: { not_asked: 1 } }]);
  const admin = await addUser("Ada", "administrator");
  expect((await watch(admin, byOwner)).mayEnd).toBe(true);
  expect((await listTimesAway(admin, 1, NOW)).owners.length).toBeGreaterThan(1);
});

test("the list tells what is ahead, then what is over, twenty at a time", async () => {
  const user = await signedIn((await dana()).userId);
  for (let day = 0; day < 23; day += 1) {
    const date = new Date(NOW + (day - 22) * 2 * DAY).toISOString().slice(0, 10);
    await leave(user, date, date, [], { now: NOW - 60 * DAY + MINUTE });
  }
  const first = await listTimesAway(user, 1, NOW + HOUR);
  expect([first.ahead.length, first.before.length, first.nextPage]).toEqual([1, 20, 2]);
  const second = await listTimesAway(user, 2, NOW + HOUR);
  expect([second.before.length, second.nextPage]).toEqual([2, null]);
  expect(await readTimeAway(user, "not-an-id", NOW)).toMatchObject({ code: "not_found" });
});
