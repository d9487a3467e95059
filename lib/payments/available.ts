import { env } from "@/lib/env";

/** Whether customers can pay online in this installation: only with both of Stripe's keys. */
export function paymentsAvailable(): boolean {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = env();
  return STRIPE_SECRET_KEY !== undefined && STRIPE_WEBHOOK_SECRET !== undefined;
}
