import { overlaps } from "../interval";
import { DAY, type Instant, MINUTE } from "../time";
import { bookableRange, findSlots, isCapReached, NOTHING } from "./slots";
import type { Occupied, SlotSettings } from "./types";

/** Why customers are not offered a time that its owner may take all the same. */
export type TimeCaution = "too_soon" | "beyond_horizon" | "not_offered" | "busy" | "cap_reached";

const SENTENCES = {
  too_soon: "It starts sooner than the minimum notice allows.",
  beyond_horizon: "It lies further ahead than customers can book.",
  not_offered: "It lies outside the hours of the page, or between its starting times.",
  busy: "The calendar is busy then.",
  cap_reached: "That day or week has as many sessions as the page allows.",
} satisfies Record<TimeCaution, string>;

/** The sentence for a caution, in plain English. */
export function cautionSentence(caution: TimeCaution): string {
  return SENTENCES[caution];
}

/**
 * Everything that speaks against each of several times that an owner takes together, in the order of `starts`; empty for a
 * time that is offered and free, or where only another session or a hold is in the way, which is a refusal and no caution.
 * Each time counts against the caps of the later ones (spec sections 2 and 6: the page's settings bind customers only).
 *
 * @param occupied Without the sessions that move.
 */
export function timeCautions(
  settings: SlotSettings,
  occupied: Occupied,
  starts: readonly Instant[],
  now: Instant,
): TimeCaution[][] {
  const answers = starts.map((): TimeCaution[] => []);
  const sessions = [...occupied.sessions];
  const byTime = starts.map((start, index) => ({ start, index })).sort((a, b) => a.start - b.start);
  for (const { start, index } of byTime) {
    answers[index] = cautionsOf(settings, { blocked: occupied.blocked, sessions }, start, now);
    sessions.push({ sessionId: `planned ${index}`, start });
  }
  return answers;
}

function cautionsOf(settings: SlotSettings, occupied: Occupied, start: Instant, now: Instant): TimeCaution[] {
  const bookable = bookableRange(settings, now);
  const after = (settings.durationMinutes + settings.bufferAfterMinutes) * MINUTE;
  const wanted = { start: start - settings.bufferBeforeMinutes * MINUTE, end: start + after };
  const busy = occupied.blocked.some((other) => other.busy && overlaps(other, wanted));
  const checks: readonly (readonly [TimeCaution, boolean])[] = [
    ["too_soon", start < bookable.start],
    ["beyond_horizon", start >= bookable.end],
    ["not_offered", !isOffered(settings, start)],
    ["busy", busy],
    ["cap_reached", isCapReached(settings, occupied, start)],
  ];
  return checks.flatMap(([caution, applies]) => (applies ? [caution] : []));
}

/** Whether the page's hours and steps allow that start at all, whatever the notice and the horizon. */
function isOffered(settings: SlotSettings, start: Instant): boolean {
  const anyDay = { ...settings, minimumNoticeMinutes: 0, horizonDays: 1, capPerDay: null, capPerWeek: null };
  return findSlots(anyDay, NOTHING, { start, end: start + 1 }, start - DAY / 2).length > 0;
}
