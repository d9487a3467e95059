import { nearestSlots } from "@/lib/domain/availability/search";
import type { Bookable } from "@/lib/domain/booking/page";
import { planMoves, planReschedule, type ReschedulePlan } from "@/lib/domain/booking/plan-reschedule";
import { rescheduledData } from "@/lib/domain/booking/record";
import type { Refusal } from "@/lib/domain/booking/refusal";
import { blockedBy, sessionAt, settingsFor, withoutSessions } from "@/lib/domain/booking/times";
import type { Actor, Booking } from "@/lib/domain/booking/types";
import { DAY, type Instant, type Zone } from "@/lib/domain/time";
import { setZone } from "@/lib/store/bookings";
import { readOccupied } from "@/lib/store/occupied";
import { readPageSettings } from "@/lib/store/pages";
import { moveSessions } from "@/lib/store/session-changes";
import type { Tx } from "@/lib/store/transaction";
import { changeBooking } from "./change-booking";
import type { Idempotency } from "./idempotency";
import { scopeOf } from "./list-slots";
import { type ChangeableBooking, recordChange, recordDueOf } from "./record-change";

export interface RescheduleRequest {
  readonly moves: readonly { readonly sessionId: string; readonly start: Instant }[];
  readonly reason: string | null;
  /** The zone the customer picked the times in; their mails follow it. Null leaves it, as an owner does. */
  readonly zone: Zone | null;
}

export interface Rescheduled {
  readonly ok: true;
  /** The activity that records it; a later undo names it. */
  readonly activityId: string;
  readonly plan: ReschedulePlan;
}

/** A lost slot with the free times nearest to it. */
export interface Conflict {
  readonly session: string;
  readonly start: Instant;
  readonly nearest: readonly Instant[];
}

export type RescheduleRefusal = Refusal & { readonly conflicts?: readonly Conflict[] };

/** Moves the sessions to their new times, all of them or none: for their customer, or by the owner for them. */
export async function rescheduleSessions(
  changeable: ChangeableBooking,
  request: RescheduleRequest,
  now: Instant,
  idempotency: Idempotency<Rescheduled> | null = null,
): Promise<Rescheduled | RescheduleRefusal> {
  const outcome = await changeBooking(
    changeable,
    {
      plan: (booking, tx) => plan(booking, request, now, changeable.by, tx),
      write: (tx, booking, planned) => write(tx, changeable, booking, planned, request, now),
    },
    now,
    idempotency,
  );
  return outcome.ok ? outcome : withNearest(changeable.booking, request, outcome, now);
}

/** What a reschedule by the customer would do, or why it is refused: the review page asks this before the reason. */
export async function previewReschedule(
  booking: Booking,
  moves: RescheduleRequest["moves"],
  now: Instant,
): Promise<ReturnType<typeof planMoves>> {
  return planMoves(await wanted(booking, moves, now, "customer"));
}

async function wanted(booking: Booking, moves: RescheduleRequest["moves"], now: Instant, by: Actor, tx?: Tx) {
  const where = await readPageSettings(booking.accountId, booking.pageId, tx);
  const windows = moves.map(({ start }) => ({ start, end: start + 1 }));
  const occupied = await readOccupied(scopeOf(where), windows, tx);
  return { booking, moves, settings: where.settings, occupied, now, by };
}

async function plan(
  booking: Booking,
  { moves, reason }: RescheduleRequest,
  now: Instant,
  by: Actor,
  tx?: Tx,
) {
  return planReschedule({ ...(await wanted(booking, moves, now, by, tx)), reason });
}

async function write(
  tx: Tx,
  changeable: ChangeableBooking,
  booking: Booking,
  planned: ReschedulePlan,
  { zone }: RescheduleRequest,
  now: Instant,
): Promise<Rescheduled> {
  const moves = planned.moves.map((move) => ({ ...move, sessionId: move.session.id }));
  await moveSessions(tx, booking, changeable.by, moves, now);
  if (zone && zone !== booking.zone) await setZone(tx, booking.accountId, booking.id, zone);
  const data = rescheduledData(planned);
  const activityId = await recordChange(tx, booking, changeable, { at: now, reason: planned.reason, data });
  await recordDueOf(tx, booking, { id: activityId, at: now }, "payment_reschedule", planned.total);
  return { ok: true, activityId, plan: planned };
}

/** Names, for each lost slot, the free times nearest to it that the other choices leave. */
async function withNearest(
  booking: Booking,
  request: RescheduleRequest,
  refusal: Refusal,
  now: Instant,
): Promise<RescheduleRefusal> {
  const lost = (refusal.sessions ?? []).filter(({ code }) => code === "slot_taken" || code === "cap_reached");
  if (lost.length === 0) return refusal;
  const where = await readPageSettings(booking.accountId, booking.pageId);
  const conflicts = await Promise.all(
    lost.map(async ({ session, start }) => ({
      session,
      start: start ?? now,
      nearest: await nearest(where, booking, request, session, start ?? now, now),
    })),
  );
  return { ...refusal, conflicts };
}

const OFFERED = 3;
const REACH = 30 * DAY;

async function nearest(
  where: Omit<Bookable, "eventType">,
  booking: Booking,
  request: RescheduleRequest,
  sessionId: string,
  near: Instant,
  now: Instant,
): Promise<Instant[]> {
  const settings = settingsFor(booking, where.settings);
  const window = { start: Math.max(now, near - REACH), end: near + REACH };
  const occupied = withoutSessions(
    await readOccupied(scopeOf(where), [window]),
    new Set(request.moves.map((move) => move.sessionId)),
  );
  const kept = request.moves
    .filter((move) => move.sessionId !== sessionId)
    .map(({ start }) => ({ sessionId: null, ...blockedBy(sessionAt(start, settings), settings) }));
  const present = booking.sessions.find((session) => session.id === sessionId)?.start;
  const near30 = { ...settings, horizonDays: Math.min(settings.horizonDays, (window.end - now) / DAY) };
  return nearestSlots(
    near30,
    { ...occupied, blocked: [...occupied.blocked, ...kept] },
    near,
    OFFERED + 1,
    now,
  )
    .filter((start) => start !== present)
    .slice(0, OFFERED);
}
