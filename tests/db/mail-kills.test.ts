import { createHash, randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, MINUTE } from "@/lib/domain/time";
import type { Booked } from "@/lib/services/book/book-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { useDatabase } from "@/tests/support/database";
import { type KilledWorkers, startKilledWorkers } from "@/tests/support/killed-worker";
import { book, freeSlots, openStudio, reopen, rows } from "@/tests/support/studio";

/** `npm run stress` takes the time for all of them. */
const CHANGES = process.env.STRESS ? 2_000 : 200;
const PER_BOOKING = 20;
const BOOKINGS = CHANGES / PER_BOOKING;
const AT_ONCE = 8;

/** The workers read the clock: what lies behind it they would complete, and of what comes soon remind. */
const NOW = Date.now();
const dateIn = (days: number) => new Date(NOW + days * DAY).toISOString().slice(0, 10);

/** What arrived, in that order: `recipient Message-ID`, and the digest of its bytes. */
const arrived: { key: string; digest: string }[] = [];
let server: SMTPServer;
let workers: KilledWorkers;

useDatabase({ readCalendars: false }); // Thousands of times the same two messages.
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const messageId = /^Message-ID:\s+(\S+)/im.exec(raw.toString("latin1"))?.[1];
        const digest = createHash("sha256").update(raw).digest("hex");
        arrived.push({ key: `${session.envelope.rcptTo[0]?.address} ${messageId}`, digest });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await openStudio();
  await rows("DELETE FROM stakeholder");
  await rows("DELETE FROM page_member WHERE notified");
  await rows("UPDATE event_type SET session_count = 1 WHERE slug = 'meeting'");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  workers = startKilledWorkers(2, {
    SMTP_URL: `smtp://127.0.0.1:${address.port}`,
    NODE_ENV: "production",
    LOG_LEVEL: "error",
  });
});
afterAll(async () => {
  await workers.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

interface Sent {
  key: string;
  /** Whose mail about which booking: within it, order matters. */
  line: string;
  status: string;
  response: string;
}

test(`workers killed at random while ${CHANGES} changes run: every mail once, in order; what the server may have had, again as the same bytes`, {
  timeout: 240_000,
}, async () => {
  const slots = await freeSlots("meeting", dateIn(40), dateIn(100), NOW);
  const apart = slots.filter(({ start }, index) => index === 0 || start % (30 * MINUTE) === 0);
  const bookings: { booked: Booked; spare: number }[] = [];
  for (let index = 0; index < BOOKINGS; index++) {
    const [start, spare] = apart.slice(index * 2, index * 2 + 2).map((slot) => slot.start);
    if (!start || !spare) throw new Error("too few free times");
    bookings.push({ booked: await book("meeting", [start], {}, NOW), spare });
  }
  let running = true;
  const killing = killNowAndThen(() => running);
  const queue = bookings.values();
  const customers = Array.from({ length: AT_ONCE }, async () => {
    for (const { booked, spare } of queue) await change(booked, spare);
  });
  await Promise.all(customers);
  const wanted = await untilAllHaveLeft();
  running = false;
  await killing;

  expect(workers.kills).toBeGreaterThan(2);
  const sent = await rows<Sent>(`
      SELECT recipient || ' ' || message_id AS key, recipient || ' ' || booking_id AS line, status, response FROM mail
      ORDER BY position`);
  expect(sent).toHaveLength(wanted);
  expect(wanted).toBe(2 * (CHANGES + BOOKINGS));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set(["sent"]));
  expect([...firsts().keys()].sort()).toEqual(sent.map(({ key }) => key).sort());
  expectSameBytes();
  expectOrder(sent);
  const twice = arrived.length - wanted;
  expect(twice).toBeLessThanOrEqual(workers.kills * 3);
  expect(sent.filter(({ response }) => response.includes("Sent once more")).length).toBeGreaterThanOrEqual(
    new Set(repeated()).size,
  );
});

/** Moves the first session to and fro, as its customer would. */
async function change(booked: Booked, spare: number) {
  const [session] = booked.booking.sessions;
  if (!session) throw new Error("a booking has a session");
  for (let count = 1; count <= PER_BOOKING; count++) {
    const start = count % 2 === 1 ? spare : session.start;
    const request = { moves: [{ sessionId: session.id, start }], reason: `No. ${count}`, zone: null };
    const moved = await rescheduleSessions(await reopen(booked), request, NOW + count * MINUTE);
    if (!moved.ok) throw new Error(JSON.stringify(moved));
  }
}

async function killNowAndThen(goesOn: () => boolean) {
  while (goesOn()) {
    const until = arrived.length + randomInt(20, CHANGES / 2);
    while (goesOn() && arrived.length < until) await sleep(5);
    if (goesOn()) workers.kill();
    await sleep(randomInt(200, 1_500));
  }
}

async function untilAllHaveLeft(): Promise<number> {
  for (;;) {
    const [left] = await rows<{ mails: number; sent: number; uncomposed: number }>(`
      SELECT count(*)::int AS mails, (count(*) FILTER (WHERE status = 'sent'))::int AS sent,
        (SELECT count(*)::int FROM activity WHERE composed_at IS NULL) AS uncomposed FROM mail`);
    if (left && left.uncomposed === 0 && left.mails === left.sent) return left.mails;
    await sleep(100);
  }
}

/** Where each mail arrived first. */
function firsts(): Map<string, number> {
  const first = new Map<string, number>();
  for (const [index, { key }] of arrived.entries()) if (!first.has(key)) first.set(key, index);
  return first;
}

function repeated(): string[] {
  const seen = new Set<string>();
  return arrived.flatMap(({ key }) => {
    if (seen.has(key)) return [key];
    seen.add(key);
    return [];
  });
}

function expectSameBytes() {
  const digests = new Map(arrived.map(({ key, digest }) => [key, digest]));
  expect(arrived.filter(({ key, digest }) => digests.get(key) !== digest)).toEqual([]);
}

/** Of one person's mails about one booking each arrives before any later one, and a repeated one at once. */
function expectOrder(sent: readonly Sent[]) {
  const lineOf = new Map(sent.map(({ key, line }) => [key, line]));
  const byLine = (keys: readonly string[]) => {
    const lines = new Map<string, string[]>();
    for (const key of keys) {
      const line = lineOf.get(key) ?? "";
      lines.set(line, [...(lines.get(line) ?? []), key]);
    }
    return lines;
  };
  const came = byLine(arrived.map(({ key }) => key));
  for (const [line, keys] of byLine(sent.map(({ key }) => key))) {
    expect(came.get(line)?.filter((key, index, all) => all[index - 1] !== key)).toEqual(keys);
  }
}
