import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { addFeed } from "@/lib/services/calendars/add-feed";
import { saveChoice } from "@/lib/services/calendars/choose-calendars";
import { connectServer } from "@/lib/services/calendars/connect-server";
import { listConnections } from "@/lib/services/calendars/list-calendars";
import { readConnection } from "@/lib/services/calendars/read-connection";
import { writeAllDueEvents } from "@/lib/services/calendars/write-events";
import { connectionsOf } from "@/lib/store/calendar-connections";
import { useDatabase } from "@/tests/support/database";
import { type DavProxy, startDavProxy } from "@/tests/support/dav-proxy";
import { addUser, dana } from "@/tests/support/owners";
import { hasRadicale, type Radicale, startRadicale } from "@/tests/support/radicale";
import { book, NOW, openStudio, rows } from "@/tests/support/studio";

process.env.ALLOW_PRIVATE_ADDRESSES = "1";
useDatabase();
beforeAll(openStudio);

const FIRST = Date.parse("2026-11-02T15:00:00Z");
const vevent = (uid: string, ...lines: string[]) =>
  ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT"].join("\r\n");
const good = vevent("good", "DTSTART:20261103T150000Z", "DTEND:20261103T160000Z");
const absurd = vevent("absurd", "DTSTART:20261105T150000Z", "DURATION:PT9999999999H");
const busy = async () =>
  (await rows<{ at: Date }>("SELECT lower(period) AS at FROM busy_time ORDER BY 1")).map(({ at }) =>
    at.toISOString().slice(0, 10),
  );
const problem = async () => (await listConnections(await dana()))[0]?.problem?.text ?? null;

async function readAll(now: number): Promise<void> {
  const { accountId, userId } = await dana();
  for (const connection of await connectionsOf(accountId, userId)) await readConnection(connection, now);
}

async function forgetAll(): Promise<void> {
  await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
  for (const table of ["calendar_event", "calendar", "calendar_connection", "blocked_time"]) {
    await rows(`DELETE FROM ${table}`);
  }
}

describe.skipIf(!hasRadicale())("a CalDAV server", () => {
  let server: Radicale;
  let proxy: DavProxy;
  let work = "";
  let calendars = 0;
  beforeAll(async () => {
    server = await startRadicale();
    proxy = await startDavProxy(server.url);
  });
  afterAll(async () => {
    proxy?.close();
    await server?.remove();
  });
  beforeEach(async () => {
    await forgetAll();
    proxy.answer(null);
    if (work) await server.ask("DELETE", work);
    calendars += 1;
    work = await server.makeCalendar(`work-${calendars}`);
  });

  const login = () => ({ address: proxy.url, username: server.username, password: server.password });

  /** Connects it, and has sessions written there. */
  async function connect(): Promise<void> {
    expect(await connectServer(await dana(), login(), NOW)).toMatchObject({ ok: true });
    const [connection] = await listConnections(await dana());
    const [{ id } = { id: "" }] = connection!.calendars;
    await saveChoice(await dana(), connection!.id, { read: [id], written: id, offersChanges: true }, NOW);
  }
  const told = ({ booking }: Awaited<ReturnType<typeof book>>) =>
    rows("SELECT data->'to' AS to FROM activity WHERE booking_id = $1 AND kind = 'calendar_changed'", [
      booking.id,
    ]);

  test("that shows a page with 200 changes nothing that is known, and says so", async () => {
    await server.put(work, "good", good);
    await connect();
    const booked = await book("intro", [FIRST]);
    await writeAllDueEvents(NOW);
    await readAll(NOW + MINUTE);
    proxy.answer((_, answer) => {
      answer.writeHead(200, { "content-type": "text/html" }).end("<html>We are back soon</html>");
      return true;
    });
    await readAll(NOW + HOUR);
    expect(await busy()).toEqual(["2026-11-03"]);
    expect(await problem()).toContain("no CalDAV answer");
    proxy.answer(null);
    await readAll(NOW + 2 * HOUR);
    expect(await problem()).toBeNull();
    expect(await told(booked)).toEqual([]);
  });

  test("is told of a deletion also where it is read anew next", async () => {
    await connect();
    const booked = await book("intro", [FIRST]);
    const [session] = booked.booking.sessions;
    await writeAllDueEvents(NOW);
    await readAll(NOW + MINUTE);
    await rows("UPDATE calendar SET read_until = now() - interval '1 day'");
    await readAll(NOW + 2 * MINUTE);
    expect(await told(booked)).toEqual([]);
    await server.ask("DELETE", `${work}${session!.icalUid}.ics`);
    await rows("UPDATE calendar SET read_until = now() - interval '1 day'");
    await readAll(NOW + HOUR);
    await readAll(NOW + 2 * HOUR);
    expect(await told(booked)).toEqual([{ to: null }]);
  });

  test("reads events of sessions as busy for everybody but their owner", async () => {
    const booked = await book("intro", [FIRST]);
    const uid = booked.booking.sessions[0]!.icalUid;
    await server.put(work, "invited", vevent(uid, "DTSTART:20261102T150000Z", "DTEND:20261102T151500Z"));
    const ann = await addUser("Ann");
    expect(await connectServer(ann, login(), NOW)).toMatchObject({ ok: true });
    expect(await rows("SELECT owner_id FROM busy_time")).toEqual([{ owner_id: ann.userId }]);
    await connect();
    expect(await rows("SELECT owner_id FROM busy_time")).toEqual([{ owner_id: ann.userId }]);
  });

  test("may number its events as it likes", async () => {
    await connect();
    const booked = await book("intro", [FIRST]);
    const uid = booked.booking.sessions[0]!.icalUid;
    await writeAllDueEvents(NOW);
    const moved = ["DTSTART:20261102T160000Z", "DTEND:20261102T161500Z", "SEQUENCE:20261122123456"];
    await server.put(work, uid, vevent(uid, ...moved));
    await readAll(NOW + HOUR);
    expect(await problem()).toBeNull();
    expect(await told(booked)).toHaveLength(1);
  });

  test("keeps no password in its address", async () => {
    const address = proxy.url.replace("http://", "http://dana:s3cret@");
    expect(await connectServer(await dana(), { ...login(), address }, NOW)).toMatchObject({ ok: true });
    expect(await rows("SELECT address FROM calendar_connection")).toEqual([{ address: `${proxy.url}/` }]);
    const wrong = await connectServer(await dana(), { ...login(), address: "https://a%zz:b@x.example" }, NOW);
    expect(wrong).toMatchObject({ errors: [{ field: "address" }] });
  });

  test("one calendar of which is in trouble gives the others", async () => {
    const broken = await server.makeCalendar(`broken-${calendars}`);
    await server.put(work, "good", good);
    proxy.answer((asked, answer) => {
      const isBroken = asked.url?.includes("broken") === true;
      if (isBroken) answer.writeHead(500).end();
      return isBroken;
    });
    expect(await connectServer(await dana(), login(), NOW)).toMatchObject({ ok: true });
    expect(await problem()).toContain("500");
    proxy.answer(null);
    await readAll(NOW + HOUR);
    expect(await problem()).toBeNull();
    expect(await busy()).toEqual(["2026-11-03"]);
    await server.ask("DELETE", broken);
  });

  test("that leaves out an object keeps what was known of it, and is asked again", async () => {
    await server.put(work, "good", good);
    await connect();
    await server.put(work, "good", good.replaceAll("20261103", "20261104"));
    await server.put(work, "more", good.replaceAll("20261103", "20261110").replace("UID:good", "UID:more"));
    proxy.answer((asked, answer) => {
      let body = "";
      asked.on("data", (chunk) => {
        body += chunk;
      });
      asked.on("end", async () => {
        const depth = String(asked.headers.depth ?? "0");
        const sent = await server.ask(asked.method ?? "", asked.url ?? "", body, { depth });
        const text = await sent.text();
        const isData = body.includes("calendar-multiget");
        const left = isData ? text.replace(/<response><href>[^<]*good\.ics[\s\S]*?<\/response>/, "") : text;
        answer.writeHead(sent.status, { "content-type": "text/xml" }).end(left);
      });
      return true;
    });
    await readAll(NOW + HOUR);
    expect(await busy()).toEqual(["2026-11-03", "2026-11-10"]);
    await rows("UPDATE calendar SET read_until = now() - interval '1 day'"); // All of it is read anew.
    await readAll(NOW + HOUR);
    expect(await busy()).toEqual(["2026-11-03", "2026-11-10"]);
    expect(await problem()).toBe("1 event could not be read: not handed out by the server.");
    proxy.answer(null);
    await readAll(NOW + 2 * HOUR);
    expect(await busy()).toEqual(["2026-11-04", "2026-11-10"]);
    expect(await problem()).toBeNull();
  });
});

test("a feed that is cut short, or holds absurd events, takes nothing away", async () => {
  await forgetAll();
  const whole = (...events: string[]) => `BEGIN:VCALENDAR\r\n${events.join("\r\n")}\r\nEND:VCALENDAR\r\n`;
  let text = whole(good, absurd);
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feed = `${origin}/s3cret.ics`;
  expect(await addFeed(await dana(), { feed, name: "" }, NOW)).toMatchObject({ ok: true });
  expect(await busy()).toEqual(["2026-11-03"]);
  expect(await rows("SELECT url, unread_events FROM calendar")).toEqual([{ url: origin, unread_events: 1 }]);
  // Whoever reads the database does not read the feed.
  const [row] = await rows<{ address: string; password: Buffer }>(
    "SELECT address, password FROM calendar_connection",
  );
  expect([row?.address, row?.password.includes("s3cret")]).toEqual([origin, false]);
  expect(await addFeed(await dana(), { feed, name: "" }, NOW)).toMatchObject({ errors: [{ field: "feed" }] });
  text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
  await readAll(NOW + HOUR);
  expect(await busy()).toEqual(["2026-11-03"]);
  expect(await problem()).toContain("only a part of the calendar");
  text = whole();
  await readAll(NOW + 2 * HOUR);
  expect(await busy()).toEqual([]);
  const wrong = await addFeed(await dana(), { feed: "https://a%zz:b@x.example/a.ics", name: "" }, NOW);
  expect(wrong).toMatchObject({ errors: [{ field: "feed" }] });
  server.closeAllConnections();
  server.close();
});
