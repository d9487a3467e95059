import { env } from "@/lib/env";
import { createTransport, type MailTransport } from "./transport";

let transport: MailTransport | undefined;

/** The mail server of this installation, or null when mails are only kept for `/mailbox`. */
export function outgoingMail(): MailTransport | null {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return null;
  transport ??= createTransport(SMTP_URL);
  return transport;
}

export function closeOutgoingMail(): void {
  transport?.close();
  transport = undefined;
}
