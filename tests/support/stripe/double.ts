import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { findCall, perform } from "./calls";
import { type Fault, Faults } from "./faults";
import { readNested } from "./form";
import { IdempotencyKeys } from "./idempotency";
import { Ledger, StripeRefusal } from "./ledger";
import { payPage } from "./pay-page";
import { checkoutView } from "./views";
import { Webhooks } from "./webhooks";

export const TEST_SECRET_KEY = "sk_test_of_the_double";

/** What the SDK of this version sends; another one is refused, so that an upgrade is looked at. */
const API_VERSION = "2026-10-28.endive";

/**
 * Stripe, as far as Reslot uses it, on this machine: strict about parameters, keys and versions, with a memory, with signed
 * webhooks, and able to fail on demand. It is driven through these members, or over HTTP at `/_control` by another process.
 */
export class StripeDouble {
  /** How far the double's clock is ahead, in seconds: for Checkouts whose time runs out. */
  ahead = 0;
  readonly ledger = new Ledger(() => this.seconds());
  readonly webhooks = new Webhooks(() => this.seconds(), API_VERSION);
  readonly faults = new Faults();
  readonly calls: string[] = [];
  url = "";
  private readonly keys = new IdempotencyKeys();
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.webhooks.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The customer pays on the hosted page; the event leaves. */
  pay(checkoutId: string): void {
    const checkout = this.ledger.pay(checkoutId);
    this.webhooks.emit("checkout.session.completed", checkoutView(checkout, this.url));
  }

  /** Time passes: what was not paid in time expires, and says so. */
  pass(seconds: number): void {
    this.ahead += seconds;
    for (const checkout of this.ledger.expireOverdue()) {
      this.webhooks.emit("checkout.session.expired", checkoutView(checkout, this.url));
    }
  }

  private seconds(): number {
    return Math.floor(Date.now() / 1000) + this.ahead;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    if (pathname.startsWith("/pay/")) return payPage(this, request, response, pathname.slice("/pay/".length));
    if (pathname === "/_control") return this.control(body, response);
    const sent = request.method === "GET" ? searchParams.toString() : body;
    try {
      const answer = await this.answer(request, pathname, sent);
      if (answer === null) request.socket.destroy();
      else reply(response, answer.status, answer.body);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      reply(response, error.status, { error: error.body });
    }
  }

  /** Null loses the connection without an answer. */
  private async answer(
    request: IncomingMessage,
    pathname: string,
    sent: string,
  ): Promise<{ status: number; body: object } | null> {
    const found = findCall(request.method ?? "GET", pathname);
    if (!found) {
      const message = `Unrecognized request URL (${request.method}: ${pathname}).`;
      throw new StripeRefusal(404, { type: "invalid_request_error", message });
    }
    this.admit(request);
    const { name } = found.call;
    this.calls.push(name);
    const early = await this.fail(name, "before");
    if (early) return early.answer;
    const key =
      found.call.method === "POST" ? (request.headers["idempotency-key"] as string | undefined) : undefined;
    if (found.call.method === "POST" && !key) {
      throw new StripeRefusal(400, {
        type: "invalid_request_error",
        message: "The double wants an Idempotency-Key on every POST.",
      });
    }
    const kept = key ? this.keys.begin(key, `${name} ${found.id}`, sent) : null;
    const answer = kept ?? this.carryOut(found, sent, key);
    const late = await this.fail(name, "after");
    return late ? late.answer : answer;
  }

  private carryOut(found: NonNullable<ReturnType<typeof findCall>>, sent: string, key: string | undefined) {
    const bench = {
      ledger: this.ledger,
      base: this.url,
      emit: (type: string, object: object) => void this.webhooks.emit(type, object),
    };
    try {
      const answer = { status: 200, body: perform(found, bench, readNested(sent)) };
      if (key) this.keys.end(key, answer);
      return answer;
    } catch (error) {
      if (key) this.keys.forget(key);
      throw error;
    }
  }

  private admit(request: IncomingMessage): void {
    if (request.headers.authorization !== `Bearer ${TEST_SECRET_KEY}`) {
      throw new StripeRefusal(401, { type: "invalid_request_error", message: "Invalid API Key provided." });
    }
    if (request.headers["stripe-version"] !== API_VERSION) {
      const message = `Invalid Stripe API version: ${request.headers["stripe-version"]}`;
      throw new StripeRefusal(400, { type: "invalid_request_error", message });
    }
  }

  private async fail(name: string, when: Fault["when"]) {
    const how = this.faults.take(name, when);
    if (how === null) return null;
    if (typeof how === "object") {
      await sleep(how.delayMs);
      return null;
    }
    if (how === "drop") return { answer: null };
    const status = how === "429" ? 429 : 500;
    const type = status === 429 ? "rate_limit_error" : "api_error";
    return { answer: { status, body: { error: { type, message: "The double was told to fail." } } } };
  }

  /** Commands from another process, as JSON: see control.ts. */
  private async control(body: string, response: ServerResponse): Promise<void> {
    const { runCommand } = await import("./control");
    reply(response, 200, (await runCommand(this, JSON.parse(body))) ?? {});
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_double" });
  response.end(JSON.stringify(body));
}
