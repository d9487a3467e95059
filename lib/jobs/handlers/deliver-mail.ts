import { readQueuedMail } from "@/lib/store/mails";
import type { JobPayload } from "../definitions";
import { deliver } from "./deliver-mails";

/** Hands one mail that belongs to no booking to the mail server; one that has left already is left alone. */
export async function deliverMail({ accountId, mailId }: JobPayload<"deliver_mail">): Promise<void> {
  const mail = await readQueuedMail(accountId, mailId);
  const problem = mail && (await deliver(accountId, mail));
  if (problem) throw problem;
}
