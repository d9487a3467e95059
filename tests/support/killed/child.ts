import { createInterface } from "node:readline";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { bookOnline } from "@/lib/services/book/book-online";
import type { BookingRequest } from "@/lib/services/book/book-sessions";
import { answerKey } from "@/lib/services/change/idempotency";
import { rescheduleOnline } from "@/lib/services/change/reschedule-online";
import { receiveStripeEvent } from "@/lib/services/payments/receive-stripe-event";
import { sendRefund } from "@/lib/services/payments/send-refund";
import { settleHold } from "@/lib/services/payments/settle-hold";

/** What the killed process is told to do, a line each; it answers each with a line. */
export type Task =
  | { readonly do: "book"; readonly request: BookingRequest; readonly now: number }
  | {
      readonly do: "reschedule";
      readonly token: string;
      readonly moves: { sessionId: string; start: number }[];
      readonly now: number;
    }
  | { readonly do: "event"; readonly payload: string; readonly signature: string }
  | { readonly do: "settle"; readonly accountId: string; readonly holdId: string; readonly now: number }
  | {
      readonly do: "refund";
      readonly accountId: string;
      readonly transactionId: string;
      readonly now: number;
    };

const kept = (scope: string, request: unknown) => ({
  answerKey: answerKey(scope, "the customer's key", request),
  render: (body: object) => ({ status: 202, body: { url: "checkoutUrl" in body ? body.checkoutUrl : null } }),
});

async function perform(task: Task): Promise<unknown> {
  switch (task.do) {
    case "book":
      return bookOnline(task.request, task.now, kept(`book ${task.request.customer.email}`, task.request));
    case "reschedule": {
      const managed = await openManagedBooking(task.token);
      if (!managed) throw new Error("the link does not open the booking");
      const request = { moves: task.moves, reason: "a trip", zone: null };
      return rescheduleOnline(managed, request, task.now, kept(`reschedule ${task.token}`, request));
    }
    case "event":
      return receiveStripeEvent(task.payload, task.signature);
    case "settle":
      return settleHold(task.accountId, task.holdId, task.now);
    case "refund":
      return sendRefund(task.accountId, task.transactionId, task.now);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify((await perform(JSON.parse(line))) ?? null)}\n`);
}
