import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { findCall, perform } from "./calls";
import { type Fault, Faults } from "./faults";
import { readNested } from "./form";
import { IdempotencyKeys } from "./idempotency";
import { Ledger, StripeRefusal } from "./ledger";
import { payPage } from "./pay-page";
import { checkoutView, refundView } from "./views";
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
  readonly webhooks: Webhooks;
  readonly faults = new Faults();
  readonly calls: string[] = [];
  url = "";
  /** Is told of every call before it is carried out and again before it is answered; may keep either waiting. */
  watch: (call: string, when: Fault["when"]) => void | Promise<void> = () => {};
  private readonly keys = new IdempotencyKeys(() => this.seconds());
  private readonly server = createServer((request, response) => void this.serve(request, response));

  /** @param webhookSecret What events are signed with; by default made anew. */
  constructor(webhookSecret?: string) {
    this.webhooks = new Webhooks(() => this.seconds(), API_VERSION, webhookSecret);
  }

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

  /** What becomes of a refund that was left pending, or that the bank sends back. */
  endRefund(refundId: string, status: "succeeded" | "failed"): void {
    const refund = this.ledger.endRefund(refundId, status);
    this.webhooks.emit(status === "failed" ? "refund.failed" : "refund.updated", refundView(refund));
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
    const { name, method } = found.call;
    this.calls.push(name);
    await this.watch(name, "before");
    const early = this.faults.take(name, "before");
    if (early === "drop") return null;
    if (early === "429") return told(429, "rate_limit_error");
    await wait(early);
    const key = method === "POST" ? (request.headers["idempotency-key"] as string) : undefined;
    const kept = key ? this.keys.begin(key, `${name} ${found.id}`, sent) : null;
    const answer = kept ?? failure(early) ?? this.carryOut(found, sent, key);
    const late = this.faults.take(name, "after");
    if (key) this.keys.end(key, kept ?? failure(late) ?? answer);
    await this.watch(name, "after");
    if (late === "drop") return null;
    await wait(late);
    return failure(late) ?? answer;
  }

  private carryOut(found: NonNullable<ReturnType<typeof findCall>>, sent: string, key: string | undefined) {
    const bench = {
      ledger: this.ledger,
      base: this.url,
      emit: (type: string, object: object) => void this.webhooks.emit(type, object),
    };
    try {
      return { status: 200, body: perform(found, bench, readNested(sent)) };
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      if (!error.begun && key) this.keys.forget(key);
      return { status: error.status, body: { error: error.body } };
    }
  }

  private admit(request: IncomingMessage): void {
    const { method, headers } = request;
    if (method === "POST" && headers["content-type"] !== "application/x-www-form-urlencoded") {
      const message = "Invalid request: the body must be form-encoded.";
      throw new StripeRefusal(400, { type: "invalid_request_error", message });
    }
    if (method === "POST" && !headers["idempotency-key"]) {
      const message = "The double wants an Idempotency-Key on every POST.";
      throw new StripeRefusal(400, { type: "invalid_request_error", message });
    }
    if (request.headers.authorization !== `Bearer ${TEST_SECRET_KEY}`) {
      throw new StripeRefusal(401, { type: "invalid_request_error", message: "Invalid API Key provided." });
    }
    if (request.headers["stripe-version"] !== API_VERSION) {
      const message = `Invalid Stripe API version: ${request.headers["stripe-version"]}`;
      throw new StripeRefusal(400, { type: "invalid_request_error", message });
    }
  }

  /** Commands from another process, as JSON: see control.ts. */
  private async control(body: string, response: ServerResponse): Promise<void> {
    const { runCommand } = await import("./control");
    reply(response, 200, (await runCommand(this, JSON.parse(body))) ?? {});
  }
}

const told = (status: number, type: string) => ({
  status,
  body: { error: { type, message: "The double was told to fail." } },
});

async function wait(how: Fault["how"] | null): Promise<void> {
  if (how !== null && typeof how === "object" && "delayMs" in how) await sleep(how.delayMs);
}

/** The answer that a fault puts in the place of the real one, and that is kept for the Idempotency-Key like it. */
function failure(how: Fault["how"] | null): { status: number; body: object } | null {
  if (how === "500") return told(500, "api_error");
  if (how === null || typeof how === "string" || !("refuse" in how)) return null;
  const message = `The double was told to refuse: ${how.refuse}.`;
  return { status: 400, body: { error: { type: "invalid_request_error", code: how.refuse, message } } };
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
