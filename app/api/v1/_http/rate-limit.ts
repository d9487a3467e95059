import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Problem } from "@/lib/errors";

/** Bookings send mail to addresses that anybody can name, so one client can't make them without end. */
const LIMITS = { book: new RateLimiterMemory({ points: 300, duration: 60 }) } as const;

/** The address `scripts/serve.ts` saw; a client can't set this header itself. */
export const CLIENT_HEADER = "x-reslot-client";

/** Counts a request of this client; answers a problem when there were too many. */
export async function tooManyRequests(request: Request, what: keyof typeof LIMITS): Promise<Problem | null> {
  try {
    await LIMITS[what].consume(request.headers.get(CLIENT_HEADER) ?? "unknown");
    return null;
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    const seconds = Math.ceil(rejected.msBeforeNext / 1000);
    return { code: "too_many_requests", detail: `Too many requests. Try again in ${seconds} seconds.` };
  }
}
