import { judgeTime, type TimeJudgement } from "../availability/slots";
import type { Occupied, SlotSettings } from "../availability/types";
import { overlaps } from "../interval";
import { type Instant, type Interval, MINUTE } from "../time";
import type { RefusalCode } from "./refusal";
import { isLive } from "./status";
import type { Booking } from "./types";

/** How long a session takes and how much room it keeps around itself. */
export type SessionLength = Pick<
  SlotSettings,
  "durationMinutes" | "bufferBeforeMinutes" | "bufferAfterMinutes"
>;

/** The interval of a session that starts at `start`. */
export function sessionAt(start: Instant, length: SessionLength): Interval {
  return { start, end: start + length.durationMinutes * MINUTE };
}

/** A session's interval with its buffers: what nothing else of the owner may overlap. */
export function blockedBy(session: Interval, length: SessionLength): Interval {
  return {
    start: session.start - length.bufferBeforeMinutes * MINUTE,
    end: session.end + length.bufferAfterMinutes * MINUTE,
  };
}

/**
 * The page's settings for moving sessions of an existing booking: today's hours, notice, horizon and caps, but
 * the duration and the buffers that were frozen when the booking was made (spec sections 2 and 3).
 */
export function settingsFor(booking: SessionLength, page: SlotSettings): SlotSettings {
  return {
    ...page,
    durationMinutes: booking.durationMinutes,
    bufferBeforeMinutes: booking.bufferBeforeMinutes,
    bufferAfterMinutes: booking.bufferAfterMinutes,
  };
}

/** What stays occupied while the named sessions move: their own times count as free (spec section 3). */
export function withoutSessions(occupied: Occupied, ids: ReadonlySet<string>): Occupied {
  return {
    blocked: occupied.blocked.filter(({ sessionId }) => sessionId === null || !ids.has(sessionId)),
    sessions: occupied.sessions.filter(({ sessionId }) => !ids.has(sessionId)),
  };
}

const REFUSAL_OF = {
  free: null,
  past: "in_past",
  too_soon: "not_a_slot",
  beyond_horizon: "not_a_slot",
  not_offered: "not_a_slot",
  taken: "slot_taken",
  cap_reached: "cap_reached",
} satisfies Record<TimeJudgement, RefusalCode | null>;

/** Why a customer cannot have this time; null when it is offered and free. */
export function timeRefusal(
  settings: SlotSettings,
  occupied: Occupied,
  start: Instant,
  now: Instant,
): RefusalCode | null {
  return REFUSAL_OF[judgeTime(settings, occupied, start, now)];
}

/**
 * Why an owner cannot have this time; null when they can. They may take one that is not offered, even one that their
 * calendar calls busy, but not that of another session, nor one that is held for somebody: the database refuses those.
 * Refusals: `not_a_slot` for no instant at all, `in_past`, `slot_taken`.
 */
export function ownersTimeRefusal(
  length: SessionLength,
  occupied: Occupied,
  start: Instant,
  now: Instant,
): RefusalCode | null {
  if (!Number.isSafeInteger(start)) return "not_a_slot";
  if (start < now) return "in_past";
  const wanted = blockedBy(sessionAt(start, length), length);
  const taken = occupied.blocked.some((other) => !other.busy && overlaps(other, wanted));
  return taken ? "slot_taken" : null;
}

/**
 * Judges several times that are taken together: each must be offered and free, and each one that passes counts
 * against the caps of the later ones. The answers stand in the order of `starts`; the caps are filled in
 * chronological order.
 */
export function timeRefusals(
  settings: SlotSettings,
  occupied: Occupied,
  starts: readonly Instant[],
  now: Instant,
): (RefusalCode | null)[] {
  const answers = new Map<number, RefusalCode | null>();
  const sessions = [...occupied.sessions];
  const byTime = starts.map((start, index) => ({ start, index })).sort((a, b) => a.start - b.start);
  for (const { start, index } of byTime) {
    const refusal = timeRefusal(settings, { blocked: occupied.blocked, sessions }, start, now);
    answers.set(index, refusal);
    if (refusal === null) sessions.push({ sessionId: `planned ${index}`, start });
  }
  return starts.map((_, index) => answers.get(index) ?? null);
}

/**
 * Which of several times get in one another's way, buffers included, or in the way of `others`. Of two that
 * overlap, the later one is named, so that the earlier one can be kept. Answers in the order of `starts`.
 */
export function overlapsAmong(
  starts: readonly Instant[],
  length: SessionLength,
  others: readonly Interval[],
): boolean[] {
  const answers = starts.map(() => false);
  const kept = [...others];
  const byTime = starts.map((start, index) => ({ start, index })).sort((a, b) => a.start - b.start);
  for (const { start, index } of byTime) {
    const blocked = blockedBy(sessionAt(start, length), length);
    if (kept.some((other) => overlaps(other, blocked))) answers[index] = true;
    else kept.push(blocked);
  }
  return answers;
}

/** What the booking's other live sessions block, while the named ones move. */
export function blockedByOthers(booking: Booking, moving: ReadonlySet<string>): Interval[] {
  return booking.sessions
    .filter(({ id, status }) => !moving.has(id) && isLive(status))
    .map((session) => blockedBy(session, booking));
}
