import * as calendarNotices from "@/emails/calendar-notice";
import * as notices from "@/emails/notice";
import { renderMail } from "@/emails/render";
import type { Message } from "@/emails/types";

const facts = { account: "Demo Studio", name: "Dana O'Demo", email: "dana@demo.example" };
const nameless = { ...facts, name: "" };
const at = "Thu, Jun 25, 10:00 AM EDT";
const link = { href: "https://book.example/admin/x?y=1&z=2", until: at };
const [what, record] = ["Coaching with Ann Lee", "https://book.example/admin/activity/1"];
const word = { who: "Ann Lee", booking: what, session: at, comment: "Sorry,\nill.", record };
const invitation = { ...facts, invitedBy: "Dana Demo", pages: [{ title: "Coaching", role: "Editor" }] };
const finding = { booking: what, session: at, record };
const conflict = {
  ...finding,
  what: { kind: "conflict", from: at, to: "Thu, Jun 25, 11:00 AM EDT" },
} as const;
const moved = { ...finding, what: { kind: "moved", to: at } } as const;
const deleted = { ...finding, what: { kind: "deleted" } } as const;

/** Every mail to users about their account and calendars, by the function that writes it: for a look at them. */
export const SAMPLE_NOTICES: Record<string, readonly Message[]> = {
  passwordLink: [notices.passwordLink(facts, link), notices.passwordLink(nameless, link)],
  invitationToJoin: [
    notices.invitationToJoin({ ...invitation, administrator: true }, link),
    notices.invitationToJoin({ ...invitation, administrator: false, pages: [] }, link),
  ],
  passwordChanged: [notices.passwordChanged(facts, at, link)],
  secondFactorChanged: [true, false].map((on) => notices.secondFactorChanged(facts, on, at, link)),
  addressFailing: [
    notices.addressFailing(facts, {
      address: "ann@example.com",
      answer: "550 5.1.1 <ann> no such user",
      booking: what,
      record,
    }),
  ],
  addressChanged: [notices.addressChanged(facts, "old@demo.example", at)],
  calendarReply: [
    calendarNotices.calendarReply(facts, { ...word, proposed: at, declined: false }),
    calendarNotices.calendarReply(facts, { ...word, proposed: null, declined: true, comment: null }),
  ],
  calendarFindings: [
    ...[conflict, moved, deleted].map((one) => calendarNotices.calendarFindings(facts, [one], 0, record)),
    calendarNotices.calendarFindings(facts, [conflict, moved, deleted], 2, link.href),
  ],
};

export async function renderSampleNotices() {
  const rendered = Object.entries(SAMPLE_NOTICES).flatMap(([about, messages]) =>
    messages.map(async (message, index) => ({
      ...(await renderMail(message)),
      name: `${about}.${index}`,
    })),
  );
  return Promise.all(rendered);
}
