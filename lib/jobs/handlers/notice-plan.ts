import type { NoticeFacts } from "@/emails/notice";
import type { Person } from "@/lib/domain/booking/types";
import { singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import { formatDeadline } from "@/lib/format";
import type { Notice } from "@/lib/mail/notices";
import type { Tx } from "@/lib/store/transaction";
import { findPagesOfUser, type UserRow } from "@/lib/store/users";
import type { JobPayload } from "../definitions";

export type Payload = JobPayload<"send_notice">;
export type About<Kind extends Payload["about"]> = Extract<Payload, { about: Kind }>;

/** What is to be sent, and what must be written together with it. */
export interface NoticePlan {
  readonly mails: readonly Pick<Notice, "message" | "recipient" | "replyTo">[];
  readonly write?: (tx: Tx) => Promise<void>;
}

/** Spec section 10. */
export const NAME_MAX = 200;

export function recipientOf({ name, email }: UserRow): Person {
  return { name: singleLine(name, NAME_MAX), email };
}

export function factsOf({ name, email }: UserRow, account: string): NoticeFacts {
  return { account, name: singleLine(name, NAME_MAX), email };
}

/** In the zone that the person reads times in. */
export async function moment(user: UserRow, at: Instant): Promise<string> {
  const [page] = user.zone ? [] : await findPagesOfUser(user.accountId, user.userId);
  return formatDeadline(at, user.zone ?? page?.zone ?? "Etc/UTC", user.locale);
}
