import { readPaymentSettings } from "@/lib/store/payment-settings";
import { keysInForce } from "./account-gateway";

/** Whether customers can pay online in an account: only with both of Stripe's keys, set in the environment or by an administrator. */
export async function paymentsAvailable(accountId: string): Promise<boolean> {
  return keysInForce(await readPaymentSettings(accountId)) !== null;
}
