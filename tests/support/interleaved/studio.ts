import { setTimeout as sleep } from "node:timers/promises";
import { mintManageToken } from "@/lib/auth/manage-link";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { bookOnline } from "@/lib/services/book/book-online";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleOnline } from "@/lib/services/change/reschedule-online";
import { receiveStripeEvent } from "@/lib/services/payments/receive-stripe-event";
import { leaveCheckout } from "@/lib/services/payments/resume-checkout";
import { sendRefund } from "@/lib/services/payments/send-refund";
import { settleHold } from "@/lib/services/payments/settle-hold";
import { sweepPayments } from "@/lib/services/payments/sweep-payments";
import { readHold } from "@/lib/store/holds";
import { setStripesClock, signed } from "../payments";
import type { StripeDouble } from "../stripe/double";
import { book, NOW, rows } from "../studio";
import { findWrong, refundPart } from "./money";
import type { Step, Story } from "./steps";

/** The times that all stories use, one after the other. */
export interface Times {
  readonly booked: readonly number[];
  readonly wanted: readonly number[];
}

let customers = 0;

/** One customer's way through asking, paying and coming back, as a story tells it, with the services of the product. */
export class InterleavedStory {
  private now = NOW;
  private readonly email = `customer-${++customers}@customers.example`;
  private readonly firstEvent: number;
  private readonly firstRefund: number;
  /** The Checkouts whose address the customer was told. */
  private readonly told: string[] = [];
  private lastAsked = 0;

  constructor(
    private readonly stripe: StripeDouble,
    private readonly accountId: string,
    private readonly times: Times,
    private readonly story: Story,
  ) {
    this.firstEvent = stripe.webhooks.events.length;
    this.firstRefund = stripe.ledger.refunds.size;
  }

  /** Plays the story to its end and lets everything come to rest. Answers what is wrong then. */
  async play(): Promise<string[]> {
    setStripesClock(this.stripe, this.now);
    this.stripe.ledger.refundsAre = this.story.refunds;
    if (this.story.price === "to be paid") await this.askForPackage();
    else await this.packagePaidElsewhere();
    for (const step of this.story.steps) await this.happen(step);
    await this.rest();
    const booking = (await this.managed())?.booking ?? null;
    const wrong = await findWrong(this.stripe, this.story, this.email, booking);
    // The next story finds the same times free and the same package offered.
    await rows("DELETE FROM blocked_time");
    await this.offer(true);
    return wrong;
  }

  private async happen(step: Step): Promise<void> {
    switch (step.do) {
      case "ask":
        await Promise.all(step.wishes.map((wish) => this.ask(wish)));
        return;
      case "pay":
        if (typeof step.which === "number") await sleep(step.which % 4); // among what happens together it has no fixed place
        this.pay(step.which === "the last one" ? this.told.length - 1 : step.which);
        return;
      case "leave":
        return this.leave(step.which);
      case "event":
        return this.event(step.which, step.copies);
      case "cancel":
        return this.cancel(step.session === "the last one asked for" ? this.lastAsked : step.session);
      case "offer":
        return this.offer(step.active);
      case "refund":
        return this.refund(step.percent);
      case "refund ends":
        return this.refundEnds(step.which, step.status);
      case "fault":
        this.stripe.faults.add(step.fault);
        return;
      case "wait":
        return this.wait(step.minutes);
      case "sweep":
        return sweepPayments(this.now);
      case "together":
        await Promise.all(step.steps.map((one) => this.happen(one)));
    }
  }

  private wait(minutes: number): void {
    this.now += minutes * MINUTE;
    setStripesClock(this.stripe, this.now);
  }

  /**
   * Without faults, with time, with the sweep alone: other events may be lost. Only a refund that failed after it had gone through
   * is told by nothing but its event, which Stripe repeats for days.
   */
  private async rest(): Promise<void> {
    this.stripe.faults.clear();
    this.stripe.ledger.refundsAre = "succeeded";
    for (const refund of this.stripe.ledger.refunds.values()) {
      if (refund.status === "pending") this.stripe.endRefund(refund.id, "succeeded");
    }
    const events = this.stripe.webhooks.events.slice(this.firstEvent);
    for (const [index, { payload }] of events.entries()) {
      if (payload.includes('"refund.failed"')) await this.event(index, 1);
    }
    for (const hours of [1, 2, 2, 2]) {
      this.now += hours * HOUR;
      setStripesClock(this.stripe, this.now);
      await sweepPayments(this.now);
    }
  }

  private async packagePaidElsewhere(): Promise<void> {
    const customer = { name: "John Smith", email: this.email };
    const { booking } = await book("coaching-before", this.times.booked, { customer });
    await rows("UPDATE booking SET price_mode = 'collected' WHERE id = $1", [booking.id]);
  }

  private async askForPackage(): Promise<void> {
    const request = {
      ...{
        page: "demo",
        eventType: "coaching",
        starts: this.times.booked,
        zone: "Europe/Berlin",
        locale: "en-US",
      },
      ...{ customer: { name: "John Smith", email: this.email }, guests: [], note: "" },
    };
    const asked = await bookOnline(request, this.now);
    if (asked.ok && "checkoutUrl" in asked) this.tell(asked.checkoutUrl);
  }

  private async ask({ session, slot }: { session: number; slot: number }): Promise<void> {
    const managed = await this.managed();
    if (!managed) return this.askForPackage();
    this.lastAsked = session;
    const moves = [
      { sessionId: managed.booking.sessions[session]?.id ?? "", start: this.times.wanted[slot] ?? 0 },
    ];
    const asked = await failing(() =>
      rescheduleOnline(managed, { moves, reason: "a trip", zone: null }, this.now),
    );
    if (asked?.ok && "checkoutUrl" in asked) this.tell(asked.checkoutUrl);
  }

  private tell(url: string): void {
    this.told.push(url.split("/").at(-1) ?? "");
  }

  /** A customer pays where they can; on a page that is closed nothing happens. */
  private pay(which: number): void {
    const checkout = this.stripe.ledger.checkouts.get(pick(this.told, which) ?? "");
    if (checkout?.status === "open" && this.now < checkout.parameters.expires_at * 1000)
      this.stripe.pay(checkout.id);
  }

  private async leave(which: number): Promise<void> {
    const holdId = this.stripe.ledger.checkouts.get(pick(this.told, which) ?? "")?.parameters
      .client_reference_id;
    const hold = holdId ? await readHold(this.accountId, holdId) : null;
    if (hold) await failing(() => leaveCheckout(hold, this.now));
  }

  /** Any event so far, in any order, once or more often, each with its job. */
  private async event(which: number, copies: number): Promise<void> {
    const made = pick(this.stripe.webhooks.events.slice(this.firstEvent), which);
    if (!made) return;
    const { payload, signature } = signed(this.stripe, made.payload);
    const { metadata } = JSON.parse(payload).data.object;
    const job = (): Promise<unknown> =>
      metadata.reslot_hold
        ? settleHold(this.accountId, metadata.reslot_hold, this.now)
        : sendRefund(this.accountId, metadata.reslot_transaction, this.now);
    const received = await receiveStripeEvent(payload, signature);
    if (!received.ok) throw new Error("the event was refused");
    await Promise.all(Array.from({ length: copies }, () => failing(job)));
  }

  private async cancel(session: number): Promise<void> {
    const managed = await this.managed();
    const id = managed?.booking.sessions[session]?.id;
    if (managed && id) await cancelSessions(managed, { sessions: [id], reason: "ill" }, this.now);
  }

  private async offer(active: boolean): Promise<void> {
    await rows("UPDATE event_type SET active = $1 WHERE slug = 'coaching'", [active]);
  }

  /** A part of what is left of the payments goes back, as an owner asks for it. */
  private async refund(percent: number): Promise<void> {
    const booking = (await this.managed())?.booking;
    if (booking) await refundPart(booking, percent, this.now);
  }

  private refundEnds(which: number, status: "succeeded" | "failed"): void {
    const mayEnd = [...this.stripe.ledger.refunds.values()]
      .slice(this.firstRefund)
      .filter(
        (refund) => refund.status === "pending" || (refund.status === "succeeded" && status === "failed"),
      );
    const refund = pick(mayEnd, which);
    if (refund) this.stripe.endRefund(refund.id, status);
  }

  private async managed() {
    const [row] = await rows<{ id: string; link_version: number }>(
      "SELECT b.id, b.link_version FROM booking b JOIN customer c ON c.account_id = b.account_id AND c.id = b.customer_id WHERE c.email = $1",
      [this.email],
    );
    if (!row) return null;
    const link = {
      accountId: this.accountId,
      bookingId: row.id,
      sessionId: null,
      holder: { role: "customer" },
    } as const;
    return openManagedBooking(mintManageToken({ ...link, version: row.link_version }));
  }
}

const pick = <One>(list: readonly One[], which: number): One | undefined =>
  list[which % Math.max(1, list.length)];

/** What fails here fails a request or a job: somebody tries again later, or the sweep does. */
async function failing<Answer>(act: () => Promise<Answer>): Promise<Answer | null> {
  return act().catch(() => null);
}
