import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { composeChange } from "@/lib/mail/compose";
import { mimeBytes } from "@/lib/mail/mime";
import { createTransport, type MailTransport, SendError } from "@/lib/mail/transport";
import { type MailSink, startMailSink } from "../../support/smtp";
import { rescheduled } from "./example";

let sink: MailSink | undefined;
let transport: MailTransport | undefined;
let scripted: { stop: () => Promise<void> } | undefined;

afterEach(async () => {
  transport?.close();
  await sink?.stop();
  await scripted?.stop();
  sink = transport = scripted = undefined;
});

async function connect(...args: Parameters<typeof startMailSink>) {
  sink = await startMailSink(...args);
  transport = createTransport(sink.url);
  return { sink, transport };
}

/** A server that answers the commands of one conversation with these lines, or hangs up on null. */
async function connectScripted(replies: readonly (string | null)[]) {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    let step = 0;
    const answer = () => {
      const reply = replies[step++];
      if (reply === null || reply === undefined) socket.destroy();
      else socket.write(`${reply}\r\n`);
    };
    socket.on("data", answer);
    socket.on("error", () => undefined);
    answer();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  scripted = { stop: () => new Promise((resolve) => server.close(() => resolve())) };
  const address = server.address();
  transport = createTransport(`smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  return { transport, connections: () => connections };
}

const envelope = { from: "bookings@reslot.example", to: "ann@example.com" };
const bytes = Buffer.from("Subject: x\r\n\r\nHello\r\n");

async function failure(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof SendError)) throw new Error(`Expected a SendError, not ${String(error)}`);
  return error;
}

describe("a real SMTP round trip", () => {
  it("delivers every mail of a change to its one recipient, byte for byte", async () => {
    const { sink, transport } = await connect();
    await transport.verify();
    const drafts = await composeChange(rescheduled);
    const sent = await Promise.all(
      drafts.map(async (draft) => {
        const raw = await mimeBytes(draft, rescheduled.from, rescheduled.at);
        const { response } = await transport.send(raw, {
          from: rescheduled.from.email,
          to: draft.recipient.email,
        });
        expect(response).toMatch(/^250/);
        return { raw, draft };
      }),
    );
    const received = await sink.waitFor(drafts.length);
    expect(received).toHaveLength(drafts.length);
    for (const { raw, draft } of sent) {
      const mail = received.find(({ parsed }) => parsed.messageId === draft.messageId);
      expect(mail?.envelope).toEqual({ from: "bookings@reslot.example", to: [draft.recipient.email] });
      expect(mail?.raw.equals(raw)).toBe(true);
      const calendar = mail?.parsed.attachments.find(({ contentType }) => contentType === "application/ics");
      expect(calendar?.content.toString()).toBe(draft.calendar?.content);
    }
  });
});

describe("a mail that is not taken", () => {
  it.each([
    [550, true],
    [553, true],
    [451, false],
    [421, false],
  ])("refused by the server with %i: permanent is %s", async (code, permanent) => {
    const { transport } = await connect({ refuse: () => code });
    const error = await failure(transport.send(bytes, envelope));
    expect([error.responseCode, error.permanent]).toEqual([code, permanent]);
  });

  it.each([
    ["the greeting", ["554 no service here"], false],
    ["the sender", ["220 hi", "250 hi", "550 not you", "250 ok"], false],
    ["the sender, at RCPT TO", ["220 hi", "250 hi", "250 ok", "554 5.1.8 no such domain", "250 ok"], false],
    [
      "the sender, at RCPT TO, in Postfix's words",
      ["220 hi", "250 hi", "250 ok", "553 5.7.1 <b@x.example>: Sender address rejected: not owned", "250 ok"],
      false,
    ],
    ["the recipient", ["220 hi", "250 hi", "250 ok", "550 5.1.1 no such user", "250 ok"], true],
    ["the sender, for want of a login", ["220 hi", "250 hi", "530 authentication required", "250 ok"], false],
    ["the sender, out of order", ["220 hi", "250 hi", "503 bad sequence", "250 ok"], false],
    ["the content", ["220 hi", "250 hi", "250 ok", "250 ok", "354 go", "554 looks like spam"], true],
    ["the content, for now", ["220 hi", "250 hi", "250 ok", "250 ok", "354 go", "452 disk full"], false],
  ])("refused at %s", async (_step, replies, permanent) => {
    const { transport } = await connectScripted(replies);
    expect((await failure(transport.send(bytes, envelope))).permanent).toBe(permanent);
  });

  it.each([
    ["the recipient, for good", ["220 hi", "250 hi", "250 ok", "550 5.1.1 no such user", "250 ok"], true],
    ["the recipient, for now", ["220 hi", "250 hi", "250 ok", "451 later", "250 ok"], true],
    ["the sender, for good", ["220 hi", "250 hi", "550 not you", "250 ok"], false],
    ["the sender, for now", ["220 hi", "250 hi", "451 not now", "250 ok"], false],
    ["the sender, at RCPT TO", ["220 hi", "250 hi", "250 ok", "554 5.1.8 no such domain", "250 ok"], false],
  ])("whether the recipient is to blame for what was said of %s", async (_whom, replies, aboutMessage) => {
    const { transport } = await connectScripted(replies);
    expect((await failure(transport.send(bytes, envelope))).aboutMessage).toBe(aboutMessage);
  });

  it("a connection that breaks after the content is not tried again behind the outbox's back", async () => {
    const { transport, connections } = await connectScripted([
      "220 hi",
      "250 hi",
      "250 ok",
      "250 ok",
      "354 go",
      null,
    ]);
    const error = await failure(transport.send(bytes, envelope));
    expect([error.permanent, error.responseCode]).toEqual([false, null]);
    expect(connections()).toBe(1);
  });

  it("a server that is not there is worth another try; verify says so too", async () => {
    const { sink, transport } = await connect();
    await sink.stop();
    expect((await failure(transport.send(bytes, envelope))).permanent).toBe(false);
    expect((await failure(transport.verify())).permanent).toBe(false);
  });
});
