import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { bookSessions } from "@/lib/services/book/book-sessions";
import { addFeed } from "@/lib/services/calendars/add-feed";
import { saveChoice } from "@/lib/services/calendars/choose-calendars";
import { connectServer } from "@/lib/services/calendars/connect-server";
import { listConnections } from "@/lib/services/calendars/list-calendars";
import { readDueCalendars } from "@/lib/services/calendars/read-due";
import { readNow } from "@/lib/services/calendars/read-now";
import { removeCalendar } from "@/lib/services/calendars/remove-calendar";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { useDatabase } from "@/tests/support/database";
import { addUser, dana } from "@/tests/support/owners";
import { hasRadicale, type Radicale, startRadicale } from "@/tests/support/radicale";
import { book, freeSlots, NOW, openStudio, reopen, rows } from "@/tests/support/studio";

process.env.ALLOW_PRIVATE_ADDRESSES = "1";
useDatabase();
beforeAll(openStudio);
beforeEach(async () => {
  for (const table of ["calendar_event", "calendar", "calendar_connection", "blocked_time"]) {
    await rows(`DELETE FROM ${table}`);
  }
  await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
});

const LATER = NOW + 10 * MINUTE;
const vevent = (uid: string, ...lines: string[]) =>
  ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT"].join("\r\n");
const at = (instant: number) => new Date(instant).toISOString().slice(11, 16);

/** The times that the demo's 60-minute package offers on a day, in UTC. */
async function offered(day: string, now = NOW): Promise<string[]> {
  return (await freeSlots("consulting", day, day, now)).map(({ start }) => at(start));
}

describe.skipIf(!hasRadicale())("a CalDAV server", () => {
  let server: Radicale;
  let work = "";
  let calendars = 0;
  beforeAll(async () => {
    server = await startRadicale();
  });
  afterAll(() => server?.remove());
  beforeEach(async () => {
    await server.start();
    calendars += 1;
    work = await server.makeCalendar(`work-${calendars}`);
  });
  afterEach(async () => {
    await server.start();
    await server.ask("DELETE", work);
    await server.stop();
  });

  const login = () => ({ address: server.url, username: server.username, password: server.password });

  test("its busy times close slots: weekly ones with a moved and a canceled one, over a change of the clocks", async () => {
    await server.put(
      work,
      "weekly",
      vevent(
        "weekly",
        "DTSTART;TZID=Europe/Berlin:20261020T160000",
        "DTEND;TZID=Europe/Berlin:20261020T170000",
        "RRULE:FREQ=WEEKLY",
      ),
      vevent(
        "weekly",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261103T160000",
        "DTSTART:20261104T200000Z",
        "DTEND:20261104T210000Z",
      ),
      vevent(
        "weekly",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261110T160000",
        "DTSTART:20261110T150000Z",
        "STATUS:CANCELLED",
      ),
    );
    const before = { tuesday: await offered("2026-10-27"), after: await offered("2026-11-10") };
    expect(await connectServer(await dana(), login(), NOW)).toMatchObject({ ok: true });
    // Berlin has left summer time by then and New York has not: 16:00 is 15:00Z.
    const closed = before.tuesday.filter((time) => time > "14:00" && time < "16:00");
    expect(closed.length).toBeGreaterThan(2);
    expect(await offered("2026-10-27")).toEqual(before.tuesday.filter((time) => !closed.includes(time)));
    expect(await offered("2026-11-03")).toContain("15:00");
    expect(await offered("2026-11-04")).not.toContain("20:00");
    expect(await offered("2026-11-10")).toEqual(before.after);
    expect(await offered("2026-11-17")).not.toContain("15:00");
  });

  test("what changes there is read by its sync token, and a known state is kept while it is away", async () => {
    const user = await dana();
    await server.put(work, "a", vevent("a", "DTSTART:20261027T150000Z", "DTEND:20261027T160000Z"));
    await connectServer(user, login(), NOW);
    expect(await offered("2026-10-27")).not.toContain("15:00");

    await server.ask("DELETE", `${work}a.ics`);
    await server.put(work, "b", vevent("b", "DTSTART:20261027T180000Z", "DTEND:20261027T190000Z"));
    await readDueCalendars(NOW);
    expect(await offered("2026-10-27")).not.toContain("15:00"); // not due yet: nothing was read
    await readDueCalendars(LATER);
    const present = await offered("2026-10-27", LATER);
    expect(present).toContain("15:00");
    expect(present).not.toContain("18:00");

    await server.stop();
    await readDueCalendars(LATER + HOUR);
    const [away] = await listConnections(user);
    expect(away?.problem).toMatchObject({
      since: LATER + HOUR,
      text: expect.stringContaining("can't be reached"),
    });
    expect(away?.lastReadAt).toBe(LATER);
    expect(await offered("2026-10-27", LATER)).toEqual(present);
    await server.start();
    await server.ask("DELETE", `${work}b.ics`);
    await readNow(user, away!.id, LATER + HOUR);
    expect((await listConnections(user))[0]).toMatchObject({ problem: null, lastReadAt: LATER + HOUR });
    expect(await offered("2026-10-27", LATER)).toContain("18:00");
  });

  test("bookings and moves are refused there, under the lock too; our own events make nobody busy", async () => {
    const user = await dana();
    const start = Date.parse("2026-10-28T15:00:00Z");
    const booked = await book("intro", [Date.parse("2026-10-28T19:00:00Z")]);
    const [session] = booked.booking.sessions;
    await server.put(work, "a", vevent("a", "DTSTART:20261028T150000Z", "DTEND:20261028T160000Z"));
    await server.put(
      work,
      "own",
      vevent(session!.icalUid, "DTSTART:20261028T190000Z", "DTEND:20261028T191500Z"),
    );
    await connectServer(user, login(), NOW);
    expect(await rows("SELECT 1 FROM busy_time")).toHaveLength(1);
    const request = {
      page: "demo",
      eventType: "intro",
      starts: [start],
      zone: "UTC",
      locale: "en-US",
      guests: [],
      note: "",
    };
    const customer = { name: "Ann", email: "ann@customers.example" };
    expect(await bookSessions({ ...request, customer }, NOW)).toMatchObject({
      ok: false,
      code: "slot_taken",
    });
    const moves = [{ sessionId: session!.id, start }];
    const moved = await rescheduleSessions(await reopen(booked), { moves, reason: "x", zone: null }, NOW);
    expect(moved).toMatchObject({ ok: false });
  });

  test("only the calendars that are chosen count, and a removed one no more", async () => {
    const user = await dana();
    const home = await server.makeCalendar(`home-${calendars}`);
    await server.put(work, "a", vevent("a", "DTSTART:20261027T150000Z", "DTEND:20261027T160000Z"));
    await server.put(home, "b", vevent("b", "DTSTART:20261027T180000Z", "DTEND:20261027T190000Z"));
    const connected = await connectServer(user, login(), NOW);
    const id = connected.ok ? connected.connectionId : "";
    const idOf = async (path: string) =>
      (await listConnections(user))[0]!.calendars.find(({ name }) => path.includes(name))!.id;
    expect(await offered("2026-10-27")).not.toContain("18:00");

    const choice = { read: [await idOf(work)], written: await idOf(home), offersChanges: true };
    await saveChoice(user, id, choice, NOW);
    expect(await offered("2026-10-27")).toContain("18:00");
    expect(await offered("2026-10-27")).not.toContain("15:00");
    await saveChoice(user, id, { ...choice, written: await idOf(work), read: [await idOf(home)] }, NOW);
    expect(await offered("2026-10-27")).not.toContain("18:00");

    const ann = await addUser("Ann");
    expect(await removeCalendar(ann, id)).toMatchObject({ ok: false, code: "not_found" });
    expect(await removeCalendar(user, id)).toEqual({ ok: true });
    expect(await offered("2026-10-27")).toContain("18:00");
    await server.ask("DELETE", home);
  });

  test("what is wrong is said at its field, and nothing is kept", async () => {
    const user = await dana();
    const refused = async (typed: Partial<ReturnType<typeof login>>) => {
      const answer = await connectServer(user, { ...login(), ...typed }, NOW);
      return answer.ok ? [] : (answer.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
    };
    expect(await refused({ password: "wrong" })).toEqual([expect.stringMatching(/^password: Write .*401/)]);
    expect(await refused({ address: "http://127.0.0.1:1/" })).toEqual([
      expect.stringMatching(/^address: .*can't be reached \(ECONNREFUSED\)/),
    ]);
    expect(await refused({ address: "http://169.254.169.254/latest" })).toEqual([
      expect.stringMatching(/^address: .*inside the network/),
    ]);
    expect(await refused({ address: "", username: "", password: "" })).toHaveLength(3);
    expect(await listConnections(user)).toEqual([]);
    const kept = await connectServer(user, login(), NOW);
    const [row] = await rows<{ password: Buffer }>("SELECT password FROM calendar_connection");
    expect(kept.ok && row!.password.includes(server.password)).toBe(false);
  });
});

describe("a feed", () => {
  let server: Server;
  let url = "";
  let text = "";
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const known = request.headers["if-none-match"];
      asked.push(known ?? "");
      const etag = `"${text.length}"`;
      if (known === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag, "content-type": "text/calendar" }).end(text);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dana.ics`;
  });
  afterAll(() => server.close());

  test("closes slots, all-day and floating ones in the owner's zone, and is not sent twice", async () => {
    const user = await dana();
    const calendar = (...events: string[]) =>
      `BEGIN:VCALENDAR\r\nX-WR-CALNAME:Family\r\n${events.join("\r\n")}\r\nEND:VCALENDAR\r\n`;
    const day = vevent("d", "DTSTART;VALUE=DATE:20261029");
    text = calendar(day, vevent("f", "DTSTART:20261030T100000", "DTEND:20261030T110000"));
    expect(await addFeed(user, { feed: url, name: "" }, NOW)).toMatchObject({ ok: true });
    expect(await offered("2026-10-29")).toEqual([]);
    expect(await offered("2026-10-30")).not.toContain("14:00");
    expect(await addFeed(user, { feed: url, name: "" }, NOW)).toMatchObject({ errors: [{ field: "feed" }] });

    asked.length = 0;
    await readDueCalendars(LATER);
    expect(asked).toEqual([`"${text.length}"`]);
    text = calendar(day);
    await readDueCalendars(LATER + HOUR);
    expect(await offered("2026-10-30")).toContain("14:00");
    expect((await listConnections(user))[0]).toMatchObject({
      name: "Family",
      kind: "feed",
      address: new URL(url).host,
    });

    text = "<html>Sign in</html>";
    await readDueCalendars(LATER + 2 * HOUR);
    expect((await listConnections(user))[0]?.problem?.text).toContain("no iCalendar data");
    expect(await offered("2026-10-29")).toEqual([]);
  });
});
