import type { TimeCaution } from "../availability/cautions";
import type { Instant } from "../time";

/** A time that an owner wants although customers are not offered it. */
export interface CautionedTime {
  readonly session: string;
  readonly start: Instant;
  /** At least one. */
  readonly cautions: readonly TimeCaution[];
}

/** An owner may take times that are not offered, but has to say that they mean it. Nothing is done yet. */
export interface NeedsConfirmation {
  readonly ok: false;
  readonly code: "needs_confirmation";
  readonly sessions: readonly CautionedTime[];
}

/** The times that something speaks against, in the order wanted. */
export function cautioned(
  wanted: readonly { readonly sessionId: string; readonly start: Instant }[],
  cautions: readonly (readonly TimeCaution[])[],
): CautionedTime[] {
  return wanted.flatMap(({ sessionId, start }, index) => {
    const against = cautions[index] ?? [];
    return against.length === 0 ? [] : [{ session: sessionId, start, cautions: against }];
  });
}

/** What an owner has to confirm first; null when there is nothing, or when they did. */
export function confirmationFor(
  times: readonly CautionedTime[],
  confirmed: boolean,
): NeedsConfirmation | null {
  return times.length === 0 || confirmed ? null : { ok: false, code: "needs_confirmation", sessions: times };
}
