import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "@/lib/auth/user";
import { readStreamFilter } from "@/lib/domain/stream/filter";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { readActivityStream } from "@/lib/services/activity/read-activity";
import { readSessionRecord } from "@/lib/services/activity/read-session-record";
import { saveChoice } from "@/lib/services/calendars/choose-calendars";
import { connectServer } from "@/lib/services/calendars/connect-server";
import { ignoreConflict } from "@/lib/services/calendars/ignore-conflict";
import { listConnections } from "@/lib/services/calendars/list-calendars";
import { readFindings } from "@/lib/services/calendars/list-findings";
import { readConnection } from "@/lib/services/calendars/read-connection";
import { restoreEvent } from "@/lib/services/calendars/restore-event";
import { writeAllDueEvents } from "@/lib/services/calendars/write-events";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { undoChange } from "@/lib/services/change/undo-change";
import { handOverPage } from "@/lib/services/pages/hand-over-page";
import { connectionsOf } from "@/lib/store/calendar-connections";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout } from "@/tests/support/owner";
import { addMember, addUser, dana } from "@/tests/support/owners";
import { noticesSent } from "@/tests/support/people";
import { hasRadicale, type Radicale, startRadicale } from "@/tests/support/radicale";
import { book, NOW, openStudio, reopen, rows } from "@/tests/support/studio";
import { writtenCalendars } from "@/tests/support/written-calendars";

process.env.ALLOW_PRIVATE_ADDRESSES = "1";
useDatabase();
beforeAll(openStudio);

describe.skipIf(!hasRadicale())("the events of sessions in their owner's calendar", () => {
  let server: Radicale;
  let work = "";
  let home = "";
  let calendars = 0;
  beforeAll(async () => {
    server = await startRadicale();
  });
  afterAll(() => server?.remove());
  beforeEach(async () => {
    await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
    for (const table of ["calendar_event", "calendar", "calendar_connection", "blocked_time"]) {
      await rows(`DELETE FROM ${table}`);
    }
    await server.start();
    if (work) await server.ask("DELETE", work);
    if (home) await server.ask("DELETE", home);
    calendars += 1;
    work = await server.makeCalendar(`work-${calendars}`);
    home = await server.makeCalendar(`home-${calendars}`);
    await connectServer(
      await dana(),
      { address: server.url, username: server.username, password: server.password },
      NOW,
    );
    await choose(work);
  });

  /** Has sessions written into that calendar. */
  async function choose(path: string, offersChanges = false, by?: SignedInUser): Promise<void> {
    const user = by ?? (await dana());
    const [connection] = await listConnections(user);
    const written = connection!.calendars.find(({ name }) => path.endsWith(`/${name}/`))!.id;
    const choice = { read: connection!.calendars.map(({ id }) => id), written, offersChanges };
    await saveChoice(user, connection!.id, choice, NOW);
  }

  /** What stands in a calendar: `start sequence` of each event, in order. */
  async function inCalendar(path = work): Promise<string[]> {
    const found = [...(await server.events(path)).values()];
    const line = (text: string, name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(text)?.[1]?.trim();
    return found.map((text) => `${line(text, "DTSTART")} ${line(text, "SEQUENCE")}`).sort();
  }
  const hrefOf = (uid: string) => `${work}${uid}.ics`;
  const etagOf = async (uid: string) => (await server.ask("GET", hrefOf(uid))).headers.get("etag") ?? "";

  const [first, second, third] = ["2026-11-02T15:00:00Z", "2026-11-03T15:00:00Z", "2026-11-04T15:00:00Z"].map(
    (at) => Date.parse(at),
  ) as [number, number, number];
  const bookThree = () => book("meeting", [first, second, third]);

  test("are written when booked, moved with a higher SEQUENCE, and removed, whoever does it", async () => {
    const booked = await bookThree();
    const jobs = "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'write_calendar'";
    expect(await rows(jobs)).toEqual([{ key: `calendar ${booked.booking.ownerId}` }]);
    await writeAllDueEvents(NOW);
    expect(await inCalendar()).toEqual(["20261102T150000Z 0", "20261103T150000Z 0", "20261104T150000Z 0"]);
    const [one, two] = booked.booking.sessions;
    const text =
      (await server.events(work)).get(`${encodeURI(work)}${one!.icalUid}.ics`.replaceAll("@", "%40")) ?? "";
    expect(text).toContain("meetings 1/3 – John Smith");
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|METHOD/);

    const moves = [{ sessionId: one!.id, start: first + HOUR }];
    await rescheduleSessions(await reopen(booked), { moves, reason: "", zone: null }, NOW + MINUTE);
    await cancelSessions(await asOwner(booked), { sessions: [two!.id], reason: "" }, NOW + MINUTE);
    await writeAllDueEvents(NOW + MINUTE);
    expect(await inCalendar()).toEqual(["20261102T160000Z 1", "20261104T150000Z 0"]);
    const byOwner = [{ sessionId: one!.id, start: first + 2 * HOUR }];
    await rescheduleSessions(
      await asOwner(booked),
      { moves: byOwner, reason: "", zone: null, confirmed: true },
      NOW + 2 * MINUTE,
    );
    await writeAllDueEvents(NOW + 2 * MINUTE);
    expect(await inCalendar()).toEqual(["20261102T170000Z 2", "20261104T150000Z 0"]);
    await cancelSessions(
      await reopen(booked),
      { sessions: [one!.id, booked.booking.sessions[2]!.id], reason: "" },
      NOW + HOUR,
    );
    await writeAllDueEvents(NOW + HOUR);
    expect(await inCalendar()).toEqual([]);
    expect(await rows("SELECT 1 FROM calendar_event WHERE due_since IS NOT NULL")).toEqual([]);
  });

  test("follow in order when the server was away, each as its session stands then", async () => {
    const booked = await bookThree();
    await server.stop();
    await writeAllDueEvents(NOW);
    const [one, two] = booked.booking.sessions;
    const moves = [{ sessionId: one!.id, start: first + HOUR }];
    const moved = await rescheduleSessions(
      await reopen(booked),
      { moves, reason: "", zone: null },
      NOW + MINUTE,
    );
    await cancelSessions(await asOwner(booked), { sessions: [two!.id], reason: "" }, NOW + 2 * MINUTE);
    await writeAllDueEvents(NOW + 3 * MINUTE);
    const waiting = await rows<{ problem: string; attempts: number }>(
      "SELECT problem, attempts FROM calendar_event WHERE due_since IS NOT NULL AND failed_at IS NULL",
    );
    expect(waiting).toHaveLength(3);
    expect(waiting[0]!.problem).toContain("ECONNREFUSED");
    await server.start();
    await writeAllDueEvents(NOW + 2 * HOUR);
    expect(await inCalendar()).toEqual(["20261102T160000Z 1", "20261104T150000Z 0"]);

    await server.stop();
    expect(moved).toMatchObject({ ok: true });
    await cancelSessions(await asOwner(booked), { sessions: [one!.id], reason: "" }, NOW + 3 * HOUR);
    for (let hours = 3; hours < 54; hours += 2) await writeAllDueEvents(NOW + hours * HOUR);
    expect(await rows("SELECT 1 FROM calendar_event WHERE failed_at IS NOT NULL")).toHaveLength(1);
  });

  test("keep what the owner wrote into them, and come back where they were deleted", async () => {
    const booked = await bookThree();
    await writeAllDueEvents(NOW);
    const [one, two] = booked.booking.sessions;
    const present = await (await server.ask("GET", hrefOf(one!.icalUid))).text();
    const edited = present.replace(
      "END:VEVENT",
      "CATEGORIES:Clients\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT",
    );
    await server.ask("PUT", hrefOf(one!.icalUid), edited, {
      "if-match": await etagOf(one!.icalUid),
      "content-type": "text/calendar",
    });
    await server.ask("DELETE", hrefOf(two!.icalUid));
    const moves = [
      { sessionId: one!.id, start: first + HOUR },
      { sessionId: two!.id, start: second + HOUR },
    ];
    await rescheduleSessions(await reopen(booked), { moves, reason: "", zone: null }, NOW + MINUTE);
    await writeAllDueEvents(NOW + MINUTE);
    expect(await inCalendar()).toEqual(["20261102T160000Z 1", "20261103T160000Z 1", "20261104T150000Z 0"]);
    const after = await (await server.ask("GET", hrefOf(one!.icalUid))).text();
    expect(after).toContain("CATEGORIES:Clients");
    expect(after).toContain("TRIGGER:-PT5M");
    expect(writtenCalendars().join()).toContain("CATEGORIES:Clients"); // The parsers read it too.
    // Taken back: the same event once more, with a higher SEQUENCE still.
    expect(await undoChange(await reopen(booked), NOW + 2 * MINUTE)).toMatchObject({ ok: true });
    await writeAllDueEvents(NOW + 2 * MINUTE);
    expect(await inCalendar()).toEqual(["20261102T150000Z 2", "20261103T150000Z 2", "20261104T150000Z 0"]);
    // Changed and deleted by the owner, and canceled: gone either way.
    await server.ask("PUT", hrefOf(one!.icalUid), edited, { "content-type": "text/calendar" });
    await server.ask("DELETE", hrefOf(two!.icalUid));
    await cancelSessions(await reopen(booked), { sessions: [one!.id, two!.id], reason: "" }, NOW + DAY);
    await writeAllDueEvents(NOW + DAY);
    expect(await inCalendar()).toEqual(["20261104T150000Z 0"]);
  });

  test("are found under another address, and move to another calendar when that is chosen", async () => {
    const booked = await book("intro", [first]);
    const [session] = booked.booking.sessions;
    // The owner accepted an invitation into this calendar before it was connected.
    await server.put(
      work,
      "accepted",
      `BEGIN:VEVENT\r\nUID:${session!.icalUid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20261102T150000Z\r\nDTEND:20261102T151500Z\r\nCATEGORIES:Clients\r\nEND:VEVENT`,
    );
    await writeAllDueEvents(NOW);
    expect([...(await server.events(work)).keys()]).toEqual([expect.stringContaining("accepted.ics")]);
    await choose(home);
    await writeAllDueEvents(NOW);
    expect(await inCalendar(work)).toEqual([]);
    expect(await inCalendar(home)).toEqual(["20261102T150000Z 0"]);
  });

  test("go along when their page is handed over: out of one owner's calendar, into the other's", async () => {
    const booked = await bookThree();
    await writeAllDueEvents(NOW);
    expect(await inCalendar(work)).toHaveLength(3);
    const { pageId } = booked.booking;
    const eva = await addUser("Eva");
    await addMember(pageId, eva, "editor");
    const handOver = async (to: SignedInUser, now: number) => {
      expect(await handOverPage(await dana(), pageId, to.userId, now)).toMatchObject({ ok: true });
      await writeAllDueEvents(now);
    };
    // Eva has no calendar: nobody keeps up to date what stays, so nothing does.
    await handOver(eva, NOW + MINUTE);
    expect(await inCalendar(work)).toEqual([]);
    expect(await rows("SELECT 1 FROM calendar_event WHERE due_since IS NOT NULL")).toEqual([]);
    await handOver(await dana(), NOW + 2 * MINUTE);
    expect(await inCalendar(work)).toHaveLength(3);
    const login = { address: server.url, username: server.username, password: server.password };
    await connectServer(eva, login, NOW);
    await choose(home, false, eva);
    await handOver(eva, NOW + 3 * MINUTE);
    expect(await inCalendar(work)).toEqual([]);
    expect(await inCalendar(home)).toHaveLength(3);
    await handOver(await dana(), NOW + 4 * MINUTE);
    expect(await inCalendar(home)).toEqual([]);
  });

  test("stand in no mail to their owner beside", async () => {
    const booked = await bookThree();
    const [{ id } = { id: "" }] = await rows<{ id: string }>(
      "SELECT id FROM activity WHERE booking_id = $1",
      [booked.booking.id],
    );
    const mails = await mailsAbout(booked, id);
    expect(mails["dana@demo.example"]).toEqual(["plain"]);
    expect(mails["john@customers.example"]).toHaveLength(4);
  });

  describe("and what the owner does there", () => {
    const told = (bookingId: string, kind: string) =>
      rows<{ data: { to?: unknown } }>(
        "SELECT data FROM activity WHERE booking_id = $1 AND kind = $2 ORDER BY at",
        [bookingId, kind],
      );
    const read = async (now: number) => {
      const { accountId, userId } = await dana();
      for (const connection of await connectionsOf(accountId, userId)) await readConnection(connection, now);
    };
    /** What stands under "Needs you" because of a calendar. */
    const asked = async (now: number) => {
      const filter = { ...readStreamFilter(new URLSearchParams("show=needs-you")).filter };
      const { lines } = await readActivityStream(await dana(), { filter, place: null, zone: "UTC" }, now);
      return lines.flatMap(({ row }) => (row.asked === null ? [] : [[row.sessionId, row.asked]]));
    };
    const recordOf = async (sessionId: string, now: number) =>
      (await readSessionRecord(await dana(), sessionId, now))!;

    test("is offered as a change and never taken, but only where that is wanted", async () => {
      const booked = await book("intro", [first]);
      const [session] = booked.booking.sessions;
      await writeAllDueEvents(NOW);
      await read(NOW + MINUTE);
      const present = await (await server.ask("GET", hrefOf(session!.icalUid))).text();
      const later = present.replace("T150000Z", "T180000Z").replace("T151500Z", "T181500Z");
      const move = async () =>
        server.ask("PUT", hrefOf(session!.icalUid), later, { "content-type": "text/calendar" });
      await move();
      await read(NOW + 2 * MINUTE);
      expect(await told(booked.booking.id, "calendar_changed")).toEqual([]); // off by default

      await choose(work, true);
      await server.ask(
        "PUT",
        hrefOf(session!.icalUid),
        `${later.replace("END:VEVENT", "COLOR:red\r\nEND:VEVENT")}`,
        { "content-type": "text/calendar" },
      );
      await read(NOW + 3 * MINUTE);
      await read(NOW + 4 * MINUTE);
      const to = { start: first + 3 * HOUR, end: first + 3 * HOUR + 15 * MINUTE };
      expect((await told(booked.booking.id, "calendar_changed")).map(({ data }) => data.to)).toEqual([to]);
      const record = await recordOf(session!.id, NOW + 5 * MINUTE);
      expect(record.session).toMatchObject({ start: first, status: "scheduled", icalSequence: 0 });
      expect(record.calendar).toMatchObject({
        changeStart: to.start,
        calendarName: expect.stringContaining("work"),
      });
      expect(await readFindings(await dana(), NOW)).toMatchObject([
        { kind: "moved", sessionId: session!.id },
      ]);

      expect(await asked(NOW + 5 * MINUTE)).toEqual([[session!.id, "moved"]]);
      const [mail] = await noticesSent();
      expect(mail).toMatchObject({
        to: "dana@demo.example",
        subject: "You moved Introduction with John Smith in your calendar",
      });
      expect(mail?.text).toContain("You moved it in your calendar to Mon, Nov 2, 1:00 PM EST.");
      expect(await restoreEvent(await dana(), session!.id, NOW + 5 * MINUTE)).toEqual({ ok: true });
      expect(await asked(NOW + 5 * MINUTE)).toEqual([]);
      await writeAllDueEvents(NOW + 5 * MINUTE);
      expect(await inCalendar()).toEqual(["20261102T150000Z 0"]);
      await read(NOW + 6 * MINUTE);
      expect((await recordOf(session!.id, NOW)).calendar?.changeSeenAt).toBeNull();

      await server.ask("DELETE", hrefOf(session!.icalUid));
      await read(NOW + 7 * MINUTE);
      expect((await told(booked.booking.id, "calendar_changed")).map(({ data }) => data.to)).toEqual([
        to,
        null,
      ]);
      expect(await readFindings(await dana(), NOW)).toMatchObject([{ kind: "deleted" }]);
      expect(await asked(NOW + 8 * MINUTE)).toEqual([[session!.id, "deleted"]]);
      expect((await recordOf(session!.id, NOW)).session.status).toBe("scheduled");
      await cancelSessions(await asOwner(booked), { sessions: [session!.id], reason: "" }, NOW + HOUR);
      await writeAllDueEvents(NOW + HOUR);
      expect(await readFindings(await dana(), NOW)).toEqual([]);
    });

    test("is reported once where it lies across a session, which stands", async () => {
      const booked = await book("intro", [first]);
      const [session] = booked.booking.sessions;
      await writeAllDueEvents(NOW);
      const dentist =
        "DTSTAMP:20260101T000000Z\r\nDTSTART:20261102T140000Z\r\nDTEND:20261102T151000Z\r\nEND:VEVENT";
      await server.put(work, "dentist", `BEGIN:VEVENT\r\nUID:dentist\r\n${dentist}`);
      await read(NOW + MINUTE);
      await server.put(work, "again", `BEGIN:VEVENT\r\nUID:again\r\n${dentist}`);
      await read(NOW + 2 * MINUTE);
      expect(await told(booked.booking.id, "calendar_conflict")).toHaveLength(1);
      const record = await recordOf(session!.id, NOW + HOUR);
      expect(record.busy).toEqual({ start: first - HOUR, end: first + 10 * MINUTE });
      expect(record.timeline[0]?.activity?.data.kind).toBe("calendar_conflict");
      expect((await noticesSent()).map(({ to, subject, text }) => ({ to, subject, text }))).toEqual([
        {
          to: "dana@demo.example",
          subject: "Your calendar is busy during Introduction with John Smith",
          text: expect.stringMatching(
            /Mon, Nov 2, 10:00 AM EST:\nIntroduction with John Smith. Your calendar is busy from Mon, Nov 2, 9:00 AM EST to Mon, Nov 2, 10:10 AM EST. Decide in the booking \(http/,
          ),
        },
      ]);
      expect(await asked(NOW + HOUR)).toEqual([[session!.id, "conflict"]]);

      // Left where it is, it is over; until the owner turns out to be busy otherwise.
      const vic = await addUser("Vic");
      await addMember(booked.booking.pageId, vic, "viewer");
      expect(await ignoreConflict(vic, session!.id, NOW)).toMatchObject({ ok: false });
      expect(await ignoreConflict(await dana(), session!.id, NOW + HOUR)).toMatchObject({ ok: true });
      expect((await recordOf(session!.id, NOW + HOUR)).busy).toBeNull();
      expect(await asked(NOW + HOUR)).toEqual([]);
      expect(await readFindings(await dana(), NOW)).toEqual([]);
      await server.put(work, "third", `BEGIN:VEVENT\r\nUID:third\r\n${dentist}`);
      await read(NOW + 3 * MINUTE);
      expect(await asked(NOW + HOUR)).toEqual([]);
      await server.put(work, "fourth", `BEGIN:VEVENT\r\nUID:4\r\n${dentist.replace("T151000Z", "T153000Z")}`);
      await read(NOW + 4 * MINUTE);
      expect(await told(booked.booking.id, "calendar_conflict")).toHaveLength(2);
      expect(await asked(NOW + HOUR)).toEqual([[session!.id, "conflict"]]);
      expect(await asked(first)).toEqual([]); // It has begun.
      expect(await noticesSent()).toHaveLength(1);
      expect(await readFindings(await dana(), NOW)).toMatchObject([{ kind: "conflict" }]);
      // Nothing of it stands in the way of what customers do.
      const moves = [{ sessionId: session!.id, start: second }];
      const moved = await rescheduleSessions(
        await asOwner(booked),
        { moves, reason: "", zone: null, confirmed: true },
        NOW + HOUR,
      );
      expect(moved).toMatchObject({ ok: true });
      expect(await readFindings(await dana(), NOW)).toEqual([]);
      expect(await asked(NOW + HOUR)).toEqual([]);
      // An owner who puts a session where they are busy knows it already.
      const back = [{ sessionId: session!.id, start: first }];
      await rescheduleSessions(
        await asOwner(booked),
        { moves: back, reason: "", zone: null, confirmed: true },
        NOW + 2 * HOUR,
      );
      await writeAllDueEvents(NOW + 2 * HOUR);
      await server.put(work, "fifth", `BEGIN:VEVENT\r\nUID:5\r\n${dentist}`);
      await read(NOW + 2 * HOUR);
      expect(await asked(NOW + 2 * HOUR)).toEqual([]);
      expect(await told(booked.booking.id, "calendar_conflict")).toHaveLength(2);
    });
  });
});
