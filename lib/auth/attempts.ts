import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const QUARTER = 15 * 60;

/** How often within how many seconds. Passwords are guessed from one client, or for one address from many. */
const LIMITS = {
  signInFromClient: { points: 50, duration: QUARTER },
  signInTo: { points: 100, duration: 4 * QUARTER },
  signInFromClientTo: { points: 8, duration: QUARTER },
  /** A password asked for again, of somebody who is signed in. */
  confirmation: { points: 10, duration: QUARTER },
  linkFromClient: { points: 20, duration: QUARTER },
  linkTo: { points: 3, duration: 4 * QUARTER },
  setUpFromClient: { points: 10, duration: QUARTER },
} as const;

export type Limit = keyof typeof LIMITS;

// Next's bundles may load this more than once in a process; they count together.
const holder = globalThis as typeof globalThis & { reslotAttempts?: Record<string, RateLimiterMemory> };

function limiter(limit: Limit): RateLimiterMemory {
  holder.reslotAttempts ??= {};
  holder.reslotAttempts[limit] ??= new RateLimiterMemory(LIMITS[limit]);
  return holder.reslotAttempts[limit];
}

/** Counts an attempt; answers after how many seconds the next may be made, or null while there is none too many. */
export async function countAttempt(limit: Limit, key: string): Promise<number | null> {
  try {
    await limiter(limit).consume(key);
    return null;
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    return Math.ceil(rejected.msBeforeNext / 1000);
  }
}

/** Takes an attempt back that went well: only failures wear a limit out. */
export async function forgiveAttempt(limit: Limit, key: string): Promise<void> {
  await limiter(limit).reward(key);
}

/** "Too many attempts. Try again in 12 minutes." */
export function tooManyAttempts(seconds: number): { ok: false; code: "too_many_requests"; detail: string } {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return { ok: false, code: "too_many_requests", detail: `Too many attempts. Try again in ${wait}.` };
}
