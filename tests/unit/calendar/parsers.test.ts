import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { calendarFile, invitation } from "@/lib/domain/calendar/calendar";
import { expectAgreement } from "../../support/calendar-agreement";
import {
  DEBIAN_PARSERS,
  hasDebianParsers,
  type ReadCalendar,
  readWithDebian,
  readWithIcalJs,
} from "../../support/ics";
import { booked, canceled, event, moved, ownersCopy } from "./example";

const GOLDEN = fileURLToPath(new URL("../../golden", import.meta.url));

const NAMES = [
  'Eve "Q" <b>x</b>, Zoe',
  "evil@x.org, Eve",
  "Eve\r\nATTENDEE:mailto:mallory@x.org",
  'Eve":mailto:mallory@x.org',
  "Eve\\;CN=Mallory:mailto:mallory@x.org",
  "\u202eevE\u0000\u0007\u0085\u2028",
  "^' ^n ^^",
  "👩‍👩‍👧 Ὀδυσσεύς",
  "x".repeat(10_000),
];

const texts = {
  booked: invitation("REQUEST", booked),
  owner: invitation("REQUEST", ownersCopy),
  moved: invitation("REQUEST", moved),
  canceled: invitation("CANCEL", canceled),
  feed: calendarFile([booked, event({ uid: "other", status: "canceled" })], {
    name: "Feed",
    refreshMinutes: 60,
  }),
};
const hostile = NAMES.map((name) =>
  invitation(
    "REQUEST",
    event({
      summary: name,
      description: `${name}\n${name}`,
      location: name,
      organizer: { name, email: "bookings@reslot.example" },
      attendee: { name, email: "eve@example.com", role: "customer" },
    }),
  ),
);

/** Backslashes left out: icalendar 4.0.3 undoes escapes one kind after another and loses one before a semicolon. */
function essence({ method, events }: ReadCalendar) {
  return {
    method,
    events: events.map(
      ({ uid, sequence, start, end, stamp, status, organizer, attendees, url, comment, summary }) => ({
        ...{ uid, sequence, start, end, stamp, status },
        ...{ organizer, attendees, url, comment, summary: summary.replaceAll("\\", "") },
      }),
    ),
  };
}

const iso = (instant: number) => new Date(instant).toISOString();

/** What each text says, whoever reads it. */
function expectTheStory(readings: Record<keyof typeof texts, ReadCalendar>) {
  const uid = booked.uid;
  const people = { organizer: "bookings@reslot.example", attendees: ["ann@example.com"] };
  const [first] = readings.booked.events;
  expect(first).toMatchObject({
    ...{ uid, sequence: 0, status: "CONFIRMED", ...people },
    ...{ start: iso(booked.start), end: iso(booked.end), stamp: iso(booked.stampedAt) },
    ...{
      url: "https://book.example/manage/s3cr3t-t0k3n",
      location: "12 Main Street, Springfield; 2nd floor",
    },
    summary: "Coaching 2/5 – Dana Demo",
    description: booked.description,
  });
  expect(readings.owner.events[0]).toMatchObject({ uid, sequence: 0, attendees: ["dana@demo.example"] });
  expect(readings.moved.events[0]).toMatchObject({
    uid,
    sequence: 1,
    start: iso(moved.start),
    status: "CONFIRMED",
    ...people,
  });
  expect(readings.canceled.events[0]).toMatchObject({
    ...{ uid, sequence: 2, start: iso(moved.start), status: "CANCELLED", ...people },
    comment: "I am ill;\nsorry, Dana",
    url: "",
  });
  expect(readings.feed.events.map((one) => [one.uid, one.status, one.organizer, one.attendees])).toEqual([
    [uid, "CONFIRMED", null, []],
    ["other", "CANCELLED", null, []],
  ]);
  const methods = Object.values(readings).map(({ method }) => method);
  expect(methods).toEqual(["REQUEST", "REQUEST", "REQUEST", "CANCEL", ""]);
}

function named<T>(readings: readonly T[]): Record<keyof typeof texts, T> {
  const keys = Object.keys(texts) as (keyof typeof texts)[];
  return Object.fromEntries(keys.map((key, index) => [key, readings[index]])) as Record<
    keyof typeof texts,
    T
  >;
}

describe("ical.js, which did not write it", () => {
  it("reads a session booked, moved and canceled under one UID with rising SEQUENCE", () => {
    expectTheStory(named(Object.values(texts).map(readWithIcalJs)));
  });

  it.each(NAMES.map((name, index) => [name.slice(0, 40), hostile[index] as string]))(
    "reads one attendee, the right one, named %j",
    (_name, text) => {
      expect(readWithIcalJs(text).events.map((one) => one.attendees)).toEqual([["eve@example.com"]]);
    },
  );
});

describe.skipIf(!hasDebianParsers())("Debian's parsers", () => {
  it("accept everything, libical by RFC 5546's tables, and read the same as ical.js", async () => {
    const all = [...Object.values(texts), ...hostile];
    const readings = await readWithDebian(all);
    for (const parser of DEBIAN_PARSERS) {
      const read = readings.map((reading) => reading[parser]);
      expect(read.flatMap(({ errors }) => errors)).toEqual([]);
      expectTheStory(named(read));
      expect(read.map(essence)).toEqual(all.map((text) => essence(readWithIcalJs(text))));
    }
  });

  it("agree on every golden file, as they do on one without any event", async () => {
    const names = readdirSync(GOLDEN).filter((name) => name.endsWith(".ics"));
    expect(names.length).toBeGreaterThanOrEqual(5);
    await expectAgreement([
      ...names.map((name) => readFileSync(join(GOLDEN, name), "utf8")),
      calendarFile([]),
    ]);
  });

  it("are heard with the text of the fault, in files without METHOD too", async () => {
    const broken = [
      texts.feed.replace(/SUMMARY:.*\r\n/, "$&SUMMARY:Once more\r\n"),
      texts.feed.replace(/VERSION:.*\r\n/, ""),
      texts.feed.replace(/DTSTAMP:.*\r\n/, ""),
      texts.feed.replace(/UID:.*\r\n/, ""),
    ];
    const heard = (await readWithDebian(broken)).map((reading) =>
      DEBIAN_PARSERS.filter((parser) => reading[parser].errors.length > 0),
    );
    expect(heard).toEqual([
      ["libical", "vobject"],
      ["libical"],
      ["icalendar", "vobject"],
      ["icalendar", "vobject"],
    ]);
    await expect(expectAgreement([texts.booked, broken[2]!])).rejects.toThrow(broken[2]);
  });

  it("would notice: a REQUEST that is canceled, a CANCEL without attendee, a floating time", async () => {
    const broken = [
      texts.booked.replace("STATUS:CONFIRMED", "STATUS:CANCELLED"),
      texts.canceled.replace(/ATTENDEE(.|\r\n )*\r\n/, ""),
      texts.booked.replace("DTSTART:20260625T140000Z", "DTSTART:20260625T140000"),
    ];
    const [status, attendee, floating] = await readWithDebian(broken);
    expect(status?.libical.errors).not.toEqual([]);
    expect(attendee?.libical.events[0]?.attendees).toEqual([]);
    expect(floating?.libical.events[0]?.start).toMatch(/^not UTC/);
  });
});
