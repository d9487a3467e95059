import { type OwnedBooking, openOwnedBooking } from "@/lib/auth/owned-booking";
import { stillToAsk } from "@/lib/domain/away/answer";
import { planAskAgain } from "@/lib/domain/booking/plan-ask-again";
import { planRescheduleRequest } from "@/lib/domain/booking/plan-ending";
import { askedAgainData } from "@/lib/domain/booking/record";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { freeForNewTimes } from "@/lib/services/actions/request-reschedule";
import { changeBooking } from "@/lib/services/change/change-booking";
import { recordChange } from "@/lib/services/change/record-change";
import { type DueBooking, dueBookings, dueSessions, letBe, markAsked } from "@/lib/store/away-asking";
import { findTimeAway } from "@/lib/store/times-away";
import type { Tx } from "@/lib/store/transaction";

/**
 * Asks the customers of a time away for new times, or again, as far as it is due, booking by booking, each in a transaction of
 * its own that also notes that it was asked: stopped anywhere and begun anew it goes on where it was, and asks nobody
 * twice. A booking that fails holds up no other; the first fault is thrown at the end, so that the job is tried again.
 */
export async function askForNewTimes(
  { accountId, timeAwayId }: { accountId: string; timeAwayId: string },
  now: Instant,
): Promise<void> {
  const away = await findTimeAway(accountId, timeAwayId);
  if (!away) return;
  const reason = away.note === "" ? null : away.note;
  const faults: unknown[] = [];
  for (const due of await dueBookings({ accountId, timeAwayId })) {
    await ask(due, reason, now).catch((fault) => faults.push(fault));
  }
  if (faults.length > 0) throw faults[0];
}

async function ask(due: DueBooking, reason: string | null, now: Instant): Promise<void> {
  const owned = await openOwnedBooking(due, due.bookingId);
  if (owned) {
    await askFirst(owned, due, reason, now);
    await askWaiting(owned, due, reason, now);
  }
  await letBe(due);
}

const NOBODY = { ok: false } as const;

async function askFirst(owned: OwnedBooking, due: DueBooking, reason: string | null, now: Instant) {
  return changeBooking(
    owned,
    {
      plan: async (booking, tx) => {
        const sessionIds = stillToAsk(booking.sessions, await open(due, false, tx));
        return sessionIds.length > 0 ? planRescheduleRequest({ booking, sessionIds, reason }) : NOBODY;
      },
      write: async (tx, booking, plan) => {
        const asked = plan.sessions.map(({ session }) => session.id);
        await markAsked(tx, due, asked, "first", now);
        return freeForNewTimes(tx, owned, booking, plan, now);
      },
    },
    now,
    null,
  );
}

async function askWaiting(owned: OwnedBooking, due: DueBooking, reason: string | null, now: Instant) {
  return changeBooking(
    owned,
    {
      plan: async (booking, tx) => {
        const sessionIds = waitingOf(booking, await open(due, true, tx));
        return sessionIds.length > 0 ? planAskAgain({ booking, sessionIds, reason }) : NOBODY;
      },
      write: async (tx, booking, plan) => {
        const asked = plan.sessions.map(({ id }) => id);
        await markAsked(tx, due, asked, "again", now);
        const data = askedAgainData(plan.sessions);
        return recordChange(tx, booking, owned, { at: now, reason: plan.reason, data });
      },
    },
    now,
    null,
  );
}

async function open(due: DueBooking, asked: boolean, tx: Tx | undefined) {
  return (await dueSessions(due, tx)).filter((session) => session.asked === asked);
}

function waitingOf({ sessions }: Booking, due: readonly { sessionId: string }[]): string[] {
  const ids = new Set(due.map(({ sessionId }) => sessionId));
  return sessions
    .filter(({ id, status }) => status === "reschedule_requested" && ids.has(id))
    .map(({ id }) => id);
}
