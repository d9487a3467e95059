import { env } from "@/lib/env";

/** Whether customers can pay online in this installation: only with Stripe's keys. */
export function paymentsAvailable(): boolean {
  return env().STRIPE_SECRET_KEY !== undefined;
}
