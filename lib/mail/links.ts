import { mintManageToken } from "@/lib/auth/manage-link";
import type { Booking } from "@/lib/domain/booking/types";
import { env } from "@/lib/env";
import type { ChangeLinks, Recipient } from "./types";

/** The links of a booking's mails: to its Cancel/Reschedule page and feed, and for the owner to the activity. */
export function linksOf(booking: Booking): ChangeLinks {
  const { APP_URL } = env();
  return {
    manage: (recipient, sessionId) => `${APP_URL}/manage/${tokenFor(booking, recipient, sessionId)}`,
    feed: (recipient) =>
      recipient.role === "owner" || recipient.role === "stakeholder"
        ? null
        : `${APP_URL}/api/v1/manage/${tokenFor(booking, recipient, null)}/calendar.ics`.replace(
            /^https?:/,
            "webcal:",
          ),
    record: (recipient, sessionId) => {
      const shown = sessionId ?? booking.sessions[0]?.id;
      return recipient.role === "owner" && shown ? `${APP_URL}/admin/activity/${shown}` : null;
    },
  };
}

function tokenFor(booking: Booking, recipient: Recipient, sessionId: string | null): string {
  const address = recipient.email.toLowerCase();
  const position = booking.guests.findIndex((guest) => guest.toLowerCase() === address) + 1;
  return mintManageToken({
    accountId: booking.accountId,
    bookingId: booking.id,
    sessionId,
    holder: recipient.role === "guest" && position > 0 ? { role: "guest", position } : { role: "customer" },
    version: booking.linkVersion,
  });
}
