import { policyRefund } from "@/lib/domain/booking/plan-owner-cancel";
import type { Booking } from "@/lib/domain/booking/types";
import { sumMoney } from "@/lib/domain/money/shares";
import type { Money } from "@/lib/domain/money/types";
import type { Instant } from "@/lib/domain/time";
import { readRefundable } from "@/lib/services/payments/read-refundable";
import type { OwnedSessions } from "./open-sessions";

/** What an owner may give back for canceling sessions of a booking. */
export interface PossibleRefund {
  readonly booking: Booking;
  /** What the customer would get now. */
  readonly byPolicy: Money;
  readonly most: Money;
  /** The price was collected, and the account gives nothing back through Stripe. */
  readonly off: boolean;
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
  const { most, policy } = await readRefundable(booking);
  const given = sumMoney(booked.map((session) => policyRefund(booking, session, now)));
  if (most === null || given === null) return null;
  const off = booking.price?.mode === "collected" && policy === "none";
  return { booking, most, byPolicy: given.amount > most.amount ? most : given, off };
}
