import { exclusively } from "@/lib/store/exclusive";
import { readQueuedMail } from "@/lib/store/mails";
import type { JobPayload } from "../definitions";
import { deliver } from "./deliver";

/** Hands one mail that belongs to no booking to the mail server; one that has left already is left alone. */
export async function deliverMail({ accountId, mailId }: JobPayload<"deliver_mail">): Promise<void> {
  const outcome = await exclusively(`deliver ${accountId} ${mailId}`, async () => {
    const mail = await readQueuedMail(accountId, mailId);
    return mail && deliver(accountId, mail);
  });
  if (outcome?.again) throw outcome.error;
}
