import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import type { Booked } from "@/lib/services/book/book-sessions";
import { saveChoice } from "@/lib/services/calendars/choose-calendars";
import { connectServer } from "@/lib/services/calendars/connect-server";
import { listConnections } from "@/lib/services/calendars/list-calendars";
import { readUnwritten } from "@/lib/services/calendars/list-findings";
import { writeAllDueEvents } from "@/lib/services/calendars/write-events";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { useDatabase } from "@/tests/support/database";
import { asOwner } from "@/tests/support/owner";
import { dana } from "@/tests/support/owners";
import { hasRadicale, type Radicale, startRadicale } from "@/tests/support/radicale";
import { book, NOW, openStudio, rows } from "@/tests/support/studio";
import {
  startTroublesomeProxy,
  type Trouble,
  type TroublesomeProxy,
} from "@/tests/support/troublesome-proxy";

process.env.ALLOW_PRIVATE_ADDRESSES = "1";
useDatabase();
beforeAll(openStudio);

describe.skipIf(!hasRadicale())("the events of sessions, while their calendar's server makes trouble", () => {
  let server: Radicale;
  let proxy: TroublesomeProxy;
  let work = "";
  let home = "";
  let calendars = 0;
  beforeAll(async () => {
    server = await startRadicale();
    proxy = await startTroublesomeProxy(() => server.url);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.remove();
  });
  beforeEach(async () => {
    await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
    for (const table of "calendar_event calendar_leftover calendar calendar_connection blocked_time".split(
      " ",
    )) {
      await rows(`DELETE FROM ${table}`);
    }
    for (const path of [work, home].filter(Boolean)) await server.ask("DELETE", path);
    calendars += 1;
    work = await server.makeCalendar(`work-${calendars}`);
    home = await server.makeCalendar(`home-${calendars}`);
    proxy.onRequest = () => "none";
    await connect(proxy.url);
    await choose(work);
  });

  const login = () => ({ username: server.username, password: server.password });
  const connect = async (address: string, now = NOW) =>
    expect(await connectServer(await dana(), { address, ...login() }, now)).toMatchObject({ ok: true });

  /** Has sessions written into that calendar of the server at that address; null for into none of its. */
  async function choose(path: string | null, address = proxy.url): Promise<void> {
    const connection = (await listConnections(await dana())).find((one) => one.address.startsWith(address))!;
    const written = connection.calendars.find(({ name }) => path?.endsWith(`/${name}/`))?.id ?? null;
    await saveChoice(await dana(), connection.id, { read: [], written, offersChanges: false }, NOW);
  }

  const [at, later, latest] = ["15:00", "16:00", "18:00"].map((clock) =>
    Date.parse(`2026-11-02T${clock}:00Z`),
  ) as [number, number, number];
  const bookOne = () => book("intro", [at]);
  async function move(booked: Booked, start: number, now: number) {
    const moves = [{ sessionId: booked.booking.sessions[0]!.id, start }];
    const request = { moves, reason: "", zone: null, confirmed: true };
    expect(await rescheduleSessions(await asOwner(booked), request, now)).toMatchObject({ ok: true });
  }
  async function cancel(booked: Booked, now: number) {
    const sessions = [booked.booking.sessions[0]!.id];
    expect(await cancelSessions(await asOwner(booked), { sessions, reason: "" }, now)).toMatchObject({
      ok: true,
    });
  }
  async function writeHourly(from: number, hours: number) {
    for (let hour = 0; hour < hours; hour += 1) await writeAllDueEvents(from + hour * HOUR);
  }
  /** `start sequence` of each event in a calendar. */
  async function inCalendar(path = work): Promise<string[]> {
    const line = (text: string, name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(text)?.[1]?.trim();
    return [...(await server.events(path)).values()].map(
      (text) => `${line(text, "DTSTART")} ${line(text, "SEQUENCE")}`,
    );
  }
  /** Holds the next PUT until it is let go; `reached` when it has come. */
  function holdPut() {
    let letGo = () => {};
    let reach = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    proxy.onRequest = async ({ method }): Promise<Trouble> => {
      if (method !== "PUT") return "none";
      proxy.onRequest = () => "none";
      reach();
      await held;
      return "none";
    };
    return { reached, letGo };
  }

  test("canceled while it is being written: it does not stay", async () => {
    const booked = await bookOne();
    const put = holdPut();
    const first = writeAllDueEvents(NOW);
    await put.reached;
    await cancel(booked, NOW + 1_000);
    await writeAllDueEvents(NOW + 2_000);
    put.letGo();
    await first;
    expect(await inCalendar()).toEqual([]);
  });

  test("moved on while a move is being written: the later one stands at the end", async () => {
    const booked = await bookOne();
    await writeAllDueEvents(NOW);
    await move(booked, later, NOW + MINUTE);
    const put = holdPut();
    const first = writeAllDueEvents(NOW + MINUTE);
    await put.reached;
    await move(booked, latest, NOW + 2 * MINUTE);
    await writeAllDueEvents(NOW + 2 * MINUTE);
    put.letGo();
    await first;
    expect(await inCalendar()).toEqual(["20261102T180000Z 2"]);
    expect(await rows("SELECT 1 FROM calendar_event WHERE due_since IS NOT NULL")).toEqual([]);
  });

  test("an answer that got lost: what was written is found again, to move it and to remove it", async () => {
    const booked = await bookOne();
    proxy.onRequest = ({ method }) => (method === "PUT" ? "lost answer" : "none");
    await writeAllDueEvents(NOW);
    proxy.onRequest = () => "none";
    await move(booked, later, NOW + MINUTE);
    await writeHourly(NOW + HOUR, 2);
    expect(await inCalendar()).toEqual(["20261102T160000Z 1"]);
    await cancel(booked, NOW + 4 * HOUR);
    await writeHourly(NOW + 4 * HOUR, 1);
    expect(await inCalendar()).toEqual([]);

    const other = await bookOne();
    proxy.onRequest = ({ method }) => (method === "PUT" ? "lost answer" : "none");
    await writeAllDueEvents(NOW + 5 * HOUR);
    expect(await inCalendar()).toHaveLength(1);
    proxy.onRequest = () => "none";
    await cancel(other, NOW + 5 * HOUR);
    await writeHourly(NOW + 6 * HOUR, 2);
    expect(await inCalendar()).toEqual([]);
  });

  test("another server is chosen while the old one is away: the new one has it at once, the old one loses it once it is back", async () => {
    await bookOne();
    await writeAllDueEvents(NOW);
    proxy.onRequest = () => ({ status: 503 });
    await connect(server.url);
    await choose(home, server.url);
    await book("intro", [latest]);
    await writeAllDueEvents(NOW + MINUTE);
    expect((await inCalendar(home)).sort()).toEqual(["20261102T150000Z 0", "20261102T180000Z 0"]);
    expect(await inCalendar(work)).toHaveLength(1);
    expect(await readUnwritten(await dana())).toMatchObject({ waiting: 0, failed: 0 });
    proxy.onRequest = () => "none";
    await writeAllDueEvents(NOW + HOUR);
    expect(await inCalendar(work)).toEqual([]);
    expect(await rows("SELECT 1 FROM calendar_leftover")).toEqual([]);
  });

  test("chosen away and back again before anything was removed: it stays", async () => {
    await bookOne();
    await writeAllDueEvents(NOW);
    await connect(server.url);
    proxy.onRequest = () => ({ status: 503 });
    await choose(home, server.url);
    await writeAllDueEvents(NOW + MINUTE);
    proxy.onRequest = () => "none";
    await choose(work);
    await writeHourly(NOW + HOUR, 2);
    expect(await inCalendar(work)).toEqual(["20261102T150000Z 0"]);
    expect(await inCalendar(home)).toEqual([]);
  });

  test("no calendar is chosen any more: what stands there is still moved and removed, nothing new comes", async () => {
    const booked = await bookOne();
    await writeAllDueEvents(NOW);
    await choose(null);
    await move(booked, later, NOW + MINUTE);
    await book("intro", [latest]);
    await writeHourly(NOW + MINUTE, 2);
    expect(await inCalendar()).toEqual(["20261102T160000Z 1"]);
    await cancel(booked, NOW + 3 * HOUR);
    await writeHourly(NOW + 3 * HOUR, 1);
    expect(await inCalendar()).toEqual([]);
  });

  test.each(["weak tags", "none"] as const)(
    "%s: moved and removed, whatever the server's tags are",
    async (tags) => {
      proxy.onRequest = () => tags;
      const booked = await bookOne();
      await writeAllDueEvents(NOW);
      await move(booked, later, NOW + MINUTE);
      await writeHourly(NOW + MINUTE, 1);
      expect(await inCalendar()).toEqual(["20261102T160000Z 1"]);
      await cancel(booked, NOW + HOUR);
      await writeHourly(NOW + HOUR, 1);
      expect(await inCalendar()).toEqual([]);
    },
  );

  test("given up for a password that was refused: written as soon as the new one is typed in", async () => {
    await bookOne();
    proxy.onRequest = () => ({ status: 401 });
    await writeHourly(NOW, 60);
    expect(await readUnwritten(await dana())).toMatchObject({
      failed: 1,
      problem: expect.stringContaining("401"),
    });
    proxy.onRequest = () => "none";
    await connect(proxy.url, NOW + 60 * HOUR);
    await writeAllDueEvents(NOW + 60 * HOUR);
    expect(await inCalendar()).toEqual(["20261102T150000Z 0"]);
  });

  test("a refusal that may pass is tried again", async () => {
    await bookOne();
    proxy.onRequest = ({ method }) => (method === "PUT" ? { status: 403 } : "none");
    await writeAllDueEvents(NOW);
    expect(await readUnwritten(await dana())).toMatchObject({ waiting: 1, failed: 0 });
    proxy.onRequest = () => "none";
    await writeAllDueEvents(NOW + HOUR);
    expect(await inCalendar()).toHaveLength(1);
  });
});
