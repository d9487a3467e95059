import { policyRefund } from "@/lib/domain/booking/plan-owner-cancel";
import type { Booking } from "@/lib/domain/booking/types";
import { refundable } from "@/lib/domain/money/refundable";
import { sumMoney } from "@/lib/domain/money/shares";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { readMoneyMoved } from "@/lib/store/money";
import type { OwnedSessions } from "./open-sessions";

/** What an owner may give back for canceling sessions of a booking. */
export interface PossibleRefund {
  readonly booking: Booking;
  /** What the customer would get now. */
  readonly byPolicy: Money;
  readonly most: Money;
}

/** Of each booking with a shown price; requests are not paid for, and have nothing to give back. */
export async function readRefunds(chosen: readonly OwnedSessions[], now: Instant): Promise<PossibleRefund[]> {
  const all = await Promise.all(chosen.map((part) => refundOf(part, now)));
  return all.flatMap((refund) => refund ?? []);
}

async function refundOf(
  { owned: { booking }, sessions }: OwnedSessions,
  now: Instant,
): Promise<PossibleRefund | null> {
  const booked = sessions.filter(({ status }) => status !== "requested");
  const most = refundable(booking.price, await readMoneyMoved(booking.accountId, booking.id));
  const given = sumMoney(booked.map((session) => policyRefund(booking, session, now)));
  if (most === null || given === null) return null;
  return { booking, most, byPolicy: given.amount > most.amount ? most : given };
}
