import { v7 as orderedUuid } from "uuid";
import {
  addressChanged,
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
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { writeNotice } from "@/lib/mail/notices";
import { readAccountName } from "@/lib/store/accounts";
import { findInvitation } from "@/lib/store/invitations";
import { keepPasswordLink } from "@/lib/store/logins";
import { insertMail } from "@/lib/store/mails";
import { inTransaction } from "@/lib/store/transaction";
import { findPagesOfUser, findUser, findUserByAddress } from "@/lib/store/users";
import { enqueue } from "../queue";
import {
  type About,
  factsOf,
  moment,
  NAME_MAX,
  type NoticePlan,
  type Payload,
  recipientOf,
} from "./notice-plan";
import { planAddressFailing, planCalendarFindings, planCalendarReply } from "./notices-to-owners";

/** Writes the mail about somebody's sign-in; nothing where what it is about is gone. The same job twice writes one mail. */
export async function sendNotice(payload: Payload, now: Instant = currentInstant()): Promise<void> {
  const { accountId, at } = payload;
  const account = singleLine(await readAccountName(accountId), NAME_MAX);
  const plan = await planFor(payload, account, now);
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
        createdAt: now,
      });
      await enqueue(tx, "deliver_mail", { accountId, mailId: id });
    }
  });
}

function planFor(payload: Payload, account: string, now: Instant): Promise<NoticePlan | null> {
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
    case "calendar_findings":
      return planCalendarFindings(payload, account, now);
  }
}

const rescue = () => ({ href: `${env().APP_URL}/admin/sign-in/forgot` });

async function planPasswordLink(
  payload: About<"password_link">,
  account: string,
): Promise<NoticePlan | null> {
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
async function planInvitation(payload: About<"invitation">, account: string): Promise<NoticePlan | null> {
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
async function planAddressChanged(
  payload: About<"address_changed">,
  account: string,
): Promise<NoticePlan | null> {
  const { accountId, userId, before, after, at } = payload;
  const user = await findUser(accountId, userId);
  if (!user) return null;
  const facts = { ...factsOf(user, account), email: after };
  const message = addressChanged(facts, before, await moment(user, at));
  return { mails: [before, after].map((email) => ({ recipient: { name: facts.name, email }, message })) };
}

async function toUser(
  { accountId, userId, at }: About<"password_changed" | "second_factor">,
  account: string,
  write: (facts: NoticeFacts, at: string) => Message,
): Promise<NoticePlan | null> {
  const user = await findUser(accountId, userId);
  if (!user) return null;
  const message = write(factsOf(user, account), await moment(user, at));
  return { mails: [{ recipient: recipientOf(user), message }] };
}
