import { type Checkout, type Refund, totalOf } from "./ledger";

/** The objects as Stripe's API answers them, as far as Reslot reads them. */
export function checkoutView(checkout: Checkout, base: string): object {
  const { parameters, status, paymentIntent, id, created } = checkout;
  const { amount, currency } = totalOf(parameters);
  return {
    id,
    object: "checkout.session",
    created,
    livemode: false,
    mode: "payment",
    amount_subtotal: amount,
    amount_total: amount,
    currency,
    client_reference_id: parameters.client_reference_id,
    customer_email: parameters.customer_email,
    expires_at: parameters.expires_at,
    metadata: parameters.metadata,
    payment_intent: paymentIntent,
    payment_status: status === "complete" ? "paid" : "unpaid",
    status,
    success_url: parameters.success_url,
    cancel_url: parameters.cancel_url,
    url: status === "open" ? `${base}/pay/${id}` : null,
  };
}

export function refundView(refund: Refund): object {
  return { object: "refund", reason: null, charge: null, ...refund };
}

export function listView(data: readonly object[], url: string, hasMore: boolean): object {
  return { object: "list", url, has_more: hasMore, data };
}
