import { describe, expect, it } from "vitest";
import { fieldsOf } from "@/lib/domain/notifications/fields";
import { AUDIENCES, type NotificationSetting, SCENARIOS } from "@/lib/domain/notifications/scenarios";
import { composeChange, composeSummary } from "@/lib/mail/compose";
import { sampleChange } from "@/lib/mail/sample";
import type { Change, Draft, Recipient } from "@/lib/mail/types";
import { booked, booking, canceled, movedBy, rescheduled, single } from "./example";

function words(
  scenario: string,
  audience: NotificationSetting["audience"],
  more: Partial<NotificationSetting>,
): NotificationSetting {
  return { scenario, audience, enabled: true, subject: null, text: null, ...more };
}

async function to(change: Change, email: string): Promise<Draft[]> {
  return (await composeChange(change)).filter(({ recipient }) => recipient.email === email);
}

describe("a page's own words", () => {
  const own = words("booked", "customer", {
    subject: "{customer}, {sessions} of {event type}",
    text: "Good to have you, {customer}.\nFirst: {first session}.\n\nHow to get here: https://studio.example/way.\n\n{link}",
  });

  it("stand in place of ours, with the reader's fields; greeting, details and calendar hint stay", async () => {
    const [mail] = await to({ ...booked, settings: [own] }, "ann@example.com");
    expect(mail?.subject).toBe("Ann Lee, 3 sessions of Coaching");
    expect(mail?.text).toContain(
      [
        "Dear Ann Lee,",
        "",
        "Good to have you, Ann Lee.\nFirst: Thu, Jun 25, 7:00 AM PDT.",
        "",
        "How to get here: https://studio.example/way.",
        "",
        "Cancel/Reschedule (https://book.example/manage/tok-ann@example.com-all)",
        "",
        "The calendar invitations follow in mails of their own.",
        "",
        "Booking details:",
      ].join("\n"),
    );
    expect(mail?.html).toContain('href="https://studio.example/way"');
    expect(mail?.html).toContain("Good to have you, Ann Lee.<br/>First: ");
    expect(mail?.text).not.toContain("You booked");
    for (const standing of ["Scheduled sessions:", "7:30 AM", "webcal://", "Reference: PKG-7Q2M4XW9TD"]) {
      expect(mail?.text).toContain(standing);
    }
  });

  it("are for their audience and scenario alone; guests read the customer's, the short invitations keep ours", async () => {
    const told: Change = { ...booked, settings: [own] };
    expect((await to(told, "gus@example.com"))[0]?.text).toContain("Good to have you, Ann Lee.");
    expect((await to(told, "dana@demo.example"))[0]?.subject).toBe("Ann Lee booked 3 sessions of Coaching");
    const [, invitation] = await to(told, "ann@example.com");
    expect(invitation?.subject).toBe("Session 1 of 3: Coaching with Dana Demo");
    expect((await to({ ...rescheduled, settings: [own] }, "ann@example.com"))[0]?.subject).toBe(
      "Your 2 sessions are rescheduled",
    );
  });

  it("tell old time, reason and who, where they are; the subject alone can be changed", async () => {
    const text = "Moved from {old time} to {first session} because: {reason}";
    const moved: Change = {
      ...rescheduled,
      settings: [words("rescheduled_by_customer", "owner", { text })],
    };
    const [mail] = await to(moved, "dana@demo.example");
    expect(mail?.subject).toBe("Ann Lee rescheduled 2 sessions of Coaching");
    expect(mail?.text).toContain(
      "Moved from Thu, Jun 25, 10:00 AM EDT to Thu, Jul 2, 10:00 AM EDT because: Our offsite moved.\nSee you then!",
    );
  });

  it("that come to nothing leave ours standing", async () => {
    const empty = words("canceled_by_customer", "customer", {
      subject: "{location}",
      text: "{reason}\n\n{location}",
    });
    const nowhere: Change = {
      ...canceled,
      reason: null,
      booking: { ...canceled.booking, location: "" },
      settings: [empty],
    };
    const [mail] = await to(nowhere, "ann@example.com");
    expect(mail?.subject).toBe("Your 2 sessions are canceled");
    expect(mail?.text).toContain("You canceled 2 sessions of Coaching.");
  });

  it("are filled with text, whatever a customer is called, and never with links or headers of theirs", async () => {
    const name = 'Eve <b>bold</b> {owner} https://evil.example\r\nBcc: x@evil.example "Q"';
    const hostile: Change = {
      ...booked,
      booking: { ...booking, customer: { name, email: "ann@example.com" } },
      settings: [own, words("booked", "owner", { subject: "{customer} is here", text: "{customer}" })],
    };
    const [customers] = await to(hostile, "ann@example.com");
    expect(customers?.text).not.toContain("https://evil.example");
    const [owners] = await to(hostile, "dana@demo.example");
    expect(owners?.subject).not.toMatch(/[\r\n]/);
    expect(owners?.html).not.toContain("<b>bold");
    expect(owners?.html).not.toContain('href="https://evil.example');
    expect(owners?.text).toContain("{owner}");
  });
});

describe("a mail that is switched off", () => {
  const off = (scenario: string, ...audiences: NotificationSetting["audience"][]) =>
    audiences.map((audience) => words(scenario, audience, { enabled: false }));

  it("does not go to that audience, and to nobody else's loss", async () => {
    const settings = off("canceled_by_customer", "stakeholders");
    const drafts = await composeChange({ ...canceled, settings });
    const all = await composeChange(canceled);
    expect(drafts).toEqual(all.filter(({ role }) => role !== "stakeholder"));
  });

  it("still keeps calendars right: the short messages go alone", async () => {
    const settings = off("canceled_by_customer", "customer", "owner");
    const all = await to(canceled, "ann@example.com");
    const drafts = await to({ ...canceled, settings }, "ann@example.com");
    expect(drafts.map(({ messageId }) => messageId)).toEqual(all.slice(1).map(({ messageId }) => messageId));
    expect(drafts.map(({ calendar }) => calendar?.method)).toEqual(["CANCEL", "CANCEL"]);
    for (const { references } of drafts) expect(references).not.toContain(all[0]?.messageId);

    const one: Change = {
      ...rescheduled,
      ...movedBy([3], 3_600_000),
      settings: off("rescheduled_by_customer", "owner"),
    };
    const [message, ...more] = await to(one, "dana@demo.example");
    expect(more).toEqual([]);
    expect(message).toMatchObject({ subject: "New time, session 3 of 3: Coaching with Ann Lee" });
    expect(message?.calendar?.method).toBe("REQUEST");
  });

  it("is silent where the page only offers calendar files", async () => {
    const settings = off("canceled_by_customer", "customer", "owner");
    const files: Change = { ...canceled, settings, page: { ...canceled.page, invitations: "file" } };
    // The guests did not cancel: nothing but the mail tells them.
    expect(new Set((await composeChange(files)).map(({ role }) => role))).toEqual(
      new Set(["guest", "stakeholder"]),
    );
  });

  it("names a single booking without a number", async () => {
    const change: Change = {
      ...booked,
      booking: single,
      sessions: booked.sessions?.slice(0, 1),
      settings: off("booked", "owner"),
    };
    expect((await to(change, "dana@demo.example"))[0]?.subject).toBe("Intro with Ann Lee");
  });

  it("goes to customers all the same where they are always told", async () => {
    const settings = off("booked", "customer", "owner", "stakeholders");
    const drafts = await composeChange({ ...booked, settings: settings.slice(0, 1) });
    expect(drafts).toEqual(await composeChange(booked));
  });
});

describe("the sample of a page", () => {
  const page = {
    accountId: "account",
    accountName: "Demo Studio",
    id: "page",
    slug: "demo",
    title: "Dana Demo",
    description: "",
    zone: "America/New_York",
    paused: false,
    owner: { id: "dana", name: "Dana Demo", email: "dana@demo.example" },
    invitations: "automatic" as const,
    accentColor: null,
    logoHash: null,
  };
  const offer = (sessionCount: number) => ({
    id: "coaching",
    slug: "coaching",
    title: "Coaching",
    description: "",
    location: "Video call",
    locationKind: "video" as const,
    form: { company: "off", phone: "off", guests: "off", note: "off", questions: [] } as const,
    durationMinutes: 30,
    sessionCount,
    requiresApproval: false,
    price: null,
    policy: booking.policy,
  });
  const readers: Recipient[] = [
    { role: "customer", name: "Jordan Example", email: "jordan@customers.example" },
    { role: "owner", name: "Dana Demo", email: "dana@demo.example" },
    { role: "stakeholder", name: "Front desk", email: "desk@demo.example" },
  ];

  it.each([1, 3])(
    "tells every scenario to everybody, with all its fields filled: %i sessions",
    async (count) => {
      for (const scenario of SCENARIOS) {
        for (const [index, reader] of readers.entries()) {
          const audience = AUDIENCES[index] ?? "customer";
          const listed = fieldsOf(scenario, audience, "text").map(({ name }) => `${name}=<{${name}}>`);
          const change: Change = {
            ...booked,
            ...sampleChange(scenario, page, offer(count), Date.parse("2026-11-20T15:00:00Z")),
            page,
            settings: [
              words(scenario, audience, { subject: "{event type}: {customer}", text: listed.join("\n\n") }),
            ],
            links: {
              manage: () => "https://b.example/m",
              feed: () => null,
              record: () => "https://b.example/r",
            },
          };
          const mail = await composeSummary(change, reader);
          expect(mail.scenario).toBe(scenario);
          expect(mail.subject).toBe("Coaching: Jordan Example");
          expect(mail.text).not.toMatch(/[{}]/);
          expect(mail.text.match(/=<>/g) ?? []).toEqual([]);
        }
      }
    },
  );
});
