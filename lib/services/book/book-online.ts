import { v7 as orderedUuid } from "uuid";
import type { Instant } from "@/lib/domain/time";
import { currentAccount } from "@/lib/services/account";
import { type Idempotency, keepOutcome } from "@/lib/services/change/idempotency";
import { settleRaces } from "@/lib/services/change/settle-races";
import { CHECKOUT_OPEN_FOR, type Held } from "@/lib/services/payments/hold-reschedule";
import { type CheckoutOpened, openCheckout } from "@/lib/services/payments/open-checkout";
import { releaseOwnHolds } from "@/lib/services/payments/release-holds";
import { insertHold } from "@/lib/store/holds";
import { findBookable } from "@/lib/store/pages";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import {
  type Booked,
  type BookingRefusal,
  type BookingRequest,
  type PlannedBooking,
  planNewBooking,
  priceToPay,
  writeNewBooking,
} from "./book-sessions";

export type BookedOnline = Booked | CheckoutOpened;

/**
 * Books a package or a single session at the times picked, all of them or none; or sends a request for approval. Where the price is
 * collected the times are held and the customer is sent to pay; the payment makes the booking (spec section 5).
 */
export async function bookOnline(
  request: BookingRequest,
  now: Instant,
  idempotency: Idempotency<BookedOnline> | null = null,
): Promise<BookedOnline | BookingRefusal> {
  const account = await currentAccount();
  const seen = await findBookable(account.id, request.page, request.eventType);
  if (seen?.eventType.price?.mode === "collected" && !(await releaseOwnHolds(seen.page, request, now))) {
    return { ok: false, code: "payment_unavailable" };
  }
  const early = await planNewBooking(seen, request, now);
  if (!early.ok) return early;
  const owner = { accountId: account.id, ownerId: early.bookable.page.owner.id };
  const outcome = await settleRaces(() =>
    inTransaction(async (tx) => {
      const bookable = await findBookable(account.id, request.page, request.eventType, tx);
      const planned = await planNewBooking(bookable, request, now, tx);
      if (!planned.ok) return planned;
      const held = await holdBooking(tx, planned, request, now);
      if (held) return held;
      const booked = await writeNewBooking(tx, planned, request, now);
      await keepOutcome(tx, account.id, idempotency, booked, now);
      return booked;
    }, owner),
  );
  if (!outcome.ok || !("holdId" in outcome)) return outcome;
  const { title, sessionCount } = early.bookable.eventType;
  const payable = {
    ...outcome,
    ...owner,
    title,
    description: sessionCount === 1 ? "1 session" : `${sessionCount} sessions`,
    email: request.customer.email,
    locale: request.locale,
  };
  const opened = await openCheckout(payable, now);
  if (opened.ok) await inTransaction((tx) => keepOutcome(tx, account.id, idempotency, opened, now));
  return opened;
}

/** Holds the times until the price is paid; null where nothing is to be paid. */
async function holdBooking(
  tx: Tx,
  planned: PlannedBooking,
  request: BookingRequest,
  now: Instant,
): Promise<Held | null> {
  const { page, eventType } = planned.bookable;
  const money = priceToPay(planned);
  if (!money || !eventType.price) return null;
  const expiresAt = now + CHECKOUT_OPEN_FOR;
  const holdId = orderedUuid();
  await insertHold(
    tx,
    {
      accountId: page.accountId,
      id: holdId,
      bookingId: null,
      ownerId: page.owner.id,
      pageId: page.id,
      change: { kind: "booking", request, price: eventType.price },
      money,
      expiresAt,
      createdAt: now,
    },
    planned.sessions.flatMap(({ blocked }) => blocked ?? []),
  );
  return { ok: true, holdId, money, expiresAt };
}
