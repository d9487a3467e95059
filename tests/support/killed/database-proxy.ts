import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Steps } from "./steps";

/**
 * Stands between a process and PostgreSQL and understands as much of the protocol as it needs to see what is written for good: every
 * COMMIT, and every statement that writes outside a transaction.
 */
export class DatabaseProxy {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  url = "";

  constructor(
    private readonly target: URL,
    private readonly steps: Steps,
  ) {
    this.server = createServer((client) => this.pass(client));
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    this.url = url.href;
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    const cut = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", cut).on("close", cut);
    }
    const conversation = new Conversation();
    let underway: number | null = null;
    client.on("data", (data) => {
      for (const { bytes, writes } of conversation.read(data)) {
        if (writes !== null) {
          const { step, dead } = this.steps.begin(writes);
          if (dead) return cut();
          underway = step;
        }
        database.write(bytes);
      }
    });
    database.on("data", (data) => {
      if (underway !== null && isReady(data)) {
        const step = underway;
        underway = null;
        if (this.steps.end(step)) return cut();
      }
      client.write(data);
    });
  }
}

/** ReadyForQuery: what was asked is done. */
const isReady = (data: Buffer) => data.length >= 6 && data.readUIntBE(data.length - 6, 5) === 0x5a00000005;

interface Message {
  readonly bytes: Buffer;
  /** What it writes for good; null for nothing. */
  readonly writes: string | null;
}

/** The client's side of one connection. */
class Conversation {
  private rest = Buffer.alloc(0);
  private begun = false;
  private inTransaction = false;
  private readonly statements = new Map<string, string>();
  private statement = "";

  *read(data: Buffer): Generator<Message> {
    this.rest = Buffer.concat([this.rest, data]);
    for (let length = this.nextLength(); length !== null; length = this.nextLength()) {
      const bytes = this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
      const type = this.begun ? String.fromCharCode(bytes[0] ?? 0) : "start";
      this.begun = true;
      yield { bytes, writes: this.writes(type, bytes.subarray(5)) };
    }
  }

  private nextLength(): number | null {
    const head = this.begun ? 1 : 0;
    if (this.rest.length < head + 4) return null;
    const length = head + this.rest.readInt32BE(head);
    return this.rest.length < length ? null : length;
  }

  private writes(type: string, body: Buffer): string | null {
    const [first = "", second = ""] = body.toString("latin1").split("\0");
    if (type === "P") this.statements.set(first, second.trim());
    if (type === "B") this.statement = this.statements.get(second) ?? "";
    if (type === "Q" && first.startsWith("BEGIN")) this.inTransaction = true;
    const ends = type === "Q" && /^(COMMIT|ROLLBACK)/.test(first);
    if (ends) this.inTransaction = false;
    if (ends && first === "COMMIT") return first;
    const alone =
      type === "S" && !this.inTransaction && /^(INSERT INTO|UPDATE|DELETE FROM) \w+/.exec(this.statement);
    return alone ? alone[0] : null;
  }
}
