import { DateTime } from "luxon";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { dateOfDayNumber, dayNumberOf, localDateOf } from "@/lib/domain/availability/local-days";
import { ofWeek, type WrittenAvailability, writeAvailability } from "@/lib/domain/availability/written";
import { MINUTE } from "@/lib/domain/time";
import { listSlots } from "@/lib/services/book/list-slots";
import { previewAvailability } from "@/lib/services/pages/preview-availability";
import { readPageAvailability } from "@/lib/services/pages/read-availability";
import { saveAvailability } from "@/lib/services/pages/save-availability";
import { useDatabase } from "@/tests/support/database";
import { addMember, addUser, dana } from "@/tests/support/owners";
import { book, freeSlots, openStudio, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

/** A coming Tuesday, in the morning in New York: the database leaves out overrides that its own clock calls long past. */
const NOW = nextTuesday(Date.now());
const ZONE = "America/New_York";

function nextTuesday(from: number): number {
  const noon = DateTime.fromMillis(from, { zone: "utc" }).startOf("day").plus({ hours: 12, days: 1 });
  return noon.plus({ days: (9 - noon.weekday) % 7 }).toMillis();
}

/** The day so many days after that Tuesday. */
const day = (after: number) => dateOfDayNumber(dayNumberOf(localDateOf(NOW, ZONE)) + after);
const slotsOf = (eventType: string) => freeSlots(eventType, day(0), day(27), NOW);

let owner: SignedInUser;
let pageId: string;
let written: WrittenAvailability;

const access = async (user = owner) => {
  const opened = await openPageAs(user, pageId, "view");
  if (!opened.ok) throw new Error(opened.code);
  return opened;
};
const present = async () => readPageAvailability(await access(), NOW);
const save = (changes: Partial<WrittenAvailability>, user = owner, seen: string | null = null) =>
  saveAvailability(user, pageId, { ...written, ...changes, seen }, NOW);
const preview = async (changes: Partial<WrittenAvailability>, eventType: string) => {
  const [found] = await rows<{ id: string }>("SELECT id FROM event_type WHERE slug = $1", [eventType]);
  const made = await previewAvailability(await access(), { ...written, ...changes }, found!.id, NOW);
  if (!made.ok) throw new Error(made.detail);
  return made;
};
const NOTHING = ofWeek((): WrittenAvailability["hours"]["monday"] => []);

beforeAll(async () => {
  owner = await dana();
  const [page] = await rows<{ id: string }>("SELECT id FROM booking_page WHERE slug = 'demo'");
  pageId = page!.id;
  written = writeAvailability((await present()).settings);
});
beforeEach(async () => {
  await save({});
});

test("what is saved is what customers are offered from then on", async () => {
  const hours = { ...NOTHING, wednesday: [{ start: "22:00", end: "00:00" }] };
  const overrides = [
    { from: day(6), to: day(8), ranges: [] },
    { from: day(11), to: day(11), ranges: [{ start: "10:00", end: "11:00" }] },
  ];
  const changes = {
    hours,
    overrides,
    stepMinutes: "60",
    notice: { value: "2", unit: "days" },
    horizonDays: "14",
  };
  expect(await save(changes)).toEqual({ ok: true, sessionsOutside: 0 });
  const starts = (await slotsOf("coaching")).map(({ start }) => DateTime.fromMillis(start, { zone: ZONE }));
  // The first Wednesday is too soon, the second is closed, the third lies beyond the horizon.
  expect(starts.map((start) => start.toFormat("yyyy-MM-dd HH:mm"))).toEqual([`${day(11)} 10:00`]);
  expect(writeAvailability((await present()).settings)).toEqual({ ...written, ...changes });
});

test("caps, buffers and the zone are saved, and days of the past stay", async () => {
  await rows(
    `INSERT INTO date_override (account_id, page_id, date, ranges)
      SELECT account_id, id, $2, '[]' FROM booking_page WHERE id = $1`,
    [pageId, day(-1)],
  );
  await save({
    zone: "Asia/Kathmandu",
    bufferBeforeMinutes: "5",
    bufferAfterMinutes: "10",
    capPerDay: "3",
    capPerWeek: "12",
    overrides: [{ from: day(1), to: "", ranges: [] }],
  });
  expect((await present()).settings).toMatchObject({
    zone: "Asia/Kathmandu",
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 10,
    capPerDay: 3,
    capPerWeek: 12,
    overrides: [{ date: day(1), ranges: [] }],
  });
  const kept = await rows<{ date: string }>(
    "SELECT to_char(date, 'YYYY-MM-DD') AS date FROM date_override WHERE page_id = $1 ORDER BY date",
    [pageId],
  );
  expect(kept.map(({ date }) => date)).toEqual([day(-1), day(1)]);
});

test("a refusal names every field and leaves everything as it was", async () => {
  const before = await present();
  const refusal = await save({
    hours: { ...NOTHING, monday: [{ start: "09:00", end: "08:00" }] },
    horizonDays: "0",
  });
  expect(refusal).toMatchObject({
    ok: false,
    code: "invalid",
    errors: [{ field: "hours.monday.0.end" }, { field: "horizonDays" }],
  });
  expect(await save({ zone: "Mars/Olympus" })).toMatchObject({ code: "unknown_zone" });
  expect(await present()).toEqual(before);
});

test("owners, editors and administrators change it; viewers look; others know of nothing", async () => {
  const editor = await addUser("Edith");
  const viewer = await addUser("Vic");
  const stranger = await addUser("Stan");
  await addMember(pageId, editor, "editor");
  await addMember(pageId, viewer, "viewer");
  expect(await save({}, editor)).toMatchObject({ ok: true });
  expect(await save({}, await addUser("Adam", "administrator"))).toMatchObject({ ok: true });
  expect(await save({}, viewer)).toEqual({ ok: false, code: "forbidden" });
  expect(await save({}, stranger)).toEqual({ ok: false, code: "not_found" });
  expect(await openPageAs(stranger, pageId, "view")).toMatchObject({ code: "not_found" });
  expect((await readPageAvailability(await access(viewer), NOW)).settings.zone).toBe(written.zone);
});

test("whoever saves over somebody else's change is told first", async () => {
  const { version } = await present();
  await save({ capPerDay: "4" });
  expect(await save({ capPerWeek: "9" }, owner, version)).toMatchObject({
    ok: false,
    code: "needs_confirmation",
  });
  expect((await present()).settings).toMatchObject({ capPerDay: 4, capPerWeek: null });
  expect(await save({ capPerWeek: "9" }, owner, (await present()).version)).toMatchObject({ ok: true });
  expect((await present()).settings).toMatchObject({ capPerDay: null, capPerWeek: 9 });
});

test("the preview says before the save what customers are offered after it", async () => {
  const start = (await slotsOf("intro"))[40]?.start ?? 0;
  await book("intro", [start], {}, NOW);
  const changes = {
    hours: { ...written.hours, friday: [], saturday: [{ start: "08:00", end: "12:00" }] },
    bufferAfterMinutes: "15",
    capPerDay: "1",
  };
  const before = await slotsOf("consulting");
  const made = await preview(changes, "consulting");
  await save(changes);
  const after = await slotsOf("consulting");
  const all = (of: (day: (typeof made.days)[number]) => readonly number[]) =>
    made.days.flatMap(of).sort((a, b) => a - b);
  expect(all(({ kept, added }) => [...kept, ...added])).toEqual(after.map((slot) => slot.start));
  expect(all(({ kept, gone }) => [...kept, ...gone])).toEqual(before.map((slot) => slot.start));
  expect(made.days).toHaveLength(28);
  const taken = made.days.flatMap((day) => day.taken);
  expect(taken).toEqual([{ start, end: start + 15 * MINUTE }]);
  expect(before.length).not.toBe(after.length);
});

test("sessions that the new hours leave out are told, and stay", async () => {
  const free = (await slotsOf("intro")).map(({ start }) => start);
  const first = free.find((start) => localDateOf(start, ZONE) === day(8)) ?? 0;
  const later = free.find((start) => localDateOf(start, ZONE) === day(9)) ?? 0;
  for (const start of [first, later]) await book("intro", [start], {}, NOW);
  const changes = { overrides: [{ from: day(8), to: "", ranges: [] }] };
  const { outside } = await preview(changes, "intro");
  expect(outside).toMatchObject([{ start: first, title: "Introduction", customerName: "John Smith" }]);
  expect(await save(changes)).toEqual({ ok: true, sessionsOutside: 1 });
  const [session] = await rows<{ status: string; starts_at: Date }>(
    "SELECT status, starts_at FROM session WHERE id = $1",
    [outside[0]!.sessionId],
  );
  expect(session).toEqual({ status: "scheduled", starts_at: new Date(first) });
});

test("a page without event types has a duration of its own", async () => {
  await rows("UPDATE event_type SET active = false");
  try {
    const own = writeAvailability((await present()).settings);
    expect(own.durationMinutes).toBe("30");
    expect(await save({ ...own, durationMinutes: "7" })).toMatchObject({
      errors: [{ field: "durationMinutes" }],
    });
    const made = await previewAvailability(await access(), { ...own, durationMinutes: "45" }, null, NOW);
    expect(await save({ ...own, durationMinutes: "45" })).toMatchObject({ ok: true });
    const wednesday = { from: day(1), to: day(1), zone: ZONE };
    const slots = (await listSlots("demo", null, wednesday, NOW)) ?? [];
    expect(slots[0]!.end - slots[0]!.start).toBe(45 * MINUTE);
    const previewed = made.ok ? made.days.find(({ date }) => date === day(1)) : undefined;
    expect([...(previewed?.kept ?? []), ...(previewed?.added ?? [])]).toEqual(
      slots.map(({ start }) => start),
    );
  } finally {
    await rows("UPDATE event_type SET active = true");
  }
  expect(await save({ durationMinutes: "7" })).toMatchObject({ ok: true });
  const [page] = await rows<{ duration_minutes: number }>(
    "SELECT duration_minutes FROM booking_page WHERE id = $1",
    [pageId],
  );
  expect(page?.duration_minutes).toBe(45);
});

test("two who save at the same moment leave one of the two, whole", async () => {
  const week = (start: string) => ({
    hours: { ...NOTHING, monday: [{ start, end: "20:00" }], tuesday: [{ start, end: "20:00" }] },
  });
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => save(week(index % 2 === 0 ? "09:00" : "10:00"))),
  );
  const { weeklyHours } = (await present()).settings;
  expect(new Set(weeklyHours.map(({ startMinute }) => startMinute)).size).toBe(1);
  expect(weeklyHours).toHaveLength(2);
});
