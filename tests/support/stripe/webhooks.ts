import { randomBytes } from "node:crypto";
import Stripe from "stripe";
import type { WebhookMode } from "./faults";

export interface Event {
  readonly id: string;
  readonly payload: string;
}

const RETRY_MS = 300;
const ATTEMPTS = 20;

/** Signs events with the SDK's own helper and posts them to the endpoint; retries what is not answered with 2xx. */
export class Webhooks {
  readonly events: Event[] = [];
  endpoint: string | null = null;
  mode: WebhookMode = { hold: false, repeat: 1 };
  private readonly held: Event[] = [];
  private readonly underway = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly seconds: () => number,
    private readonly apiVersion: string,
    readonly secret = `whsec_${randomBytes(16).toString("hex")}`,
  ) {}

  emit(type: string, object: object): Event {
    const id = `evt_${randomBytes(12).toString("hex")}`;
    const created = this.seconds();
    const event = {
      id,
      object: "event",
      type,
      created,
      api_version: this.apiVersion,
      livemode: false,
      data: { object },
    };
    const made = { id, payload: JSON.stringify({ ...event, pending_webhooks: 1, request: null }) };
    this.events.push(made);
    if (this.mode.hold) this.held.push(made);
    else this.send(made);
    return made;
  }

  /** Lets go what was held, in the order given by `order` (default: as it came). */
  release(order: (held: readonly Event[]) => readonly Event[] = (held) => held): void {
    for (const event of order(this.held.splice(0))) this.send(event);
  }

  /** What was held never leaves. */
  lose(): number {
    return this.held.splice(0).length;
  }

  send(event: Event): void {
    for (let time = 0; time < this.mode.repeat; time += 1) {
      const sending = this.deliver(event).finally(() => this.underway.delete(sending));
      this.underway.add(sending);
    }
  }

  /** Until everything that left was answered, or given up. */
  async settled(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway);
  }

  stop(): void {
    this.stopped = true;
  }

  private async deliver({ payload }: Event): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS && !this.stopped; attempt += 1) {
      const status = await this.post(payload);
      if (status >= 200 && status < 300) return;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  private async post(payload: string): Promise<number> {
    if (!this.endpoint) return 0;
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: this.secret });
    const headers = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature };
    return fetch(this.endpoint, { method: "POST", headers, body: payload }).then(
      ({ status }) => status,
      () => 0,
    );
  }
}
