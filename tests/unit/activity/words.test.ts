import { describe, expect, it } from "vitest";
import { daysOfLines } from "@/app/admin/activity/line-view";
import { momentText } from "@/app/admin/activity/times";
import { formatLocalIso } from "@/lib/format-iso";
import { withoutCustomerLinks } from "@/lib/mail/customer-links";
import type { StreamRow } from "@/lib/services/activity/read-activity";
import { changeWord, troubleWord } from "@/lib/stream-words";

/** Wed, Jun 24, 2026, noon in New York. */
const NOW = Date.parse("2026-06-24T16:00:00Z");
const at = (text: string) => Date.parse(`${text}-04:00`);

const row = (change: Partial<StreamRow> = {}): StreamRow => ({
  sessionId: "s1",
  reference: "BKNG-2F8KJM7DY4QA",
  position: 3,
  start: at("2026-07-02T13:00"),
  end: at("2026-07-02T13:45"),
  status: "rescheduled",
  statusBy: "customer",
  suggestedStarts: null,
  changedAt: at("2026-06-24T11:31"),
  at: at("2026-06-24T11:31"),
  pageId: "p1",
  pageTitle: "Dana Moreau",
  bookingId: "b1",
  bookingReference: "PKG-7Q2M4XW9TD",
  title: "Leadership coaching",
  sessionCount: 5,
  customerId: "c1",
  customerName: "Priya Nair",
  customerEmail: "priya.nair@northwind.example",
  latest: {
    id: "a1",
    kind: "rescheduled",
    by: "customer",
    byName: "Priya Nair",
    reason: null,
    from: { start: at("2026-06-26T13:00"), end: at("2026-06-26T13:45") },
  },
  trouble: null,
  asked: null,
  packageCompleted: false,
  ...change,
});

const reader = {
  now: NOW,
  zone: "America/New_York",
  locale: "en-US",
  me: "Dana Moreau",
  editable: new Set(["p1"]),
};
const line = (change: Partial<StreamRow> = {}) =>
  daysOfLines([{ row: row(change), sessions: [row(change)] }], reader)[0]!.lines[0]!;
const by = (
  kind: NonNullable<StreamRow["latest"]>["kind"],
  who: "owner" | "customer" | "system",
  byName = "",
) => ({
  latest: { id: "a1", kind, by: who, byName, reason: null, from: null },
});

describe("a line", () => {
  it("tells a move from old to new", () => {
    expect(line()).toMatchObject({
      clock: "11:31 AM",
      customer: "Priya Nair",
      what: "Leadership coaching, session 3 of 5",
      oldTime: "Fri, Jun 26, 1:00 PM",
      time: "Thu, Jul 2, 1:00 PM",
      word: "by customer",
      asks: false,
      mayEdit: true,
    });
  });
  it("asks the owner for what only they can do", () => {
    const suggestedStarts = ["2026-06-30T15:00", "2026-07-01T15:00", "2026-07-03T15:00"].map(at);
    const request = {
      status: "requested" as const,
      sessionCount: 1,
      suggestedStarts,
      ...by("requested", "customer"),
    };
    expect(line(request)).toMatchObject({
      what: "Leadership coaching",
      time: "3 times suggested, first Tue, Jun 30, 3:00 PM",
      word: "Waiting for you",
      asks: true,
    });
  });
  it("tells a time that is given up as one that was", () => {
    const asked = {
      status: "reschedule_requested" as const,
      ...by("reschedule_requested", "owner", "Dana Moreau"),
    };
    expect(line(asked)).toMatchObject({ time: null, oldTime: "Thu, Jul 2, 1:00 PM", word: "by you" });
  });
  it("puts money that did not move before everything else", () => {
    const trouble = { kind: "refund_automatic" as const, amount: 3000, currency: "USD" };
    const canceled = { status: "canceled" as const, trouble, ...by("canceled", "customer") };
    expect(line(canceled)).toMatchObject({ word: "$30.00 refund failed", asks: true });
    expect(troubleWord(row(), "en-US")).toBeNull();
  });
  it("stands for a package that was just booked", () => {
    const sessions = [1, 2, 3].map((position) =>
      row({
        position,
        status: "scheduled",
        sessionCount: 3,
        start: at(`2026-06-${29 - position}T09:30`),
        ...by("booked", "customer"),
      }),
    );
    const [day] = daysOfLines([{ row: sessions[0]!, sessions }], reader);
    expect(day).toMatchObject({ heading: "Today, Wed, Jun 24" });
    expect(day!.lines[0]).toMatchObject({
      what: "Leadership coaching, 3 sessions",
      time: "First Fri, Jun 26, 9:30 AM",
      word: "booked",
      sessionIds: ["s1", "s1", "s1"],
    });
  });
  it("stands under the reader's own day", () => {
    const late = row({ at: at("2026-06-23T23:59") });
    expect(daysOfLines([{ row: late, sessions: [late] }], reader)[0]!.heading).toBe("Yesterday, Tue, Jun 23");
    const elsewhere = { ...reader, zone: "Asia/Kathmandu" };
    expect(daysOfLines([{ row: late, sessions: [late] }], elsewhere)[0]!.heading).toBe("Today, Wed, Jun 24");
  });
});

describe("the word beside a status", () => {
  it.each([
    ["completed", by("completed", "system"), ""],
    ["completed", { ...by("completed", "system"), packageCompleted: true }, "package completed"],
    ["no_show", by("no_show", "owner", "Dana Moreau"), "marked by you"],
    ["no_show", by("no_show", "owner", "Edith"), "marked by Edith"],
    ["canceled", by("withdrawn", "customer"), "request withdrawn"],
    ["canceled", by("withdrawn", "owner", "Edith"), "request declined by Edith"],
    ["canceled", by("withdrawn", "system"), "request expired"],
    ["scheduled", by("undone", "customer"), "moved back by customer"],
    ["scheduled", by("approved", "owner", "Dana Moreau"), "approved by you"],
  ] as const)("%s: %j", (status, change, word) => {
    expect(changeWord(row({ status, ...change }), "Dana Moreau")).toBe(word);
  });
});

describe("times", () => {
  it("are told from near to far", () => {
    const texts = ["2026-06-24T09:00", "2026-06-23T09:00", "2026-06-10T18:22", "2025-06-10T18:22"].map(
      (text) => momentText(at(text), reader),
    );
    expect(texts).toEqual([
      "Today, 9:00 AM",
      "Yesterday, 9:00 AM",
      "Wed, Jun 10, 6:22 PM",
      "Tue, Jun 10, 2025, 6:22 PM",
    ]);
  });
  it("are written for programs with their offset, in the hour that happens twice too", () => {
    expect(formatLocalIso(Date.parse("2026-11-01T05:30:00Z"), "America/New_York")).toBe(
      "2026-11-01 01:30 -04:00",
    );
    expect(formatLocalIso(Date.parse("2026-11-01T06:30:00Z"), "America/New_York")).toBe(
      "2026-11-01 01:30 -05:00",
    );
    expect(formatLocalIso(NOW, "Asia/Kathmandu")).toBe("2026-06-24 21:45 +05:45");
  });
});

describe("a mail for somebody who may only look", () => {
  it("keeps its words and loses the ways to act as its reader", () => {
    const token = `AQ${"b-_9".repeat(23)}`;
    const link = `https://book.example/manage/${token}`;
    const shown = withoutCustomerLinks({
      from: "bookings@reslot.example",
      subject: "Your session is confirmed",
      text: `Cancel/Reschedule: ${link}\nFeed: webcal://book.example/api/v1/manage/${token}/calendar.ics`,
      html: `<a href="${link}?tab=cancel">Cancel/Reschedule</a>`,
      headers: [{ name: "List-Unsubscribe", value: `<${link}>` }],
      parts: [
        {
          contentType: "text/calendar",
          filename: null,
          method: "REQUEST",
          charset: null,
          content: Buffer.from(link),
        },
      ],
    });
    expect(JSON.stringify(shown)).not.toContain(token);
    expect(shown.html).toBe(
      '<a href="https://book.example/manage/their-own-link?tab=cancel">Cancel/Reschedule</a>',
    );
    expect(shown.parts).toEqual([]);
  });
});
