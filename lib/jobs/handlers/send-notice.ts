import { v7 as orderedUuid } from "uuid";
import {
  addressChanged,
  addressFailing,
  calendarReply,
  invitationToJoin,
  type NoticeFacts,
  passwordChanged,
  passwordLink,
  secondFactorChanged,
} from "@/emails/notice";
import type { Message } from "@/emails/types";
import {
  digestOf,
  invitationToken,
  invitationUrl,
  PASSWORD_LINK_WORKS_FOR,
  passwordLinkToken,
  passwordLinkUrl,
} from "@/lib/auth/one-time-links";
import { currentInstant } from "@/lib/clock";
import type { Person } from "@/lib/domain/booking/types";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { formatDeadline } from "@/lib/format";
import { type Notice, writeNotice } from "@/lib/mail/notices";
import { readAccountName } from "@/lib/store/accounts";
import { readActivity } from "@/lib/store/activities";
import { readBooking } from "@/lib/store/bookings";
import { isFailing } from "@/lib/store/failing-addresses";
import { findInvitation } from "@/lib/store/invitations";
import { keepPasswordLink } from "@/lib/store/logins";
import { insertMail } from "@/lib/store/mails";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { findPagesOfUser, findUser, findUserByAddress, type UserRow } from "@/lib/store/users";
import type { JobPayload } from "../definitions";
import { enqueue } from "../queue";

type Payload = JobPayload<"send_notice">;
type About<Kind extends Payload["about"]> = Extract<Payload, { about: Kind }>;

/** What is to be sent, and what must be written together with it. */
interface Plan {
  readonly mails: readonly Pick<Notice, "message" | "recipient" | "replyTo">[];
  readonly write?: (tx: Tx) => Promise<void>;
}

const NAME_MAX = 100;

/** Writes the mail about somebody's sign-in; nothing where what it is about is gone. The same job twice writes one mail. */
export async function sendNotice(payload: Payload): Promise<void> {
  const { accountId, at } = payload;
  const account = singleLine(await readAccountName(accountId), NAME_MAX);
  const plan = await planFor(payload, account);
  if (!plan) return;
  const from = { name: account, email: env().MAIL_FROM };
  const key = JSON.stringify(payload);
  const written = await Promise.all(
    plan.mails.map(async (mail) => ({ mail, ...(await writeNotice({ ...mail, key, at }, from)) })),
  );
  await inTransaction(async (tx) => {
    await plan.write?.(tx);
    for (const { mail, subject, messageId, raw } of written) {
      const id = orderedUuid();
      await insertMail(tx, {
        accountId,
        id,
        bookingId: null,
        activityId: null,
        sessionId: null,
        recipient: mail.recipient.email,
        role: "user",
        scenario: payload.about,
        subject,
        messageId,
        raw,
        createdAt: currentInstant(),
      });
      await enqueue(tx, "deliver_mail", { accountId, mailId: id });
    }
  });
}

function planFor(payload: Payload, account: string): Promise<Plan | null> {
  switch (payload.about) {
    case "password_link":
      return planPasswordLink(payload, account);
    case "invitation":
      return planInvitation(payload, account);
    case "password_changed":
      return toUser(payload, account, (facts, at) => passwordChanged(facts, at, rescue()));
    case "second_factor":
      return toUser(payload, account, (facts, at) => secondFactorChanged(facts, payload.on, at, rescue()));
    case "address_changed":
      return planAddressChanged(payload, account);
    case "address_failing":
      return planAddressFailing(payload, account);
    case "calendar_reply":
      return planCalendarReply(payload, account);
  }
}

const rescue = () => ({ href: `${env().APP_URL}/admin/sign-in/forgot` });

async function planPasswordLink(payload: About<"password_link">, account: string): Promise<Plan | null> {
  const { accountId, requestId, email, at } = payload;
  const user = await findUserByAddress(accountId, email);
  if (!user) return null;
  const token = passwordLinkToken(requestId);
  const expiresAt = at + PASSWORD_LINK_WORKS_FOR;
  const link = { href: passwordLinkUrl(token), until: await moment(user, expiresAt) };
  return {
    mails: [{ recipient: recipientOf(user), message: passwordLink(factsOf(user, account), link) }],
    write: (tx) =>
      keepPasswordLink(tx, {
        accountId,
        id: requestId,
        digest: digestOf(token).toString("hex"),
        userId: user.userId,
        expiresAt,
      }),
  };
}

/** An invitation that was taken up, withdrawn, or sent again meanwhile needs this mail no more. */
async function planInvitation(payload: About<"invitation">, account: string): Promise<Plan | null> {
  const { accountId, invitationId, expiresAt } = payload;
  const invitation = await findInvitation(accountId, invitationId);
  const inviter = invitation && (await findUser(accountId, invitation.invitedById));
  if (!inviter || invitation.acceptedAt || invitation.expiresAt.getTime() !== expiresAt) return null;
  const titles = new Map(
    (await findPagesOfUser(accountId, inviter.userId)).map(({ pageId, title }) => [pageId, title]),
  );
  const facts = {
    account,
    name: singleLine(invitation.name, NAME_MAX),
    email: invitation.email,
    invitedBy: singleLine(inviter.name, NAME_MAX),
    administrator: invitation.role === "administrator",
    pages: invitation.pages.flatMap(({ pageId, role }) => {
      const title = titles.get(pageId);
      return title === undefined ? [] : [{ title: singleLine(title, NAME_MAX), role: ROLE_WORDS[role] }];
    }),
  };
  const href = invitationUrl(invitationToken(invitationId, expiresAt));
  const message = invitationToJoin(facts, { href, until: await moment(inviter, expiresAt) });
  return {
    mails: [
      { recipient: { name: facts.name, email: invitation.email }, replyTo: recipientOf(inviter), message },
    ],
  };
}

const ROLE_WORDS = { owner: "Owner", editor: "Editor", viewer: "Viewer" } as const;

/** The address before is told too: its holder may not have done it. */
async function planAddressChanged(payload: About<"address_changed">, account: string): Promise<Plan | null> {
  const { accountId, userId, before, after, at } = payload;
  const user = await findUser(accountId, userId);
  if (!user) return null;
  const facts = { ...factsOf(user, account), email: after };
  const message = addressChanged(facts, before, await moment(user, at));
  return { mails: [before, after].map((email) => ({ recipient: { name: facts.name, email }, message })) };
}

/** Not to an owner whose own address is in trouble: the activity shows it to everybody who signs in. */
async function planAddressFailing(payload: About<"address_failing">, account: string): Promise<Plan | null> {
  const { accountId, bookingId, address, answer } = payload;
  const booking = await readBooking(accountId, bookingId);
  const owner = booking && (await findUser(accountId, booking.ownerId));
  const [session] = booking?.sessions ?? [];
  if (!owner || !session || (await isFailing(accountId, owner.email))) return null;
  const customer = singleLine(booking.customer.name, NAME_MAX) || booking.customer.email;
  const message = addressFailing(factsOf(owner, account), {
    address,
    answer,
    booking: `${singleLine(booking.title, NAME_MAX)} with ${customer}`,
    record: `${env().APP_URL}/admin/activity/${session.id}`,
  });
  return { mails: [{ recipient: recipientOf(owner), message }] };
}

async function planCalendarReply(payload: About<"calendar_reply">, account: string): Promise<Plan | null> {
  const { accountId, bookingId, sessionId, activityId } = payload;
  const booking = await readBooking(accountId, bookingId);
  const owner = booking && (await findUser(accountId, booking.ownerId));
  const activity = await readActivity(accountId, bookingId, activityId);
  if (!owner || activity?.data.kind !== "calendar_reply") return null;
  const { attendee, answer, proposed, sessions } = activity.data;
  const customer = singleLine(booking.customer.name, NAME_MAX) || booking.customer.email;
  const message = calendarReply(factsOf(owner, account), {
    who: attendee === booking.customer.email.toLowerCase() ? customer : attendee,
    booking: `${singleLine(booking.title, NAME_MAX)} with ${customer}`,
    session: await moment(owner, sessions[0]?.start ?? activity.at),
    proposed: proposed === null ? null : await moment(owner, proposed),
    declined: answer === "declined",
    comment: activity.reason,
    record: `${env().APP_URL}/admin/activity/${sessionId}`,
  });
  return { mails: [{ recipient: recipientOf(owner), message }] };
}

async function toUser(
  { accountId, userId, at }: About<"password_changed" | "second_factor">,
  account: string,
  write: (facts: NoticeFacts, at: string) => Message,
): Promise<Plan | null> {
  const user = await findUser(accountId, userId);
  if (!user) return null;
  const message = write(factsOf(user, account), await moment(user, at));
  return { mails: [{ recipient: recipientOf(user), message }] };
}

function recipientOf({ name, email }: UserRow): Person {
  return { name: singleLine(name, NAME_MAX), email };
}

function factsOf({ name, email }: UserRow, account: string): NoticeFacts {
  return { account, name: singleLine(name, NAME_MAX), email };
}

/** In the zone that the person reads times in. */
async function moment(user: UserRow, at: Instant): Promise<string> {
  const [page] = user.zone ? [] : await findPagesOfUser(user.accountId, user.userId);
  return formatDeadline(at, user.zone ?? page?.zone ?? "Etc/UTC", user.locale);
}
