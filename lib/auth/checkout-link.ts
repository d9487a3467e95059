import { createHmac, timingSafeEqual } from "node:crypto";
import { parse as uuidBytes, stringify as uuidText } from "uuid";
import { env } from "@/lib/env";

/** What the page is bound to that a customer comes back to from Stripe. */
export interface CheckoutLink {
  readonly accountId: string;
  readonly holdId: string;
}

const BODY_BYTES = 32;
const MAC_BYTES = 16;

/** The token in the address that Stripe sends the customer back to. */
export function mintCheckoutToken({ accountId, holdId }: CheckoutLink): string {
  const body = Buffer.concat([uuidBytes(accountId), uuidBytes(holdId)]);
  return Buffer.concat([body, sign(body)]).toString("base64url");
}

/** What a token is bound to, or null when we never signed it. */
export function readCheckoutToken(token: string): CheckoutLink | null {
  const bytes = Buffer.from(token.slice(0, 100), "base64url");
  if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes.toString("base64url") !== token) return null;
  const body = bytes.subarray(0, BODY_BYTES);
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), sign(body))) return null;
  return { accountId: uuidText(body.subarray(0, 16)), holdId: uuidText(body.subarray(16)) };
}

/** The address of the page that waits for the payment. */
export function checkoutUrlOf(link: CheckoutLink): string {
  return `${env().APP_URL}/checkout/${mintCheckoutToken(link)}`;
}

function sign(body: Buffer): Buffer {
  return createHmac("sha256", `${env().SECRET}:checkout-link`).update(body).digest().subarray(0, MAC_BYTES);
}
