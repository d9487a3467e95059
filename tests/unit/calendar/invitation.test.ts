import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { calendarFile, invitation } from "@/lib/domain/calendar/calendar";
import { contentLines } from "../../support/ics";
import { booked, canceled, event, moved, ownersCopy } from "./example";

const golden: Record<string, string> = {
  booked: invitation("REQUEST", booked),
  "booked-owner": invitation("REQUEST", ownersCopy),
  moved: invitation("REQUEST", moved),
  canceled: invitation("CANCEL", canceled),
  feed: calendarFile(
    [moved, event({ uid: "0b0f7a52-5f52-4f5e-8a07-3c1c2a3f5d01", status: "canceled", url: null })],
    {
      name: "Coaching with Dana Demo",
      refreshMinutes: 60,
    },
  ),
};

describe("golden files: the bytes of each kind of calendar data", () => {
  for (const [name, text] of Object.entries(golden)) {
    it(`${name}.ics`, () => {
      const path = fileURLToPath(new URL(`../../golden/${name}.ics`, import.meta.url));
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, text);
      expect(text).toBe(readFileSync(path, "utf8"));
    });
  }
});

describe("an invitation", () => {
  const lines = contentLines(invitation("REQUEST", booked));

  it("ends every line with CRLF, the last one too, and folds at 75 octets", () => {
    const long = invitation("REQUEST", event({ summary: "Größe 長い 👍 ".repeat(20) }));
    expect(contentLines(long)).toContain(`SUMMARY:${"Größe 長い 👍 ".repeat(20).trim()}`);
  });

  it("says its times in UTC and names no zone", () => {
    expect(lines).toContain("DTSTAMP:20260620T080000Z");
    expect(lines).toContain("DTSTART:20260625T140000Z");
    expect(lines).toContain("DTEND:20260625T143000Z");
    expect(lines.join("\n")).not.toMatch(/TZID|TIMEZONE|VTIMEZONE/);
  });

  it("holds nothing that belongs to a subscribed calendar, no alarm, no recurrence", () => {
    expect(lines.join("\n")).not.toMatch(/X-WR|^NAME|REFRESH|X-PUBLISHED|VALARM|RRULE|X-ALT-DESC/m);
  });

  it("leaves the URL unescaped and the text escaped", () => {
    const url = "https://book.example/manage/a,b;c?d=1";
    const written = contentLines(invitation("REQUEST", event({ url, description: `Go: ${url}\nor not` })));
    expect(written).toContain(`URL:${url}`);
    expect(written).toContain("DESCRIPTION:Go: https://book.example/manage/a\\,b\\;c?d=1\\nor not");
  });

  it("asks the customer and seats the owner", () => {
    expect(lines).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Ann Lee":MAILTO:ann@example.com',
    );
    expect(contentLines(invitation("REQUEST", ownersCopy))).toContain(
      'ATTENDEE;ROLE=CHAIR;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Dana Demo":MAILTO:dana@demo.example',
    );
  });

  it("has the status that its method allows, whatever the event says", () => {
    expect(invitation("REQUEST", event({ status: "canceled" }))).toContain("\r\nSTATUS:CONFIRMED\r\n");
    expect(invitation("CANCEL", event({ status: "confirmed" }))).toContain("\r\nSTATUS:CANCELLED\r\n");
  });

  it("names the address where there is no name", () => {
    const nameless = event({ attendee: { name: "\u200b\r\n", email: "ann@example.com", role: "customer" } });
    expect(invitation("REQUEST", nameless)).toContain('CN="ann@example.com"');
  });
});

describe("the copies", () => {
  it("name the other side, and which session of how many", () => {
    expect(booked.summary).toBe("Coaching 2/5 – Dana Demo");
    expect(ownersCopy.summary).toBe("Coaching 2/5 – Ann Lee");
  });

  it("carry the link in the text, and warn that declining does not cancel", () => {
    expect(booked.description).toBe(
      "Reschedule or cancel: https://book.example/manage/s3cr3t-t0k3n\nDeclining in your calendar does not cancel; use the link.",
    );
    expect(ownersCopy.description).not.toContain("http");
  });

  it("drop the link on CANCEL and give the reason", () => {
    const text = contentLines(invitation("CANCEL", canceled)).join("\n");
    expect(text).not.toContain("s3cr3t-t0k3n");
    expect(text).toContain("COMMENT:I am ill\\;\\nsorry\\, Dana");
    expect(text).toContain("SUMMARY:Coaching 2/5 – Dana Demo");
  });
});

describe("a calendar file", () => {
  const text = calendarFile([booked, event({ uid: "other", status: "canceled" })], { name: "A\r\nX-EVIL:1" });

  it("has neither METHOD nor people, and keeps the UIDs", () => {
    expect(text).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
    expect(contentLines(text)).toEqual(
      expect.arrayContaining([`UID:${booked.uid}`, "UID:other", "STATUS:CANCELLED"]),
    );
  });

  it("keeps its name on one line", () => {
    expect(contentLines(text)).toContain("X-WR-CALNAME:A X-EVIL:1");
  });

  it("may be empty", () => {
    expect(contentLines(calendarFile([]))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Reslot//Reslot//EN",
      "END:VCALENDAR",
    ]);
  });

  it("refuses one UID twice", () => {
    expect(() => calendarFile([booked, moved])).toThrow(/each UID once/);
  });
});

describe("faults of the caller", () => {
  const faults: [string, Parameters<typeof event>[0]][] = [
    ["a start that is the end", { end: booked.start }],
    ["a start after the end", { start: booked.end, end: booked.start }],
    ["a UID with a line break", { uid: "a\r\nX:1" }],
    ["a UID with a domain", { uid: "1@reslot.example" }],
    ["a sequence below zero", { sequence: -1 }],
    ["a sequence of milliseconds", { sequence: 1_780_000_000_000 }],
    ["a fractional sequence", { sequence: 0.5 }],
    ["a stamp that is no instant", { stampedAt: Number.NaN }],
    ["a URL of another scheme", { url: "javascript:alert(1)" }],
    ["a URL with a line break", { url: "https://book.example/\r\nX:1" }],
    ["two attendees in one address", { attendee: { name: "E", email: "a@x.org,b@x.org", role: "customer" } }],
    ["an address with a line break", { attendee: { name: "E", email: "a@x.org\r\nX:1", role: "customer" } }],
    ["an address that is a query", { attendee: { name: "E", email: "a?cc=b@x.org", role: "customer" } }],
    ["no organizer's address", { organizer: { name: "E", email: "" } }],
  ];
  it.each(faults)("%s", (_name, change) => {
    expect(() => invitation("REQUEST", event(change))).toThrow();
  });
});
