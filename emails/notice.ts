import { paragraph } from "./parts";
import type { Block, Message, Span } from "./types";

/** What every mail about somebody's sign-in says. All texts are clean already. */
export interface NoticeFacts {
  readonly account: string;
  readonly name: string;
  /** The address they sign in with. */
  readonly email: string;
}

/** "Thu, Jun 25, 10:00 AM EDT", in the reader's zone. */
export type Moment = string;

export function notice(
  facts: NoticeFacts,
  subject: string,
  preview: string,
  blocks: readonly Block[],
): Message {
  return {
    subject,
    preview,
    sender: facts.account,
    blocks: [paragraph(facts.name === "" ? "Hello," : `Dear ${facts.name},`), ...blocks],
    foot: [[`Sent because you sign in to ${facts.account} with ${facts.email}.`]],
  };
}

export const action = (label: string, href: string): Block => ({ kind: "action", label, href });

export function passwordLink(facts: NoticeFacts, link: { href: string; until: Moment }): Message {
  return notice(facts, "Set a new password", `The link works until ${link.until}.`, [
    paragraph(`A new password was asked for, to sign in to ${facts.account} as ${facts.email}.`),
    action("Set a new password", link.href),
    paragraph("The link works once, until ", { strong: link.until }, "."),
    paragraph("If it was not you, do nothing. Your password stays as it is."),
  ]);
}

export interface InvitationFacts extends NoticeFacts {
  readonly invitedBy: string;
  readonly administrator: boolean;
  readonly pages: readonly { readonly title: string; readonly role: string }[];
}

export function invitationToJoin(facts: InvitationFacts, link: { href: string; until: Moment }): Message {
  const { account, invitedBy, administrator, pages, email } = facts;
  const as = administrator ? " as an administrator" : "";
  const subject = `${invitedBy} invites you to ${account}`;
  return {
    ...notice(facts, subject, `Set your password until ${link.until}.`, [
      paragraph(`${invitedBy} asks you to join ${account}${as}. You sign in with ${email}.`),
      ...pageRows(pages),
      action("Set your password and join", link.href),
      paragraph("The link works once, until ", { strong: link.until }, "."),
    ]),
    foot: [[`Sent because ${invitedBy} invited ${email}. Reply to reach ${invitedBy}.`]],
  };
}

function pageRows(pages: InvitationFacts["pages"]): Block[] {
  if (pages.length === 0) return [];
  const rows = pages.map(({ title, role }) => ({ label: title, value: [role] as readonly Span[] }));
  return [
    { kind: "heading", text: "Booking pages" },
    { kind: "details", rows },
  ];
}

/** What a person reads when it was not them who did it. */
interface Rescue {
  readonly href: string;
}

function ifNotYou({ href }: Rescue): Block[] {
  return [
    paragraph("If it was not you, set a new password at once. It ends every sign-in of yours."),
    action("Set a new password", href),
  ];
}

export function passwordChanged(facts: NoticeFacts, at: Moment, rescue: Rescue): Message {
  const sentence = `The password with which you sign in to ${facts.account} was changed on ${at}.`;
  return notice(facts, "Your password was changed", sentence, [
    paragraph(`${sentence} Your other browsers are signed out.`),
    ...ifNotYou(rescue),
  ]);
}

export function secondFactorChanged(facts: NoticeFacts, on: boolean, at: Moment, rescue: Rescue): Message {
  const subject = on ? "Your second factor is on" : "Your second factor is off";
  const sentence = on
    ? `Since ${at} it takes a code from your phone, beside your password, to sign in to ${facts.account}.`
    : `Since ${at} your password alone is enough to sign in to ${facts.account}.`;
  return notice(facts, subject, sentence, [paragraph(sentence), ...ifNotYou(rescue)]);
}

export interface Undeliverable {
  readonly address: string;
  /** What the mail server said. */
  readonly answer: string;
  /** "Coaching with Ann Lee" */
  readonly booking: string;
  readonly record: string;
}

/** To the owner: somebody who should be told of a booking is not. */
export function addressFailing(
  facts: NoticeFacts,
  { address, answer, booking, record }: Undeliverable,
): Message {
  return notice(facts, `Mail to ${address} does not arrive`, `It is about ${booking}.`, [
    paragraph(`The mail server does not take mail for ${address}. It is about ${booking}.`),
    paragraph(
      "Tell them another way, and ask for another address. Each mail can be sent again from the booking.",
    ),
    { kind: "heading", text: "What the server said" },
    { kind: "quote", text: answer },
    action("Open the booking", record),
  ]);
}

/** To the address before, and to the new one, which `facts` names. */
export function addressChanged(facts: NoticeFacts, before: string, at: Moment): Message {
  const sentence = `Since ${at} you sign in to ${facts.account} with ${facts.email}, no longer with ${before}.`;
  return notice(facts, "Your mail address was changed", sentence, [
    paragraph(sentence),
    paragraph("If it was not you, tell an administrator at once."),
  ]);
}
