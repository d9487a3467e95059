import type { Occupied, SlotSettings } from "../availability/types";
import type { Instant } from "../time";
import { planRequest, type SuggestedSession } from "./plan-booking";
import { readReason, reasonRule } from "./reason";
import type { Refusal } from "./refusal";
import { settingsFor } from "./times";
import type { Booking, Session } from "./types";

/** Other times that a customer suggests for a request awaiting approval. */
export interface WantedResubmit {
  readonly booking: Booking;
  readonly starts: readonly Instant[];
  /** The page's settings of today; duration and buffers are taken from the booking. */
  readonly settings: SlotSettings;
  readonly occupied: Occupied;
  readonly reason: string | null;
  readonly now: Instant;
}

export interface PlannedSuggestion extends SuggestedSession {
  /** As it stands with the earlier suggestions. */
  readonly session: Session;
}

export interface ResubmitPlan {
  readonly ok: true;
  /** Every session that awaits approval, by position. */
  readonly sessions: readonly PlannedSuggestion[];
  /** In the order suggested. */
  readonly suggestions: readonly Instant[];
  /** What was suggested until now. */
  readonly previous: readonly Instant[];
  readonly reason: string | null;
}

/** The sessions of a booking that await the owner's approval, by position. */
export function requestedSessions(booking: Pick<Booking, "sessions">): Session[] {
  return booking.sessions.filter(({ status }) => status === "requested");
}

/** Every start that was suggested for these sessions. */
export function suggestionsFor(sessions: readonly Session[]): Instant[] {
  return sessions.flatMap(({ start, suggestedStarts }) => suggestedStarts ?? [start]);
}

/**
 * Plans to replace the suggestions of a request, as often as the customer likes, whatever the policy says
 * (spec sections 2 and 3). The new ones are judged as those of a new request; the earlier ones held no time.
 * Refusals: `wrong_status` when nothing awaits approval; those of `planRequest`; `same_time` when the times are
 * those suggested already; `reason_too_long`.
 */
export function planResubmit(wanted: WantedResubmit): ResubmitPlan | Refusal {
  const { booking, starts, settings, occupied, now } = wanted;
  const requested = requestedSessions(booking);
  if (requested.length === 0) return { ok: false, code: "wrong_status" };
  const length = settingsFor(booking, settings);
  const plan = planRequest({ settings: length, occupied, sessionCount: requested.length, starts, now });
  if (!plan.ok) return plan;

  const previous = suggestionsFor(requested);
  if (sameTimes(previous, starts)) return { ok: false, code: "same_time" };
  const read = readReason(reasonRule("reschedule", booking, requested, "customer"), wanted.reason);
  if (!read.ok) return { ok: false, code: read.code };
  const sessions = requested.flatMap((session, index) => {
    const suggested = plan.sessions[index];
    return suggested === undefined
      ? []
      : [
          {
            session,
            start: suggested.start,
            end: suggested.end,
            suggestedStarts: suggested.suggestedStarts,
          },
        ];
  });
  return { ok: true, sessions, suggestions: [...starts], previous, reason: read.reason };
}

function sameTimes(previous: readonly Instant[], starts: readonly Instant[]): boolean {
  return previous.length === starts.length && starts.every((start) => previous.includes(start));
}
