import type { PaymentsInUse } from "@/lib/services/payments/read-payment-setup";

/** What an account can't do any more without the keys of Stripe, as it stands. */
export function whatStops({ eventTypes, waiting, refunds }: PaymentsInUse): string[] {
  return [
    eventTypes === 0
      ? "No price can be collected."
      : `Customers can't book ${many(eventTypes, "event type")} that collect${eventTypes === 1 ? "s its" : " their"} price; they are told that paying is not possible now.`,
    "Reschedule fees of bookings that were paid can't be paid: such sessions can't be moved by their customers where a fee is due.",
    ...(waiting > 0
      ? [
          `${many(waiting, "customer")} ${waiting === 1 ? "is" : "are"} paying at this moment: what they pay is not noticed until keys are set again.`,
        ]
      : []),
    refunds === 0
      ? "Nothing can be refunded."
      : `${many(refunds, "refund")} that ${refunds === 1 ? "is" : "are"} not through yet, and all later ones, wait until keys are set again.`,
  ];
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
