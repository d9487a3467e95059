import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { answerKey, findKeptAnswer, type Idempotency } from "@/lib/services/change/idempotency";
import { type OwnedSessions, openSessions } from "./open-sessions";

/** What one booking's part of it answers when it is done. */
export interface Done {
  readonly ok: true;
  readonly activityId: string;
}

interface Refusing {
  readonly ok: false;
}

export interface Act<Outcome extends Done, Refusal extends Refusing> {
  /** Tells the Idempotency-Keys of different actions apart. */
  readonly name: string;
  readonly perform: (
    owned: OwnedBooking,
    sessionIds: readonly string[],
    idempotency: Idempotency<Outcome> | null,
  ) => Promise<Outcome | Refusal>;
}

/** The caller's Idempotency-Key and everything that was asked for with it. */
export interface KeyedRequest {
  readonly key: string;
  readonly request: unknown;
}

/** What became of one booking's part. */
export interface BookingResult<Refusal> {
  readonly bookingId: string;
  readonly reference: string;
  readonly sessionIds: readonly string[];
  readonly outcome: { readonly ok: true; readonly activityId: string } | Refusal;
}

interface Acted<Refusal> {
  readonly ok: true;
  /** By the first time of each booking. */
  readonly results: readonly BookingResult<Refusal>[];
}

/**
 * Does the same with sessions of one booking or of many: each booking is a transaction of its own, and the refusal of one
 * does not stop the others. Whoever may not change all of them changes none. A request that is sent again with its
 * Idempotency-Key finds what was done already, and does what is missing.
 */
export async function actOnSessions<Outcome extends Done, Refusal extends Refusing>(
  user: SignedInUser,
  sessionIds: readonly string[],
  act: Act<Outcome, Refusal>,
  keyed: KeyedRequest | null = null,
): Promise<Acted<Refusal> | Refused | { ok: false; code: "not_found" | "forbidden" }> {
  const opened = await openSessions(user, sessionIds);
  if (!opened.ok) return opened;
  const kept = keyed ? await findKept(opened.bookings, act.name, keyed) : new Map<string, string>();
  if (!kept) return REUSED;
  const results: BookingResult<Refusal>[] = [];
  for (const { owned, sessions } of opened.bookings) {
    const { id: bookingId, reference } = owned.booking;
    const ids = sessions.map(({ id }) => id);
    const before = kept.get(bookingId);
    const outcome = before
      ? ({ ok: true, activityId: before } as const)
      : await actOnce(owned, ids, act, keyed);
    results.push({ bookingId, reference, sessionIds: ids, outcome });
  }
  return { ok: true, results };
}

const REUSED = {
  ok: false,
  code: "idempotency_key_reused",
  detail: "This Idempotency-Key was sent before with another request. Use a new one.",
} as const satisfies Refused;

const keyOf = (name: string, bookingId: string, { key, request }: KeyedRequest) =>
  answerKey(`owner ${name} ${bookingId}`, key, request);

/** What the key brought about before, as the activity of each booking; null when it was sent with another request. */
async function findKept(
  bookings: readonly OwnedSessions[],
  name: string,
  keyed: KeyedRequest,
): Promise<Map<string, string> | null> {
  const found = new Map<string, string>();
  for (const { owned } of bookings) {
    const { accountId, id } = owned.booking;
    const kept = await findKeptAnswer(accountId, keyOf(name, id, keyed));
    if (kept?.reused) return null;
    if (kept) found.set(id, String(kept.body));
  }
  return found;
}

async function actOnce<Outcome extends Done, Refusal extends Refusing>(
  owned: OwnedBooking,
  sessionIds: readonly string[],
  act: Act<Outcome, Refusal>,
  keyed: KeyedRequest | null,
): Promise<Done | Refusal> {
  if (!keyed) return told<Refusal>(await act.perform(owned, sessionIds, null));
  const key = keyOf(act.name, owned.booking.id, keyed);
  const render = ({ activityId }: Outcome) => ({ status: 200, body: activityId });
  // Two requests with one key at the same moment: the second finds what the first has done, and is not refused by it.
  const before = async (): Promise<Done | null> => {
    const kept = await findKeptAnswer(owned.booking.accountId, key);
    return kept && !kept.reused ? { ok: true, activityId: String(kept.body) } : null;
  };
  try {
    const outcome = await act.perform(owned, sessionIds, { answerKey: key, render });
    return told<Refusal>(isDone(outcome) ? outcome : ((await before()) ?? outcome));
  } catch (error) {
    const done = await before();
    if (!done) throw error;
    return done;
  }
}

function told<Refusal extends Refusing>(outcome: Done | Refusal): Done | Refusal {
  return isDone(outcome) ? { ok: true, activityId: outcome.activityId } : outcome;
}

function isDone(outcome: Done | Refusing): outcome is Done {
  return outcome.ok;
}
