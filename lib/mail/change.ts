import { type Activity, isMailed } from "@/lib/domain/booking/activity";
import type { BookingPage } from "@/lib/domain/booking/page";
import { sessionAt } from "@/lib/domain/booking/times";
import type { Booking, Reader } from "@/lib/domain/booking/types";
import type { NotificationSetting } from "@/lib/domain/notifications/scenarios";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import type { Change, ChangeKind, ChangeTransaction } from "./types";

/** What every mail about the bookings of a page needs. */
export type MailContext = Pick<
  Change,
  | "page"
  | "owner"
  | "ownerHasCalendar"
  | "invited"
  | "account"
  | "stakeholders"
  | "settings"
  | "from"
  | "organizer"
>;

/** @param organizer The booking's; null while no mail about it has left. */
export function mailContext(
  page: BookingPage,
  stakeholders: readonly Reader[],
  settings: readonly NotificationSetting[],
  organizer: string | null,
): MailContext {
  const { MAIL_FROM } = env();
  return {
    page,
    owner: page.owner,
    account: { name: page.accountName },
    stakeholders,
    settings,
    from: { name: page.accountName, email: MAIL_FROM },
    organizer: organizer ?? MAIL_FROM,
  };
}

/**
 * An activity as its mails tell it; null where nobody is told.
 * @param booking As it stands, or stood, right after the activity.
 * @param undoUntil Until when the customer may take it back; null for never.
 * @param moved What was paid for it or goes back for it through Stripe.
 */
export function changeOf(
  activity: Activity,
  booking: Booking,
  undoUntil: Instant | null,
  moved: readonly ChangeTransaction[] = [],
): Omit<Change, "links" | keyof MailContext> | null {
  const { data } = activity;
  const kind = mailedKind(activity);
  if (kind === null) return null;
  return {
    id: activity.id,
    kind,
    at: activity.at,
    by: activity.by,
    byName: activity.byName,
    reason: activity.reason,
    booking,
    ...("moves" in data && { moves: data.moves }),
    ...("sessions" in data && { sessions: data.sessions }),
    ...("suggestions" in data && { suggestions: data.suggestions }),
    ...("previous" in data && { previousSuggestions: data.previous }),
    charge: chargeOf(data),
    ...moneyOf(data, booking, moved),
    undoUntil,
  };
}

/** What a mail about money tells stands in its activity; what a change moved stands in the books. */
function moneyOf(
  data: Activity["data"],
  booking: Booking,
  moved: readonly ChangeTransaction[],
): Pick<Change, "transactions" | "returned" | "failure"> {
  switch (data.kind) {
    case "payment_returned":
    case "refunded":
    case "refund_failed": {
      const { reference, money } = data;
      const transactions = [{ reference, kind: "refund", money } as const];
      if (data.kind === "refunded") return { transactions };
      if (data.kind === "refund_failed") return { transactions, failure: data.failure };
      const wanted = data.wanted.map(({ start }) => sessionAt(start, booking));
      return { transactions, returned: { refusal: data.refusal, wanted } };
    }
    default:
      return { transactions: moved };
  }
}

function mailedKind({ data }: Activity): ChangeKind | null {
  switch (data.kind) {
    case "completed":
    case "no_show":
    case "calendar_conflict":
    case "calendar_changed":
    case "paid":
    case "refund_started":
    case "refund_given_up":
    case "address_failing":
    case "calendar_reply":
      return null;
    default:
      return isMailed(data) ? data.kind : null;
  }
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
