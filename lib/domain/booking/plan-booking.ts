import type { Occupied, SlotSettings } from "../availability/types";
import type { Instant, Interval } from "../time";
import { leadingCode, type Refusal, type RefusalCode } from "./refusal";
import { blockedBy, overlapsAmong, type SessionLength, sessionAt, timeRefusal, timeRefusals } from "./times";

/** The times of a booking that is to be made or requested. */
export interface WantedTimes {
  /** Of the page and the event type: duration and buffers are those of the new sessions. */
  readonly settings: SlotSettings;
  readonly occupied: Occupied;
  /** How many sessions the event type makes customers book; 1 for a single booking. */
  readonly sessionCount: number;
  readonly starts: readonly Instant[];
  readonly now: Instant;
}

/** A session to be made. Positions follow the order of time, from 1. */
export interface PlannedSession extends Interval {
  readonly position: number;
  /** The interval with its buffers, which nothing else of the owner may overlap. */
  readonly blocked: Interval;
}

/** The times suggested for one session; its interval is that of the first of them. */
export interface SuggestedSession extends Interval {
  /** In the order suggested. */
  readonly suggestedStarts: readonly Instant[];
}

/** A session to be requested. It blocks nothing until the owner approves it. */
export interface RequestedSession extends SuggestedSession {
  readonly position: number;
}

/** A customer may suggest this many times for a single session that needs approval. */
export const MAX_SUGGESTIONS = 5;

/**
 * Plans a booking: exactly `sessionCount` times, each offered and free, none overlapping another with
 * its buffers, the caps counted together (spec sections 1 and 6).
 * Refusals: `wrong_count`; per time `overlapping_times`, `in_past`, `not_a_slot`, `slot_taken`, `cap_reached`.
 */
export function planBooking(
  wanted: WantedTimes,
): { readonly ok: true; readonly sessions: readonly PlannedSession[] } | Refusal {
  const { settings, starts, sessionCount } = wanted;
  if (starts.length !== sessionCount) return { ok: false, code: "wrong_count" };
  const refusal = refusalTogether(wanted);
  if (refusal !== null) return refusal;
  const sessions = ordered(starts).map((start, index) => {
    const session = sessionAt(start, settings);
    return { ...session, position: index + 1, blocked: blockedBy(session, settings) };
  });
  return { ok: true, sessions };
}

/**
 * Plans a request that the owner is to approve, or times that the customer suggests anew. For a single session:
 * 1 to 5 different times, of which the first is the session's own for now; they are alternatives, so they may
 * overlap and do not add up against the caps. For a package: exactly its number of times, judged as a booking.
 * All must be offered and free, but none is held (spec section 9).
 * Refusals: `wrong_count`; per time `overlapping_times` (also for the same time twice), `in_past`,
 * `not_a_slot`, `slot_taken`, `cap_reached`.
 */
export function planRequest(
  wanted: WantedTimes,
): { readonly ok: true; readonly sessions: readonly RequestedSession[] } | Refusal {
  const { settings, starts, sessionCount } = wanted;
  if (sessionCount > 1) {
    const plan = planBooking(wanted);
    if (!plan.ok) return plan;
  } else {
    if (starts.length === 0 || starts.length > MAX_SUGGESTIONS) return { ok: false, code: "wrong_count" };
    const refusal = refusalApart(wanted);
    if (refusal !== null) return refusal;
  }
  const sessions = shareSuggestions(starts, sessionCount, settings);
  return { ok: true, sessions: sessions.map((session, index) => ({ ...session, position: index + 1 })) };
}

/**
 * Which suggested times fall to which of the sessions that are requested together, by position: to a single one all
 * of them, as alternatives of which the first is its own for now; to several one each, in the order of time.
 */
export function shareSuggestions(
  starts: readonly Instant[],
  sessionCount: number,
  length: SessionLength,
): SuggestedSession[] {
  const perSession = sessionCount === 1 ? [starts] : ordered(starts).map((start) => [start]);
  return perSession.flatMap((suggestedStarts) => {
    const [first] = suggestedStarts;
    return first === undefined ? [] : [{ ...sessionAt(first, length), suggestedStarts }];
  });
}

function refusalTogether({ settings, occupied, starts, now }: WantedTimes): Refusal | null {
  const overlapping = overlapsAmong(starts, settings, []);
  const refusals = timeRefusals(settings, occupied, starts, now);
  return refusalFor(starts, (index) =>
    overlapping[index] ? "overlapping_times" : (refusals[index] ?? null),
  );
}

function refusalApart({ settings, occupied, starts, now }: WantedTimes): Refusal | null {
  return refusalFor(starts, (index, start) =>
    starts.indexOf(start) < index ? "overlapping_times" : timeRefusal(settings, occupied, start, now),
  );
}

function refusalFor(
  starts: readonly Instant[],
  codeOf: (index: number, start: Instant) => RefusalCode | null,
): Refusal | null {
  const times = starts.flatMap((start, index) => {
    const code = codeOf(index, start);
    return code === null ? [] : [{ start, code }];
  });
  const code = leadingCode(times);
  return code === null ? null : { ok: false, code, times };
}

function ordered(starts: readonly Instant[]): Instant[] {
  return [...starts].sort((a, b) => a - b);
}
