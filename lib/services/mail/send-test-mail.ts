import { v7 as orderedUuid } from "uuid";
import type { PageAccess } from "@/lib/auth/page-access";
import type { MailKey } from "@/lib/domain/notifications/words";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { mimeBytes } from "@/lib/mail/mime";
import { readAccountName } from "@/lib/store/accounts";
import { insertMail } from "@/lib/store/mails";
import { inTransaction } from "@/lib/store/transaction";
import { previewMail } from "./preview-mail";
import { checkedWords, type TypedWords } from "./save-own-words";

/** Sends one of the page's mails, on a sample booking, to the user who asks. No calendar hears of it. */
export async function sendTestMail(
  access: PageAccess<"edit">,
  mail: MailKey,
  typed: TypedWords,
  now: Instant,
): Promise<{ ok: true; recipient: string } | Refused> {
  const checked = checkedWords(mail, typed);
  if (!checked.ok) return checked;
  const { accountId, user } = access;
  const sample = await previewMail(access, mail, checked.words, now);
  const id = orderedUuid();
  const from = { name: await readAccountName(accountId), email: env().MAIL_FROM };
  const draft = {
    ...sample,
    recipient: { name: user.name, email: user.email },
    replyTo: { name: user.name, email: user.email },
    subject: `Test: ${sample.subject}`,
    calendar: null,
    messageId: `<test.${id}@${from.email.split("@")[1]}>`,
    references: [],
  };
  const raw = await mimeBytes(draft, from, now);
  await inTransaction(async (tx) => {
    await insertMail(tx, {
      accountId,
      id,
      bookingId: null,
      activityId: null,
      sessionId: null,
      recipient: user.email,
      role: draft.role,
      scenario: "test",
      subject: draft.subject,
      messageId: draft.messageId,
      raw,
      createdAt: now,
    });
    await enqueue(tx, "deliver_mail", { accountId, mailId: id });
  });
  return { ok: true, recipient: user.email };
}
