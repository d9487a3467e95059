import type { OwnedBooking } from "@/lib/auth/owned-booking";
import { planRescheduleRequest } from "@/lib/domain/booking/plan-ending";
import { endedData } from "@/lib/domain/booking/record";
import { step } from "@/lib/domain/booking/replay";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { composeChange } from "@/lib/mail/compose";
import { readPageSettings } from "@/lib/store/pages";

export interface MailPreview {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * The mail that the customer of a booking would get if they were asked now for new times for these sessions, written by what
 * writes the real one; null when nobody would be mailed.
 */
export async function previewRescheduleRequest(
  { booking }: OwnedBooking,
  request: { readonly sessions: readonly string[]; readonly reason: string | null },
  now: Instant,
): Promise<MailPreview | null> {
  const plan = planRescheduleRequest({ booking, sessionIds: request.sessions, reason: request.reason });
  if (!plan.ok) return null;
  const data = endedData("reschedule_requested", plan.sessions);
  const { page } = await readPageSettings(booking.accountId, booking.pageId);
  const address = `${env().APP_URL}/manage/…`;
  const drafts = await composeChange({
    id: "preview",
    kind: "reschedule_requested",
    at: now,
    by: "owner",
    reason: plan.reason,
    booking: { ...booking, sessions: step(booking.sessions, booking, { data, by: "owner" }) },
    ...("sessions" in data && { sessions: data.sessions }),
    charge: null,
    undoUntil: null,
    page,
    owner: { ...page.owner, zone: page.zone },
    account: { name: page.accountName },
    stakeholders: [],
    from: { name: page.accountName, email: env().MAIL_FROM },
    links: { manage: () => address, feed: () => address.replace(/^https?:/, "webcal:") },
  });
  const draft = drafts.find(({ role }) => role === "customer");
  return draft ? { to: draft.recipient.email, subject: draft.subject, text: draft.text } : null;
}
