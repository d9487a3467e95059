import nodemailer from "nodemailer";
import SMTPPool from "nodemailer/lib/smtp-pool";

/**
 * Steps at which a server speaks about this one message; elsewhere it is about the connection or the login, and at MAIL FROM
 * about our own address: a setting, which somebody can mend while the mails wait.
 */
const MESSAGE_COMMANDS = ["RCPT TO", "DATA"];

/** Many servers (Postfix by itself) refuse a sender no sooner than at RCPT TO. RFC 3463: X.1.7 and X.1.8 are about the sender. */
const ABOUT_SENDER = /^\d{3}[ -][45]\.1\.[78]\b|\bsender address rejected\b/i;

/** "Authentication required" and the like: wrong settings, which somebody can mend while the mail waits. */
const LOGIN_CODES = [530, 534, 535, 538];

/** The session was in the wrong state; the same message may pass over a new connection. */
const BAD_SEQUENCE = 503;

const CONNECT_MS = 20_000;
const SILENCE_MS = 60_000;
const MAX_CONNECTIONS = 3;

export interface MailEnvelope {
  readonly from: string;
  readonly to: string;
}

/** A mail that was not taken. Permanent: sending the same again would be refused the same way. */
export class SendError extends Error {
  override readonly name = "SendError";
  readonly permanent: boolean;
  /** The SMTP reply code, or null where there was no reply. */
  readonly responseCode: number | null;
  /** The server spoke of this message or its recipient, not of the connection, the login or our own address. */
  readonly aboutMessage: boolean;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.responseCode = numberOf(cause, "responseCode");
    this.aboutMessage =
      isAboutMessage(this.responseCode, stringOf(cause, "command")) &&
      !ABOUT_SENDER.test(stringOf(cause, "response"));
    this.permanent = isPermanent(this.responseCode, this.aboutMessage, stringOf(cause, "code"));
  }
}

function field(cause: unknown, name: string): unknown {
  return typeof cause === "object" && cause !== null ? Reflect.get(cause, name) : undefined;
}

function numberOf(cause: unknown, name: string): number | null {
  const value = field(cause, name);
  return typeof value === "number" ? value : null;
}

function stringOf(cause: unknown, name: string): string {
  const value = field(cause, name);
  return typeof value === "string" ? value : "";
}

function isAboutMessage(responseCode: number | null, command: string): boolean {
  if (responseCode === null || responseCode === BAD_SEQUENCE || LOGIN_CODES.includes(responseCode))
    return false;
  return MESSAGE_COMMANDS.some((step) => command.startsWith(step));
}

function isPermanent(responseCode: number | null, aboutMessage: boolean, code: string): boolean {
  if (responseCode === null) return code === "EENVELOPE";
  return aboutMessage && responseCode >= 500 && responseCode < 600;
}

export interface MailTransport {
  /** Sends bytes as they are. Throws {@link SendError}; when it returns, the server has taken the mail. */
  send(bytes: Buffer, envelope: MailEnvelope): Promise<{ readonly response: string }>;
  /** Connects and logs in. Throws {@link SendError}. */
  verify(): Promise<void>;
  close(): void;
}

/**
 * A pooled connection to an `smtp:` or `smtps:` address. A message whose connection breaks is never sent again
 * behind the outbox's back: it may have arrived, and only the outbox counts attempts.
 */
export function createTransport(smtpUrl: string): MailTransport {
  const pool = new SMTPPool({
    url: smtpUrl,
    maxConnections: MAX_CONNECTIONS,
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  const mailer = nodemailer.createTransport(pool);
  return {
    async send(bytes, envelope) {
      try {
        const info = await mailer.sendMail({
          raw: bytes,
          envelope: { from: envelope.from, to: [envelope.to] },
        });
        return { response: info.response };
      } catch (cause) {
        throw new SendError(cause);
      }
    },
    async verify() {
      try {
        await mailer.verify();
      } catch (cause) {
        throw new SendError(cause);
      }
    },
    close() {
      mailer.close();
    },
  };
}
