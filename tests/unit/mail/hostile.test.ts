import { simpleParser } from "mailparser";
import { beforeAll, describe, expect, it } from "vitest";
import type { BookingPage, Offer } from "@/lib/domain/booking/page";
import { AUDIENCES, isTold, SCENARIOS } from "@/lib/domain/notifications/scenarios";
import { composeChange } from "@/lib/mail/compose";
import { mimeBytes } from "@/lib/mail/mime";
import { sampleChange } from "@/lib/mail/sample";
import type { Change, Draft } from "@/lib/mail/types";
import { expectAgreement } from "../../support/calendar-agreement";
import { contentLines, hasDebianParsers, readWithIcalJs } from "../../support/ics";
import { hasPython, type ReadMail, readWithPython } from "../../support/read-mail";
import { booked, booking } from "./example";

/** Each stands in every text that somebody can write, by the name of what it tries. */
const HOSTILE = {
  "headers and properties": `Eve "Q" <b@x.org>, Zoe\r\nBcc: mallory@x.org\r\nATTENDEE:mailto:mallory@x.org\n;CN=":mailto:m@x.org\\,\\;`,
  "what can't be seen":
    "\u202ereversed\u0000\u0007\u0085\u2028\u2066\ufeff =?utf-8?B?PGI+?= \ud800 👩‍👩‍👧 Ὀδυσσεύς",
  "10,000 characters": `${"x".repeat(70)}é👩`.repeat(140),
  HTML: `<script>alert(1)</script><img src=x onerror=alert(1)> "><a href="javascript:x">y</a> {link} &amp; http://evil.example/x`,
} as const;

const NOW = Date.parse("2026-06-01T12:00:00Z");
const HEADERS = [
  ..."from to reply-to subject message-id date mime-version content-type content-transfer-encoding".split(
    " ",
  ),
  ..."references in-reply-to auto-submitted x-auto-response-suppress".split(" "),
];
const PROPERTIES = [
  ..."UID SEQUENCE DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION LOCATION STATUS TRANSP ORGANIZER ATTENDEE COMMENT URL".split(
    " ",
  ),
  ..."BEGIN END VERSION PRODID METHOD".split(" "),
];

interface Written {
  readonly what: string;
  readonly draft: Draft;
  readonly raw: Buffer;
  readonly change: Change;
}

function pageOf(text: string): BookingPage {
  return {
    ...{ accountId: booking.accountId, accountName: text, id: booking.pageId, slug: "demo", title: text },
    ...{ description: text, zone: "America/New_York", paused: false, accentColor: null, logoHash: null },
    owner: { ...booked.owner, name: text },
    invitations: "automatic",
  };
}

function changeOf(scenario: (typeof SCENARIOS)[number], text: string, sessionCount: number): Change {
  const offer: Offer = {
    ...{ id: "offer", slug: "offer", title: text, description: text, locationKind: "place", location: text },
    ...{ durationMinutes: 30, sessionCount, requiresApproval: false },
    ...{ price: booking.price, policy: booking.policy },
    form: { company: "off", phone: "off", questions: [] } as unknown as Offer["form"],
  };
  const sample = sampleChange(scenario, pageOf(text), offer, NOW);
  const customer = { name: text, email: "ann@example.com" };
  const answers = [{ label: text, value: text }];
  const told = { customer, guests: ["gus@example.com"], note: text, company: text, phone: text, answers };
  return {
    ...booked,
    ...sample,
    reason: text,
    booking: { ...sample.booking, ...told },
    owner: { ...booked.owner, name: text },
    account: { name: text },
    from: { name: text, email: booked.from.email },
    stakeholders: [{ name: text, email: "sam@demo.example" }],
  };
}

let written: Written[];
let readings: ReadMail[];
beforeAll(async () => {
  written = [];
  for (const [index, [what, text]] of Object.entries(HOSTILE).entries()) {
    for (const scenario of SCENARIOS) {
      const change = changeOf(scenario, text, index === 0 ? 2 : 1);
      for (const draft of await composeChange(change)) {
        const raw = await mimeBytes(draft, change.from, change.at);
        written.push({ what: `${scenario} to ${draft.role}: ${what}`, draft, raw, change });
      }
    }
  }
  readings = hasPython() ? await readWithPython(written.map(({ raw }) => raw)) : [];
}, 120_000);

/** Fails with the name of the first mail for which something is not so. */
function ofAll(check: (one: Written, index: number) => void) {
  for (const [index, one] of written.entries()) {
    try {
      check(one, index);
    } catch (error) {
      throw new Error(`${one.what}\n${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}

/** Controls but for line ends and tabs, formats but for the joiner within an emoji, and halves of surrogate pairs. */
const UNSEEN = /(?![\t\n\r\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe("hostile names, notes, reasons, titles and places in every mail of every scenario", () => {
  it("every scenario is there in the form of everybody who is told of it", () => {
    for (const scenario of SCENARIOS) {
      const mails = written.filter(({ what }) => what.startsWith(`${scenario} `));
      const roles = new Set(mails.map(({ draft }) => draft.role));
      const told = [roles.has("customer"), roles.has("owner"), roles.has("stakeholder")];
      expect([scenario, ...told]).toEqual([
        scenario,
        ...AUDIENCES.map((audience) => isTold(scenario, audience)),
      ]);
    }
  });

  it("mailparser: one recipient, one sender, no header that is not ours, a subject of one line", async () => {
    const mails = await Promise.all(
      written.map(({ raw }) => simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true })),
    );
    ofAll(({ draft, change }, index) => {
      const mail = mails[index]!;
      expect(
        [mail.to]
          .flat()
          .flatMap((to) => to?.value ?? [])
          .map(({ address }) => address),
      ).toEqual([draft.recipient.email]);
      expect(mail.from?.value.map(({ address }) => address)).toEqual([change.from.email]);
      expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
      expect(mail.replyTo?.value.map(({ address }) => address)).toEqual([draft.replyTo.email]);
      expect(mail.headerLines.map(({ key }) => key).filter((key) => !HEADERS.includes(key))).toEqual([]);
      expect(mail.subject).toBe(draft.subject.replaceAll("=?", "= ?"));
      expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(UNSEEN);
    });
  });

  it.skipIf(!hasPython())("Python reads the same, and finds no defect", () => {
    ofAll(({ draft, change }, index) => {
      const mail = readings[index]!;
      expect(mail.defects).toEqual([]);
      expect([mail.to, mail.cc, mail.from, mail.replyTo]).toEqual([
        [draft.recipient.email],
        [],
        [change.from.email],
        [draft.replyTo.email],
      ]);
      expect(mail.names.filter((name) => !HEADERS.includes(name))).toEqual([]);
      expect(new Set(mail.names).size).toBe(mail.names.length);
      expect(mail.text.replaceAll("\r", "").trim()).toBe(draft.text.trim());
      expect(mail.types.filter((type) => type === "text/calendar")).toHaveLength(draft.calendar ? 1 : 0);
    });
  });

  it("HTML: everything is escaped, nothing is loaded, and no link leads where a customer wants it to", () => {
    ofAll(({ draft }) => {
      expect(draft.html).not.toMatch(/<script|<img|<iframe|onerror\s*=\s*["']?alert\(1\)>|javascript:x"/i);
      const links = [...draft.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");
      expect(
        links.filter((href) => !/^(https:\/\/book\.example\/|webcal:\/\/book\.example\/|mailto:)/.test(href)),
      ).toEqual([]);
      if (draft.role === "customer" || draft.role === "guest")
        expect(draft.html).not.toMatch(/href="[^"]*evil/);
    });
  });

  it("calendar data: one attendee, one organizer, each property at most once, none that is not ours", () => {
    const texts = written.flatMap(({ draft }) => (draft.calendar ? [draft.calendar.content] : []));
    expect(texts.length).toBeGreaterThan(40);
    ofAll(({ draft, change }) => {
      if (!draft.calendar) return;
      const lines = contentLines(draft.calendar.content);
      const names = lines.map((line) => /^[A-Z-]+/.exec(line)?.[0] ?? line);
      expect(names.filter((name) => !PROPERTIES.includes(name))).toEqual([]);
      const once = names.filter((name) => name !== "BEGIN" && name !== "END");
      expect(new Set(once).size).toBe(once.length);
      const [event] = readWithIcalJs(draft.calendar.content).events;
      expect([event?.organizer, event?.attendees]).toEqual([change.from.email, [draft.recipient.email]]);
      expect(JSON.stringify(event)).not.toMatch(UNSEEN);
    });
  });

  it.skipIf(!hasDebianParsers())(
    "calendar data: three further parsers read the same, libical by RFC 5546's tables",
    async () => {
      await expectAgreement(written.flatMap(({ draft }) => (draft.calendar ? [draft.calendar.content] : [])));
    },
  );
});
