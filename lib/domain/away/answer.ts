import { isLive } from "../booking/status";
import type { Session, SessionStatus } from "../booking/types";
import type { Instant } from "../time";

/**
 * How it stands with a session that stood on days away: `not_asked` still stands there and nobody asked, `asking` is about
 * to be asked, `waiting` waits for the customer's pick, `moved` has another time (or came back to the old one by a second
 * move), `canceled` is canceled. `held` took place, or should have, at its old time.
 */
export type Answer = "not_asked" | "asking" | "waiting" | "moved" | "canceled" | "held";

export const ANSWERS = ["waiting", "asking", "not_asked", "moved", "canceled", "held"] as const;

export interface AskedSession {
  readonly status: SessionStatus;
  /** Whether it has another start than when the days were closed. */
  readonly elsewhere: boolean;
  readonly asked: boolean;
  /** Whether somebody wants it to be asked, and it was not yet. */
  readonly due: boolean;
}

/** What became of a session since its day was closed, told from how it stands now. */
export function answerOf({ status, elsewhere, asked, due }: AskedSession): Answer {
  if (status === "canceled") return "canceled";
  if (status === "reschedule_requested") return "waiting";
  if (elsewhere || asked) return "moved";
  if (!isLive(status)) return "held";
  return due ? "asking" : "not_asked";
}

export type AnswerCounts = Readonly<Record<Answer, number>>;

/** How many sessions stand how. */
export function countAnswers(
  sessions: readonly { readonly answer: Answer; readonly count?: number }[],
): AnswerCounts {
  const counts = { not_asked: 0, asking: 0, waiting: 0, moved: 0, canceled: 0, held: 0 };
  for (const { answer, count = 1 } of sessions) counts[answer] += count;
  return counts;
}

/**
 * Of the sessions whose customers are to be asked those that still stand where they stood when the days were closed: who has
 * moved or canceled meanwhile has answered already.
 */
export function stillToAsk(
  sessions: readonly Session[],
  due: readonly { readonly sessionId: string; readonly start: Instant }[],
): string[] {
  const starts = new Map(due.map(({ sessionId, start }) => [sessionId, start]));
  return sessions
    .filter(({ id, status, start }) => isLive(status) && starts.get(id) === start)
    .map(({ id }) => id);
}

/** How long a customer is left in peace before they can be asked again. */
export const ASK_AGAIN_AFTER = 3_600_000;
