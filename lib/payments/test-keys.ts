import Stripe from "stripe";
import { log } from "@/lib/log";
import { StripeGateway } from "./gateway";

/** Why a key can't be used: Stripe does not know it, it may not do what is needed, Stripe did not answer, or it is another account's. */
export type KeyProblem = "unknown" | "not_allowed" | "no_answer" | "other_account";

/** Somebody waits for the answer in front of a form. */
const PATIENCE = { timeout: 8_000, maxNetworkRetries: 0 };

/**
 * Asks Stripe whether a key does what Reslot needs of it; null when it does.
 *
 * @param checkout A Checkout that was paid before, which the key's account has to know; null where nothing was paid yet.
 */
export async function testSecretKey(secretKey: string, checkout: string | null): Promise<KeyProblem | null> {
  const gateway = new StripeGateway({ secretKey, webhookSecret: "" }, PATIENCE);
  try {
    await gateway.testKey();
  } catch (error) {
    return problemOf(error);
  }
  if (checkout === null) return null;
  try {
    await gateway.readCheckout(checkout);
    return null;
  } catch (error) {
    const missing = error instanceof Stripe.errors.StripeInvalidRequestError;
    return missing ? "other_account" : problemOf(error);
  }
}

function problemOf(error: unknown): KeyProblem {
  if (error instanceof Stripe.errors.StripeAuthenticationError) return "unknown";
  if (error instanceof Stripe.errors.StripePermissionError) return "not_allowed";
  log().warn({ err: error }, "a key of Stripe could not be tested");
  return "no_answer";
}
