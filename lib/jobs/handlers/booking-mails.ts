import { v7 as orderedUuid } from "uuid";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { enqueue } from "@/lib/jobs/queue";
import type { MailContext } from "@/lib/mail/change";
import { composeChange } from "@/lib/mail/compose";
import { linksOf } from "@/lib/mail/links";
import { mimeBytes } from "@/lib/mail/mime";
import type { Change, Draft } from "@/lib/mail/types";
import { insertMail } from "@/lib/store/mails";
import type { Tx } from "@/lib/store/transaction";

/** A mail as it will leave. */
export interface WrittenMail {
  readonly draft: Draft;
  readonly raw: Buffer;
}

export async function writeChange(
  change: Omit<Change, "links" | keyof MailContext>,
  context: MailContext,
): Promise<WrittenMail[]> {
  const drafts = await composeChange({ ...change, ...context, links: linksOf(change.booking) });
  return Promise.all(
    drafts.map(async (draft) => ({ draft, raw: await mimeBytes(draft, context.from, change.at) })),
  );
}

/** Queues a booking's mails and has them delivered, in the transaction. */
export async function queueMails(
  tx: Tx,
  { accountId, id: bookingId }: Pick<Booking, "accountId" | "id">,
  activityId: string | null,
  written: readonly WrittenMail[],
  now: Instant,
): Promise<void> {
  for (const { draft, raw } of written) {
    await insertMail(tx, {
      accountId,
      id: orderedUuid(),
      bookingId,
      activityId,
      sessionId: draft.sessionId,
      recipient: draft.recipient.email,
      role: draft.role,
      scenario: draft.scenario,
      subject: draft.subject,
      messageId: draft.messageId,
      raw,
      createdAt: now,
    });
  }
  await enqueue(tx, "deliver_mails", { accountId, bookingId }, `deliver ${bookingId}`);
}
