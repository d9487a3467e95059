import { describe, expect, it } from "vitest";
import * as calendarNotices from "@/emails/calendar-notice";
import * as notices from "@/emails/notice";
import { renderMail } from "@/emails/render";
import type { BookingPage, Offer } from "@/lib/domain/booking/page";
import type { Price } from "@/lib/domain/money/types";
import { fieldsOf } from "@/lib/domain/notifications/fields";
import { AUDIENCES, SCENARIOS, type Scenario } from "@/lib/domain/notifications/scenarios";
import { DAY } from "@/lib/domain/time";
import { composeChange } from "@/lib/mail/compose";
import { sampleChange } from "@/lib/mail/sample";
import { SAMPLE_NOTICES } from "@/lib/mail/sample-notices";
import type { Change } from "@/lib/mail/types";
import { type Unbooked, unbookedMails } from "@/lib/mail/unbooked";
import { spokenHtml, wordsOf } from "../../support/mail-words";
import { booked, booking } from "./example";

/** Fails where a reader of the plain text is told anything else, or in another order, than a reader of the HTML. */
function expectSameContent({ html, text }: { readonly html: string; readonly text: string }): void {
  expect(wordsOf(spokenHtml(html))).toEqual(wordsOf(text));
  expect(wordsOf(text).length).toBeGreaterThan(10);
}

const NOW = Date.parse("2026-10-20T12:00:00Z"); // the sample's sessions lie on both sides of a daylight-time change
const page: BookingPage = {
  ...{ accountId: "account", accountName: "Demo Studio", id: "page", slug: "demo", title: "Dana Demo" },
  ...{ description: "", zone: "America/New_York", paused: false, accentColor: null, logoHash: null },
  ...{ owner: booked.owner, invitations: "automatic" },
};
const priced = (mode: Price["mode"]): Price => ({ amount: 15_000, currency: "USD", mode });
const offer = (sessionCount: number, mode: Price["mode"]): Offer => ({
  ...{ id: "coaching", slug: "coaching", title: "Coaching & more", description: "" },
  ...{
    locationKind: "video",
    location: "https://video.example/room?a=1&b=2",
    durationMinutes: 30,
    sessionCount,
  },
  ...{ requiresApproval: false, price: priced(mode), policy: booking.policy },
  form: { company: "off", phone: "off", guests: "off", note: "off", questions: [] },
});

/** Everything that can be told is there to be told. */
function fullChange(scenario: Scenario, sessionCount: number, mode: Price["mode"]): Change {
  const sample = sampleChange(scenario, page, offer(sessionCount, mode), NOW);
  const money = { amount: 5_000, currency: "USD" };
  const told = [
    { reference: "TXN-MOVED001", kind: scenario.startsWith("canceled") ? "refund" : "payment", money },
  ] as const;
  return {
    ...booked,
    ...sample,
    reason: sample.reason && 'Two <b>lines</b> & "quotes":\nthe second.',
    charge: money,
    transactions: sample.transactions ?? (mode === "collected" ? told : []),
    booking: {
      ...sample.booking,
      customer: { name: "Ann O'Lee & Co", email: "ann@example.com" },
      guests: ["gus@example.com", "gina@example.com"],
      note: "Please call me first.\n\nThank you.",
      company: "Lee Ltd",
      phone: "+1 212 555 0100",
      answers: [
        { label: "Level?", value: "B2" },
        { label: "Goals?", value: "One.\nTwo." },
      ],
    },
    links: { ...booked.links, record: () => "https://book.example/admin/activity/1?x=1&y=2" },
  };
}

describe("the HTML and the plain text of a mail say the same, word for word", () => {
  const cases = SCENARIOS.flatMap((scenario) =>
    ([1, 3] as const).flatMap((count) =>
      (["displayed", "collected"] as const).map((mode) => ({ scenario, count, mode })),
    ),
  );

  it.each(cases)("$scenario, $count sessions, price $mode", async ({ scenario, count, mode }) => {
    const change = fullChange(scenario, count, mode);
    const drafts = await composeChange(change);
    expect(drafts.length).toBeGreaterThan(2);
    for (const draft of drafts) expectSameContent(draft);
  });

  it("reminded once more to pick new times", async () => {
    const change: Change = {
      ...fullChange("reschedule_requested_by_owner", 3, "displayed"),
      kind: "asked_again",
    };
    for (const draft of await composeChange(change)) expectSameContent(draft);
  });

  it.each(SCENARIOS)("in a page's own words: %s", async (scenario) => {
    const settings = AUDIENCES.map((audience) => {
      const fields = fieldsOf(scenario, audience, "text").map(({ name }) => `${name}: {${name}}`);
      const text = `Welcome & hello, see https://studio.example/a?b=1&c=2 too.\n\n${fields.join("\n")}`;
      return { scenario, audience, enabled: true, subject: "{event type}, for {customer}", text };
    });
    const drafts = await composeChange({ ...fullChange(scenario, 3, "collected"), settings });
    for (const draft of drafts) expectSameContent(draft);
    expect(drafts.some(({ text }) => text.includes("Welcome & hello"))).toBe(true);
  });

  it.each(["payment_returned", "refund_failed"] as const)(
    "of a booking that was not made: %s",
    async (about) => {
      const start = NOW + DAY;
      const unbooked = {
        ...{ about, page, price: priced("collected"), title: "Coaching" },
        request: {
          customer: { name: "Ann Lee", email: "ann@example.com" },
          zone: "Asia/Tokyo",
          locale: "ja-JP",
        },
        refund: {
          amount: 15_000,
          currency: "USD",
          reference: "TXN-BACK0001",
          failure: "The card was closed.",
        },
        wanted: [{ start, end: start + 1_800_000 }],
        again: { href: "https://book.example/demo/coaching" },
      } as unknown as Unbooked;
      for (const { message } of unbookedMails(unbooked)) expectSameContent(await renderMail(message));
    },
  );
});

/** What the others are made of. */
const PARTS = ["notice", "action"];

describe("so do the mails about an account", () => {
  it("all are here", () => {
    const written = Object.keys({ ...notices, ...calendarNotices }).filter((name) => !PARTS.includes(name));
    expect(Object.keys(SAMPLE_NOTICES).sort()).toEqual(written.sort());
  });

  it.each(Object.entries(SAMPLE_NOTICES))("%s", async (_name, messages) => {
    for (const message of messages) expectSameContent(await renderMail(message));
  });
});
