import { formatDeadline } from "@/lib/format";
import type { MailboxEntry } from "@/lib/services/mail/read-mailbox";

const STATES = {
  queued: "Queued",
  sent: "Sent",
  failed: "Failed",
  dropped: "Not sent any more",
} satisfies Record<MailboxEntry["status"], string>;

export function stateWord({ status }: Pick<MailboxEntry, "status">): string {
  return STATES[status];
}

/** The mailbox belongs to nobody in particular, so its clock is UTC. */
export function mailTime({ at }: Pick<MailboxEntry, "at">): string {
  return formatDeadline(at, "UTC", "en-US");
}

/** "2 KB" */
export function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KB`;
}
