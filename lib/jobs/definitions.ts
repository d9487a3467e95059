import { z } from "zod";

const ofBooking = z.object({ accountId: z.uuid(), bookingId: z.uuid() });

const notice = z.object({ accountId: z.uuid(), at: z.int() });

/** A mail about somebody's sign-in. `at` is when it happened, in epoch milliseconds. */
const notices = z.discriminatedUnion("about", [
  /** Asked for by whoever knows the address, which may be nobody's. */
  notice.extend({ about: z.literal("password_link"), requestId: z.uuid(), email: z.string() }),
  notice.extend({ about: z.literal("invitation"), invitationId: z.uuid(), expiresAt: z.int() }),
  notice.extend({ about: z.literal("password_changed"), userId: z.uuid() }),
  notice.extend({ about: z.literal("second_factor"), userId: z.uuid(), on: z.boolean() }),
  notice.extend({
    about: z.literal("address_changed"),
    userId: z.uuid(),
    before: z.string(),
    after: z.string(),
  }),
  /** To the owner: a mail server refuses the address of somebody who is mailed about a booking. */
  notice.extend({
    about: z.literal("address_failing"),
    bookingId: z.uuid(),
    address: z.string(),
    answer: z.string(),
  }),
  /** To the owner: an invitation was declined in somebody's calendar, or another time proposed. */
  notice.extend({
    about: z.literal("calendar_reply"),
    bookingId: z.uuid(),
    sessionId: z.uuid(),
    activityId: z.uuid(),
  }),
  /** To the owner: sessions that their calendars say something against. */
  notice.extend({
    about: z.literal("calendar_findings"),
    ownerId: z.uuid(),
    reported: z.array(z.object({ bookingId: z.uuid(), activityId: z.uuid() })),
  }),
]);

/** Every kind of job: its name in the queue and what it is given. Payloads hold ids; handlers read the rows again. */
export const JOBS = {
  /** Writes the mails of a booking's activities that have none yet. */
  compose_mails: ofBooking,
  /** Hands a booking's queued mails to the mail server, in order. */
  deliver_mails: ofBooking,
  /** Writes the mail about somebody's sign-in. */
  send_notice: notices,
  /** Hands one mail that belongs to no booking to the mail server. */
  deliver_mail: z.object({ accountId: z.uuid(), mailId: z.uuid() }),
  /** Writes the mails about money of a booking that could not be made. `refundId` is the transaction's. */
  tell_of_payment: z.object({
    accountId: z.uuid(),
    refundId: z.uuid(),
    about: z.enum(["payment_returned", "refund_failed"]),
    at: z.int(),
  }),
  /** Asks the customers of a time away for new times, as far as somebody wants them asked. */
  ask_for_new_times: z.object({ accountId: z.uuid(), timeAwayId: z.uuid() }),
  /** Writes the mails of the reminders and follow-ups that have come due. */
  send_reminders: z.object({}).loose(),
  /** Completes the sessions whose end has passed. */
  complete_sessions: z.object({}).loose(),
  /** Cancels the requests that can't be approved as suggested any more. */
  expire_requests: z.object({}).loose(),
  /** Brings the hold of a payment to its end, as Stripe says. */
  settle_hold: z.object({ accountId: z.uuid(), holdId: z.uuid() }),
  /** Sends a refund to Stripe, or asks how it stands. */
  send_refund: z.object({ accountId: z.uuid(), transactionId: z.uuid() }),
  /** Asks Stripe about payments and refunds that were left open: an event may never have come. */
  sweep_payments: z.object({}).loose(),
  /** Reads the owners' calendars that are due. */
  read_calendars: z.object({}).loose(),
  /** Writes an owner's changed sessions into their calendar. */
  write_calendar: z.object({ accountId: z.uuid(), ownerId: z.uuid() }),
  /** Tries again what could not be written into calendars. */
  write_calendars: z.object({}).loose(),
  /** Drops what is kept for a short while only. */
  forget_old: z.object({}).loose(),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;
