import { mintManageToken } from "@/lib/auth/manage-link";
import { type Activity, isMailed } from "@/lib/domain/booking/activity";
import type { BookingPage } from "@/lib/domain/booking/page";
import type { Booking, Person } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import type { Change, ChangeKind, ChangeLinks, Recipient } from "./types";

/** What the mails of a change need beside the activity and the booking. */
export interface Surroundings {
  readonly page: BookingPage;
  readonly stakeholders: readonly Person[];
  readonly links: ChangeLinks;
  /** Until when the customer may take the change back; null for never. */
  readonly undoUntil: Instant | null;
}

/**
 * An activity as its mails tell it; null where nobody is told.
 * @param booking As it stands, or stood, right after the activity.
 */
export function changeOf(activity: Activity, booking: Booking, around: Surroundings): Change | null {
  const { data } = activity;
  const { page, stakeholders, links, undoUntil } = around;
  const kind = mailedKind(activity);
  if (kind === null) return null;
  return {
    id: activity.id,
    kind,
    at: activity.at,
    by: activity.by,
    reason: activity.reason,
    booking,
    ...("moves" in data && { moves: data.moves }),
    ...("sessions" in data && { sessions: data.sessions }),
    ...("suggestions" in data && { suggestions: data.suggestions }),
    ...("previous" in data && { previousSuggestions: data.previous }),
    charge: chargeOf(data),
    undoUntil,
    page,
    owner: { ...page.owner, zone: page.zone },
    account: { name: page.accountName },
    stakeholders,
    from: { name: page.accountName, email: env().MAIL_FROM },
    links,
  };
}

function mailedKind({ data }: Activity): ChangeKind | null {
  if (data.kind === "completed" || data.kind === "no_show" || !isMailed(data)) return null;
  return data.kind;
}

function chargeOf(data: Activity["data"]): Change["charge"] {
  switch (data.kind) {
    case "rescheduled":
      return data.fee;
    case "canceled":
      return data.refund;
    case "fee_waived":
      return data.total;
    default:
      return null;
  }
}

/** The addresses that a booking's mails carry, signed for each recipient. */
export function signedLinks(booking: Booking): ChangeLinks {
  return {
    manage: (recipient, sessionId) => `${env().APP_URL}/manage/${tokenFor(booking, recipient, sessionId)}`,
    feed: (recipient) =>
      recipient.role === "owner" || recipient.role === "stakeholder"
        ? null
        : `${env().APP_URL}/api/v1/manage/${tokenFor(booking, recipient, null)}/calendar.ics`.replace(
            /^https?:/,
            "webcal:",
          ),
  };
}

/** The same for a mail that is only looked at before it is sent: a customer's link is nobody else's to follow. */
export function unsignedLinks(): ChangeLinks {
  const manage = `${env().APP_URL}/manage/their-own-link`;
  return {
    manage: () => manage,
    feed: ({ role }) =>
      role === "owner" || role === "stakeholder" ? null : manage.replace(/^https?:/, "webcal:"),
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
