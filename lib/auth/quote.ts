import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";

/**
 * A signed note of when a booking's fees were shown to its customer: as long as it is valid the fees of that moment hold (spec
 * section 5, "quote"). It names no amount: the same function says it again.
 */
export function mintQuote(bookingId: string, at: Instant): string {
  const time = at.toString(36);
  return `${time}.${sign(bookingId, time).toString("base64url")}`;
}

/** When the fees were shown; null when we never said so for this booking. */
export function readQuote(quote: string, bookingId: string): Instant | null {
  const [time = "", mac = ""] = quote.slice(0, 100).split(".");
  const given = Buffer.from(mac, "base64url");
  const right = sign(bookingId, time);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const at = Number.parseInt(time, 36);
  return Number.isSafeInteger(at) ? at : null;
}

function sign(bookingId: string, time: string): Buffer {
  return createHmac("sha256", `${env().SECRET}:quote`)
    .update(`${bookingId} ${time}`)
    .digest()
    .subarray(0, 16);
}
