import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail that arrived, as the server saw it and as an independent parser reads it. */
export interface ReceivedMail {
  envelope: { from: string; to: string[] };
  raw: Buffer;
  parsed: ParsedMail;
}

export interface MailSink {
  /** `smtp://127.0.0.1:port`, for SMTP_URL. */
  url: string;
  received: ReceivedMail[];
  /** Resolves once `count` mails have arrived in all; rejects after `timeoutMs`. */
  waitFor(count: number, timeoutMs?: number): Promise<ReceivedMail[]>;
  stop(): Promise<void>;
}

export interface MailSinkOptions {
  /** The SMTP reply code for a recipient, such as 550 or 451; null to accept. */
  refuse?: (address: string) => number | null;
  /** A port to come back on; any free one where left out. */
  port?: number;
}

function replyError(code: number): Error {
  return Object.assign(new Error("Refused by the test"), { responseCode: code });
}

/** A real SMTP server on a free port of this machine, which keeps what it is sent. */
export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const received: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo(address, _session, done) {
      const code = options.refuse?.(address.address) ?? null;
      done(code === null ? undefined : replyError(code));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        try {
          const raw = Buffer.concat(chunks);
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? "" : mailFrom.address;
          received.push({
            envelope: { from, to: rcptTo.map(({ address }) => address) },
            raw,
            parsed: await simpleParser(raw),
          });
          done();
          for (const check of waiting) check();
        } catch (error) {
          done(error as Error);
        }
      });
    },
  });
  // A client that hangs up is no news to a test's server.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The test's SMTP server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    waitFor(count, timeoutMs = 10_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`${received.length} of ${count} mails arrived within ${timeoutMs} ms`));
        }, timeoutMs);
        const check = () => {
          if (received.length < count) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(received);
        };
        waiting.add(check);
        check();
      });
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
