import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { lockBooking } from "@/lib/store/bookings";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { type Idempotency, keepOutcome } from "./idempotency";
import type { ChangeableBooking } from "./record-change";
import { settleRaces } from "./settle-races";

interface Change<Planned, Outcome> {
  /** Asked twice: outside for manners, and inside the transaction for truth. */
  readonly plan: (booking: Booking, tx?: Tx) => Planned | Promise<Planned>;
  readonly write: (tx: Tx, booking: Booking, planned: Allowed<Planned>) => Promise<Outcome>;
}

type Allowed<Planned> = Extract<Planned, { readonly ok: true }>;

/**
 * Changes a booking as planned, in one transaction under its owner's lock, all of it or nothing. A refusal of the plan
 * is the answer; nothing has changed then. The outcome is kept for the caller's Idempotency-Key.
 */
export async function changeBooking<Planned extends { readonly ok: boolean }, Outcome>(
  { booking: seen }: ChangeableBooking,
  { plan, write }: Change<Planned, Outcome>,
  now: Instant,
  idempotency: Idempotency<Outcome> | null,
): Promise<Outcome | Exclude<Planned, Allowed<Planned>>> {
  const { accountId, id, ownerId } = seen;
  const early = await plan(seen);
  if (!isAllowed(early)) return early as Exclude<Planned, Allowed<Planned>>;
  return settleRaces(() =>
    inTransaction(
      async (tx) => {
        const booking = await lockBooking(tx, accountId, id);
        if (!booking) throw new Error(`booking ${id} is missing`);
        const planned = await plan(booking, tx);
        if (!isAllowed(planned)) return planned as Exclude<Planned, Allowed<Planned>>;
        const outcome = await write(tx, booking, planned);
        await keepOutcome(tx, accountId, idempotency, outcome, now);
        return outcome;
      },
      { accountId, ownerId },
    ),
  );
}

function isAllowed<Planned extends { readonly ok: boolean }>(planned: Planned): planned is Allowed<Planned> {
  return planned.ok;
}
