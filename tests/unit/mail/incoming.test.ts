import { describe, expect, test } from "vitest";
import { readIncoming } from "@/lib/mail/read-incoming";

const UID = "6f1c0b9e-7d5b-4a0a-9d2f-0c1b2a3d4e5f";
const JOHN = "john@customers.example";
const STAMPED = Date.parse("2026-10-20T12:00:00Z");

const crlf = (lines: readonly string[]) => lines.join("\r\n");

/** A message of one part; `more` are further headers. */
const mail = (type: string, body: string | Buffer, ...more: string[]) =>
  Buffer.concat([
    Buffer.from(
      crlf([`From: John <${JOHN}>`, ...more, "MIME-Version: 1.0", `Content-Type: ${type}`, "", ""]),
    ),
    Buffer.from(body),
  ]);

interface Written {
  readonly method?: string | null;
  readonly uid?: string;
  readonly stamp?: string | null;
  readonly attendees?: readonly string[];
  readonly lines?: readonly string[];
  readonly zone?: readonly string[];
}

function calendar({
  method = "REPLY",
  uid = UID,
  stamp = "20261020T120000Z",
  ...more
}: Written = {}): string {
  const { attendees = [`ATTENDEE;PARTSTAT=DECLINED:mailto:${JOHN}`], lines = [], zone = [] } = more;
  return crlf([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...(method === null ? [] : [`METHOD:${method}`]),
    ...zone,
    "BEGIN:VEVENT",
    `UID:${uid}`,
    ...(stamp === null ? [] : [`DTSTAMP:${stamp}`]),
    ...lines,
    "ORGANIZER:mailto:Bookings@reslot.example",
    ...attendees,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
}

const answerIn = async (raw: Buffer) => {
  const read = await readIncoming(raw);
  if (read.about !== "answer") throw new Error(`It is about ${read.about}.`);
  return read;
};

const TYPE = "text/calendar; charset=utf-8";

describe("an answer, however its program writes it", () => {
  const expected = { uid: UID, attendee: JOHN, answer: "declined", stampedAt: STAMPED };

  test.each<[string, Buffer]>([
    ["its method only in the part's header", mail(`${TYPE}; method=reply`, calendar({ method: null }))],
    ["a byte order mark", mail(TYPE, `\uFEFF${calendar()}`)],
    ["a space after the UID", mail(TYPE, calendar({ uid: `${UID} ` }))],
    [
      "UTF-16",
      mail(
        "text/calendar; charset=utf-16le",
        Buffer.from(calendar(), "utf16le").toString("base64"),
        "Content-Transfer-Encoding: base64",
      ),
    ],
    [
      "no DTSTAMP: when it was sent",
      mail(TYPE, calendar({ stamp: null }), "Date: Tue, 20 Oct 2026 14:00:00 +0200"),
    ],
    [
      "the line before it with which Postfix begins",
      Buffer.concat([
        Buffer.from("From john@customers.example  Tue Oct 20 12:00:01 2026\r\n"),
        mail(TYPE, calendar()),
      ]),
    ],
    ["a charset that nobody knows", mail("text/calendar; charset=x-none", calendar())],
  ])("%s", async (_, raw) => {
    expect(await answerIn(raw)).toMatchObject(expected);
  });

  test("neither DTSTAMP nor Date", async () => {
    expect((await answerIn(mail(TYPE, calendar({ stamp: null })))).stampedAt).toBeNull();
    expect((await answerIn(mail(TYPE, calendar({ stamp: null }), "Date: soon"))).stampedAt).toBeNull();
  });

  test("a comment in its part's charset", async () => {
    const body = Buffer.from(calendar({ lines: ["COMMENT:Jää"] }), "latin1");
    const raw = mail("text/calendar; charset=iso-8859-1", body, "Content-Transfer-Encoding: 8bit");
    expect((await answerIn(raw)).comment).toBe("Jää");
  });

  test("its sender's address", async () => {
    expect((await answerIn(mail(TYPE, calendar()))).from).toBe(JOHN);
  });
});

describe("who answers", () => {
  const attendee = (address: string) => `ATTENDEE;PARTSTAT=DECLINED:MAILTO:${address}`;
  const read = (method: string, ...addresses: string[]) =>
    readIncoming(mail(TYPE, calendar({ method, attendees: addresses.map(attendee) })));

  test("not the organizer, who may be listed too", async () => {
    expect(await read("COUNTER", "bookings@reslot.example", JOHN)).toMatchObject({ attendee: JOHN });
    expect(await read("REPLY", JOHN, "bookings@reslot.example")).toMatchObject({ attendee: JOHN });
    expect(await read("COUNTER", "bookings@reslot.example")).toEqual({ about: "nothing" });
  });

  test("of several, who sent the proposal; a reply has one", async () => {
    expect(await read("COUNTER", "ann@customers.example", JOHN)).toMatchObject({ attendee: JOHN });
    expect(await read("COUNTER", "ann@customers.example", "john+cal@customers.example")).toMatchObject({
      attendee: "john+cal@customers.example",
    });
    expect(await read("COUNTER", "ann@customers.example", "bea@customers.example")).toEqual({
      about: "nothing",
    });
    expect(await read("REPLY", "ann@customers.example", JOHN)).toEqual({ about: "nothing" });
  });

  test("nobody whose address is none", async () => {
    expect(await read("REPLY", "jo\u0000hn@customers.example")).toEqual({ about: "nothing" });
    expect(await read("REPLY", "urn:uuid:11111111-1111-4111-8111-111111111111")).toEqual({
      about: "nothing",
    });
  });
});

describe("a proposed time", () => {
  const proposed = async (start: string, zone: readonly string[] = []) =>
    (
      await answerIn(mail(TYPE, calendar({ method: "COUNTER", lines: [`DTSTART${start}`], zone })))
    ).proposedStart();
  const zoneOf = (tzid: string, rule: string, offset: string) => [
    "BEGIN:VTIMEZONE",
    `TZID:${tzid}`,
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    ...(rule === "" ? [] : [`RRULE:${rule}`]),
    "END:STANDARD",
    "END:VTIMEZONE",
  ];
  const TEN = Date.parse("2026-11-02T10:00:00Z");

  test("is cut to the minute, on whatever clock it is given", async () => {
    expect(await proposed(":20261102T100030Z")).toBe(TEN);
    expect(await proposed(";TZID=Europe/Berlin:20261102T110059")).toBe(TEN);
    expect(await proposed(";TZID=Office:20261102T093030", zoneOf("Office", "", "-0030"))).toBe(TEN);
  });

  test("in an IANA zone goes by our own tables, whatever the mail says of it", async () => {
    expect(await proposed(";TZID=Europe/Berlin:20261102T110000")).toBe(TEN);
    const wrong = zoneOf("Europe/Berlin", "FREQ=SECONDLY", "-0500");
    expect(await proposed(";TZID=Europe/Berlin:20261102T110000", wrong)).toBe(TEN);
  });

  test("is none without a zone that somebody explains", async () => {
    expect(await proposed(":20261102T100000")).toBeNull();
    expect(await proposed(";VALUE=DATE:20261102")).toBeNull();
    expect(await proposed(";TZID=Nowhere:20261102T100000")).toBeNull();
  });

  test("is none in a zone whose rules never end, and that is known soon", async () => {
    const before = performance.now();
    expect(await proposed(";TZID=X:20261102T100000", zoneOf("X", "FREQ=SECONDLY", "+0100"))).toBeNull();
    expect(performance.now() - before).toBeLessThan(1_500);
  });
});
