import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { composeChange } from "@/lib/mail/compose";
import { mimeBytes } from "@/lib/mail/mime";
import type { Change, Draft } from "@/lib/mail/types";
import {
  attendeeNames,
  contentLines,
  DEBIAN_PARSERS,
  hasDebianParsers,
  readWithDebian,
  readWithIcalJs,
} from "../../support/ics";
import { approved, booked, booking, canceled, rescheduled } from "./example";

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly Part[];
  readonly body: Buffer;
}

/** The MIME tree read by hand, for mailparser hides how the alternatives stand. */
function treeOf(raw: Buffer): Part {
  const text = raw.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const unfolded = text.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const headers = new Map(
    unfolded
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
  const content = text.slice(end + 4);
  const boundary = /boundary="([^"]+)"/.exec(headers.get("content-type") ?? "")?.[1];
  const encoding = headers.get("content-transfer-encoding");
  const pieces = boundary === undefined ? [] : content.split(`--${boundary}`).slice(1, -1);
  const body =
    encoding === "base64"
      ? Buffer.from(content, "base64")
      : encoding === "quoted-printable"
        ? Buffer.from(
            content
              .replace(/=\r\n/g, "")
              .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            "latin1",
          )
        : Buffer.from(content, "latin1");
  return { headers, body, parts: pieces.map((piece) => treeOf(Buffer.from(piece.slice(2), "latin1"))) };
}

const type = (part: Part | undefined) => part?.headers.get("content-type") ?? "";

async function written(draft: Draft, change: Change): Promise<Buffer> {
  return mimeBytes(draft, change.from, change.at);
}

async function allWritten(change: Change) {
  const drafts = await composeChange(change);
  return Promise.all(drafts.map(async (draft) => ({ draft, raw: await written(draft, change) })));
}

describe("the tree of ics.md section 4", () => {
  it.each([
    ["REQUEST", approved],
    ["CANCEL", canceled],
  ] as const)(
    "%s: text, HTML and calendar as alternatives, the same bytes attached",
    async (method, change) => {
      for (const { draft, raw } of await allWritten(change)) {
        if (draft.calendar === null) continue;
        const root = treeOf(raw);
        expect(type(root)).toMatch(/^multipart\/mixed;/);
        const [alternatives, attachment] = root.parts;
        expect(root.parts).toHaveLength(2);
        expect(type(alternatives)).toMatch(/^multipart\/alternative;/);
        const [text, html, calendar] = alternatives?.parts ?? [];
        expect(alternatives?.parts).toHaveLength(3);
        expect(type(text)).toBe("text/plain; charset=utf-8");
        expect(type(html)).toBe("text/html; charset=utf-8");
        expect(type(calendar)).toBe(`text/calendar; charset=utf-8; method=${method}`);
        expect(type(attachment)).toBe("application/ics; name=invite.ics");
        expect(attachment?.headers.get("content-disposition")).toBe("attachment; filename=invite.ics");
        expect(attachment?.body.toString("utf8")).toBe(draft.calendar.content);
        expect(calendar?.body.toString("utf8")).toBe(`${draft.calendar.content}\r\n`);
        expect(contentLines(draft.calendar.content)).toContain(`METHOD:${method}`);
      }
    },
  );

  it("a summary of several sessions has no calendar part", async () => {
    const [{ raw } = { raw: Buffer.of() }] = await allWritten(booked);
    expect(type(treeOf(raw))).toMatch(/^multipart\/alternative;/);
    expect(raw.toString()).not.toContain("text/calendar");
  });
});

describe("headers", () => {
  it("are those of the draft, dated at the change; one To, no Cc or Bcc", async () => {
    for (const { draft, raw } of await allWritten(rescheduled)) {
      const { headers } = treeOf(raw);
      const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
      expect(mail.messageId).toBe(draft.messageId);
      expect([mail.references ?? []].flat()).toEqual(draft.references);
      expect(mail.inReplyTo).toBe(draft.references.at(-1));
      expect(mail.date?.getTime()).toBe(rescheduled.at);
      expect(mail.subject).toBe(draft.subject);
      expect(mail.from?.value).toEqual([{ address: "bookings@reslot.example", name: "Demo Studio" }]);
      expect([mail.to].flat().flatMap((to) => to?.value ?? [])).toEqual([
        { address: draft.recipient.email, name: draft.recipient.name },
      ]);
      expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
      expect(mail.replyTo?.value.map(({ address }) => address)).toEqual([draft.replyTo.email]);
      expect(headers.get("auto-submitted")).toBe("auto-generated");
      expect(headers.get("x-auto-response-suppress")).toBe("OOF, AutoReply");
      expect([...headers.keys()].some((name) => /unsubscribe|precedence|x-mailer/.test(name))).toBe(false);
    }
  });

  it("the first mail of a booking answers nothing", async () => {
    const [first] = await allWritten(booked);
    expect(first?.raw.toString()).not.toMatch(/^(References|In-Reply-To):/m);
  });

  it("every line ends with CRLF, as it is stored and sent", async () => {
    for (const { raw } of await allWritten(approved)) expect(raw.toString()).not.toMatch(/[^\r]\n|\r[^\n]/);
  });

  it("the same draft is the same bytes, so that a retry is no second mail", async () => {
    const [draft] = await composeChange(approved);
    expect(draft && (await written(draft, approved))).toEqual(draft && (await written(draft, approved)));
  });
});

const HOSTILE = [
  'Eve "Q" <b>x</b>, Zoe',
  "evil@x.org, Eve",
  "Eve\r\nBcc: mallory@x.org\r\n\r\nATTENDEE:mailto:mallory@x.org",
  "Eve\nMETHOD:CANCEL\nEND:VCALENDAR",
  "=?utf-8?q?Eve?= <mallory@x.org>",
  "</style><script>alert(1)</script>",
  "\u202egro.x@yrollam\u2069 \u0000\u0007\u0085\u2028\u200b",
  "(mallory@x.org) group: a@x.org, b@x.org;",
  "buy at https://spam.example/now or spam.example",
  "👩‍👩‍👧 Ὀδυσσεύς 王 é",
  "x".repeat(10_000),
];

/** Everything that people type, hostile at once. */
function attack(text: string): Change {
  const owner = { ...rescheduled.owner, name: text };
  const attacked = {
    ...rescheduled.booking,
    customer: { name: text, email: "ann@example.com" },
    note: text,
    title: text,
    location: text,
  };
  return {
    ...rescheduled,
    booking: attacked,
    reason: text,
    owner,
    account: { name: text },
    from: { name: text, email: "bookings@reslot.example" },
    stakeholders: [{ name: text, email: "sam@demo.example" }],
  };
}

const RECIPIENTS = ["ann@example.com", "dana@demo.example", "gus@example.com", "sam@demo.example"];
const HEADERS =
  "auto-submitted content-type date from in-reply-to message-id mime-version references reply-to subject to x-auto-response-suppress";

describe.each(HOSTILE.map((text) => [text.slice(0, 40), text] as const))("hostile text %j", (_name, text) => {
  it("makes no header, no recipient, no property and no markup", async () => {
    const change = attack(text);
    const mails = await allWritten(change);
    expect([...new Set(mails.map(({ draft }) => draft.recipient.email))].sort()).toEqual(RECIPIENTS);
    for (const { draft, raw } of mails) {
      expect([...treeOf(raw).headers.keys()].sort().join(" ")).toBe(HEADERS);
      const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
      const name = draft.recipient.name.slice(0, 100).replaceAll("=?", "= ?");
      expect([mail.to].flat().flatMap((to) => to?.value ?? [])).toEqual([
        { address: draft.recipient.email, name },
      ]);
      expect(mail.subject).toBe(draft.subject.replaceAll("=?", "= ?"));
      expect(mail.from?.value.map(({ address }) => address)).toEqual(["bookings@reslot.example"]);
      expect(mail.replyTo?.value.map(({ address }) => address)).toEqual([draft.replyTo.email]);
      expect(draft.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(draft.html).not.toMatch(/<(script|b)>/);
      expect(draft.text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      if (draft.calendar === null) continue;
      const [event] = readWithIcalJs(draft.calendar.content).events;
      expect(event?.attendees).toEqual([draft.recipient.email]);
      expect(event?.organizer).toBe("bookings@reslot.example");
      expect(attendeeNames(draft.calendar.content)[0]?.length).toBeLessThanOrEqual(100);
      expect(
        contentLines(draft.calendar.content).filter((line) => /^(METHOD|ATTENDEE|BEGIN|END)/.test(line)),
      ).toHaveLength(6);
    }
  });
});

describe("what a customer writes", () => {
  const spam = "Win at https://spam.example/now or spam.example!";
  const change: Change = {
    ...canceled,
    booking: { ...canceled.booking, customer: { name: spam, email: "ann@example.com" }, note: spam },
    reason: spam,
  };

  it("carries no links to addresses that nobody verified, in no part of the mail", async () => {
    for (const { draft, raw } of await allWritten(change)) {
      if (draft.role !== "customer" && draft.role !== "guest") continue;
      const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
      const everything = `${mail.subject} ${mail.to ? draft.recipient.name : ""} ${mail.text} ${mail.html} ${draft.calendar?.content.replaceAll("\r\n ", "")}`;
      expect(everything).not.toMatch(/spam\.example/);
    }
  });

  it("reaches the owner as it was written", async () => {
    const drafts = await composeChange(change);
    const summary = drafts.find(({ role }) => role === "owner");
    expect(summary?.text).toContain(`Reason:\n> ${spam}`);
  });

  it("the note comes back to nobody but the owner's side", async () => {
    const drafts = await composeChange({ ...booked, booking: { ...booking, note: "a secret word" } });
    const told = new Set(drafts.filter(({ text }) => text.includes("a secret word")).map(({ role }) => role));
    expect([...told].sort()).toEqual(["owner", "stakeholder"]);
  });
});

describe.skipIf(!hasDebianParsers())("Debian's parsers", () => {
  it("accept every calendar part of every change, hostile ones too, and read the same people", async () => {
    const changes = [booked, approved, rescheduled, canceled, ...HOSTILE.map(attack)];
    const drafts = (await Promise.all(changes.map(composeChange))).flat().filter(({ calendar }) => calendar);
    const readings = await readWithDebian(drafts.map(({ calendar }) => calendar?.content ?? ""));
    for (const [index, reading] of readings.entries()) {
      const draft = drafts[index];
      const [own] = readWithIcalJs(draft?.calendar?.content ?? "").events;
      for (const parser of DEBIAN_PARSERS) {
        const { errors, method, events } = reading[parser];
        expect(errors).toEqual([]);
        expect(method).toBe(draft?.calendar?.method);
        expect(
          events.map(({ uid, sequence, attendees, start }) => ({ uid, sequence, attendees, start })),
        ).toEqual([
          { uid: own?.uid, sequence: own?.sequence, attendees: [draft?.recipient.email], start: own?.start },
        ]);
      }
    }
  });
});
