import type { TimeCaution } from "@/lib/domain/availability/cautions";
import { planApproval } from "@/lib/domain/booking/plan-approval";
import type { RefusalCode } from "@/lib/domain/booking/refusal";
import type { Booking, Session } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { scopeOf } from "@/lib/services/book/list-slots";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import type { OwnedSessions } from "./open-sessions";

/** A time at which a request could be approved, or why it could not. */
export interface PossibleTime {
  readonly start: Instant;
  /** Whether the customer suggested it. */
  readonly suggested: boolean;
  readonly refusal: RefusalCode | null;
  /** What has to be confirmed. */
  readonly cautions: readonly TimeCaution[];
}

export interface Suggestions {
  readonly booking: Booking;
  readonly session: Session;
  /** In the order of time. */
  readonly times: readonly PossibleTime[];
}

/**
 * The times that were suggested for each requested session, and the one that the owner picked beside them, each judged by
 * itself as the approval will judge it.
 */
export async function readSuggestions(
  { owned: { booking }, sessions }: OwnedSessions,
  picked: ReadonlyMap<string, Instant>,
  now: Instant,
): Promise<Suggestions[]> {
  const where = await readPageSettings(booking.accountId, booking.pageId);
  const wanted = sessions.map((session) => ({ session, starts: startsOf(session, picked) }));
  const windows = wanted.flatMap(({ starts }) => starts.map((start) => ({ start, end: start + 1 })));
  const occupied = await readOccupied(scopeOf(where), windows);
  const judge = (session: Session, start: Instant): PossibleTime => {
    const picks = [{ sessionId: session.id, start }];
    const asked = { booking, picks, settings: where.settings, occupied, reason: null, now };
    const plan = planApproval({ ...asked, confirmed: true });
    const suggested = session.suggestedStarts?.includes(start) ?? false;
    if (!plan.ok) return { start, suggested, refusal: refusalOf(plan), cautions: [] };
    return { start, suggested, refusal: null, cautions: plan.cautions.flatMap((one) => one.cautions) };
  };
  return wanted.map(({ session, starts }) => ({
    booking,
    session,
    times: starts.map((start) => judge(session, start)),
  }));
}

function startsOf(session: Session, picked: ReadonlyMap<string, Instant>): Instant[] {
  const own = picked.get(session.id);
  const starts = new Set([
    ...(session.suggestedStarts ?? [session.start]),
    ...(own === undefined ? [] : [own]),
  ]);
  return [...starts].sort((a, b) => a - b);
}

/** Confirmed as it is, nothing is left to be confirmed. */
function refusalOf({ code }: { readonly code: RefusalCode | "needs_confirmation" }): RefusalCode {
  return code === "needs_confirmation" ? "not_a_slot" : code;
}
