import { sumMoney } from "../money/shares";
import type { Money } from "../money/types";
import { readReason } from "./reason";
import type { Refusal } from "./refusal";
import type { Booking, Session } from "./types";

/** A reschedule fee of a booking as it was recorded. */
export interface RecordedFee {
  /** `TXN-` and 8 characters. */
  readonly reference: string;
  readonly money: Money;
  /** Whether it still is to be settled between customer and owner. */
  readonly due: boolean;
  /** The sessions whose move cost it. */
  readonly sessionIds: readonly string[];
}

export interface WantedWaiver {
  readonly booking: Booking;
  /** All fees of the booking. */
  readonly fees: readonly RecordedFee[];
  /** The references of those to waive. */
  readonly chosen: readonly string[];
  readonly reason: string | null;
}

export interface WaiverPlan {
  readonly ok: true;
  /** In the order chosen. */
  readonly fees: readonly RecordedFee[];
  readonly total: Money;
  /** The sessions that they were for, as they stand, by position. */
  readonly sessions: readonly Session[];
  readonly reason: string;
}

/** It was settled, taken back or waived meanwhile, or never was a fee of this booking. */
export interface NotDue {
  readonly ok: false;
  readonly code: "not_due";
}

/**
 * Plans to let go of reschedule fees that are due, all that are chosen or none. Only fees that customer and owner settle
 * themselves can be waived; what was paid is refunded instead (spec section 5).
 * Refusals: `not_due`, also when nothing is chosen; then `reason_required`, `reason_too_long`.
 */
export function planWaiver({ booking, fees, chosen, reason }: WantedWaiver): WaiverPlan | Refusal | NotDue {
  const wanted = [...new Set(chosen)].map((reference) =>
    fees.find((fee) => fee.reference === reference && fee.due),
  );
  const found = wanted.flatMap((fee) => fee ?? []);
  const total = sumMoney(found.map(({ money }) => money));
  if (total === null || found.length < wanted.length) return { ok: false, code: "not_due" };
  const read = readReason("mandatory", reason);
  if (!read.ok) return { ok: false, code: read.code };
  const ids = new Set(found.flatMap(({ sessionIds }) => sessionIds));
  const sessions = booking.sessions.filter(({ id }) => ids.has(id));
  return { ok: true, fees: found, total, sessions, reason: read.reason ?? "" };
}
