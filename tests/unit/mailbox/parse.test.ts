import { describe, expect, it } from "vitest";
import { mimeBytes } from "@/lib/mail/mime";
import { parseMail } from "@/lib/mail/parse";

const ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nX-NAME:Zoë\r\nEND:VCALENDAR\r\n";

const draft = {
  recipient: { name: "Zoë Ångström", email: "zoe@example.com" },
  replyTo: { name: "Dana Demo", email: "dana@demo.example" },
  subject: "Your 3 sessions are confirmed — Zoë",
  text: "Dear Zoë,\n\nhttps://book.example/manage/abc",
  html: '<html><head></head><body><a href="https://book.example/manage/abc">Cancel/Reschedule</a></body></html>',
  messageId: "<PKG-1.abc@reslot.example>",
  references: ["<PKG-1.0@reslot.example>"],
  headers: { "Auto-Submitted": "auto-generated" },
  calendar: { method: "REQUEST", content: ICS },
} as unknown as Parameters<typeof mimeBytes>[0];

const parsed = async (change: object = {}) =>
  parseMail(
    await mimeBytes(
      { ...draft, ...change },
      { name: "Demo Studio", email: "bookings@reslot.example" },
      Date.parse("2026-07-01T12:00:00Z"),
    ),
  );

describe("a stored mail taken apart", () => {
  it("has the texts as they were written", async () => {
    const mail = await parsed();
    expect(mail.subject).toBe(draft.subject);
    expect(mail.text.trimEnd()).toBe(draft.text);
    expect(mail.html).toBe(draft.html);
  });

  it("shows its headers decoded and unfolded", async () => {
    const headers = new Map((await parsed()).headers.map(({ name, value }) => [name, value]));
    expect(headers.get("To")).toContain("Zoë Ångström");
    expect(headers.get("To")).toContain("zoe@example.com");
    expect(headers.get("Subject")).toBe(draft.subject);
    expect(headers.get("Message-ID")).toBe("<PKG-1.abc@reslot.example>");
    expect(headers.get("Auto-Submitted")).toBe("auto-generated");
  });

  it("lists the calendar data with its method, and the same bytes as a file", async () => {
    const { parts } = await parsed();
    expect(parts.map(({ contentType, method, filename }) => [contentType, method, filename])).toEqual([
      ["text/calendar", "REQUEST", null],
      ["application/ics", null, "invite.ics"],
    ]);
    for (const { content } of parts) expect(content.toString("utf8")).toBe(ICS);
  });

  it("has no parts where there is only text", async () => {
    const { parts, html } = await parsed({ calendar: null, html: undefined });
    expect(parts).toEqual([]);
    expect(html).toBeNull();
  });
});
