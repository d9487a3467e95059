import { z } from "zod";

const ofBooking = z.object({ accountId: z.uuid(), bookingId: z.uuid() });

/** Every kind of job: its name in the queue and what it is given. Payloads hold ids; handlers read the rows again. */
export const JOBS = {
  /** Writes the mails of a booking's activities that have none yet. */
  compose_mails: ofBooking,
  /** Hands a booking's queued mails to the mail server, in order. */
  deliver_mails: ofBooking,
  /** Completes the sessions whose end has passed. */
  complete_sessions: z.object({}).loose(),
  /** Cancels the requests that can't be approved as suggested any more. */
  expire_requests: z.object({}).loose(),
  /** Drops what is kept for a short while only. */
  forget_old: z.object({}).loose(),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;
