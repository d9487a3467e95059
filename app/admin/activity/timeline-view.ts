import type { IconName } from "@/components/ui/icon";
import type { Activity, ActivityData } from "@/lib/domain/booking/activity";
import type { CalendarAnswer } from "@/lib/domain/calendar/reply";
import type { Instant } from "@/lib/domain/time";
import { formatMoney } from "@/lib/format";
import type { SessionRecord, TimelineEntry } from "@/lib/services/activity/read-session-record";
import { momentText, type Reader, timeText } from "./times";

/** One thing that happened, in words. */
export interface HappenedView {
  readonly icon: IconName;
  /** Whether it changed the session's time. */
  readonly isChange: boolean;
  readonly fact: string;
  /** "Today, 11:31 AM, together with session 4" */
  readonly at: string;
  readonly oldTime: string | null;
  readonly time: string | null;
  readonly details: readonly string[];
  readonly reason: string | null;
}

const ICONS = {
  booked: "check",
  requested: "dashed",
  resubmitted: "dashed",
  approved: "check",
  rescheduled: "moved",
  undone: "undo",
  canceled: "cross",
  withdrawn: "cross",
  reschedule_requested: "dashed",
  asked_again: "bell",
  fee_waived: "cash",
  calendar_conflict: "warning",
  calendar_changed: "calendar",
  completed: "check",
  no_show: "dash",
  paid: "cash",
  payment_returned: "warning",
  refund_started: "cash",
  refund_given_up: "dash",
  refunded: "cash",
  refund_failed: "warning",
  address_failing: "warning",
  calendar_reply: "calendar",
} satisfies Record<ActivityData["kind"], IconName>;

export function happenedView(
  activity: Activity,
  together: TimelineEntry["together"],
  record: SessionRecord,
  reader: Reader,
): HappenedView {
  const { data, at, reason } = activity;
  const { before, after } = startsOf(data, record.session.id);
  const others = data.kind === "booked" ? "" : togetherText(together);
  return {
    icon: ICONS[data.kind],
    isChange: "moves" in data,
    fact: factText(activity, record),
    at: `${momentText(at, reader)}${others}`,
    oldTime: before === null ? null : timeText(before, reader),
    time: after === null ? null : timeText(after, reader),
    details: detailTexts(data, record, reader),
    reason,
  };
}

/** Where the session stood before it and after it, as far as it is about that. */
function startsOf(data: ActivityData, sessionId: string): { before: Instant | null; after: Instant | null } {
  const isIt = (one: { readonly sessionId: string }) => one.sessionId === sessionId;
  if ("moves" in data) {
    const move = data.moves.find(isIt);
    return { before: move?.from.start ?? null, after: move?.to.start ?? null };
  }
  const start = ("sessions" in data && data.sessions.find(isIt)?.start) || null;
  switch (data.kind) {
    case "canceled":
    case "reschedule_requested":
      return { before: start, after: null };
    case "booked":
    case "approved":
    case "completed":
    case "no_show":
      return { before: null, after: start };
    default:
      return { before: null, after: null };
  }
}

const ANSWERED: Record<CalendarAnswer, (who: string) => string> = {
  accepted: (who) => `Accepted in the calendar of ${who}`,
  tentative: (who) => `Perhaps, says the calendar of ${who}`,
  declined: (who) => `Declined in the calendar of ${who}`,
  countered: (who) => `Another time proposed from the calendar of ${who}`,
};

function factText({ data, by, byName }: Activity, { access }: SessionRecord): string {
  const who = by === "owner" && byName === access.user.name ? "you" : byName;
  const byWhom = who === "" ? "" : ` by ${who}`;
  switch (data.kind) {
    case "booked":
      return `Booked${byWhom}`;
    case "requested":
      return `Requested${byWhom}`;
    case "resubmitted":
      return `Other times suggested${byWhom}`;
    case "approved":
      return `Approved${byWhom}`;
    case "rescheduled":
      return `Rescheduled${byWhom}`;
    case "undone":
      return `Moved back${byWhom}`;
    case "canceled":
      return `Canceled${byWhom}`;
    case "withdrawn":
      if (by === "system") return "Request expired";
      return by === "customer" ? `Request withdrawn${byWhom}` : `Request declined${byWhom}`;
    case "reschedule_requested":
      return `Reschedule requested${byWhom}`;
    case "asked_again":
      return `Reminded to pick a new time${byWhom}`;
    case "fee_waived":
      return `Fee waived${byWhom}`;
    case "calendar_conflict":
      return "Busy in the owner's calendar then";
    case "calendar_changed":
      return data.to === null ? "Deleted in the owner's calendar" : "Moved in the owner's calendar";
    case "completed":
      return "Completed";
    case "no_show":
      return `Marked as a no-show${byWhom}`;
    case "paid":
      return data.what === "schedule" ? `Price paid${byWhom}` : `Reschedule fee paid${byWhom}`;
    case "payment_returned":
      return "Paid for a change that was not possible any more";
    case "refund_started":
      return `Refund started${byWhom}`;
    case "refund_given_up":
      return `Refund given up${byWhom}`;
    case "refunded":
      return data.automatic ? "Refunded by itself" : `Refunded${byWhom}`;
    case "refund_failed":
      return "A refund failed";
    case "address_failing":
      return `Mail to ${data.address} does not arrive`;
    case "calendar_reply":
      return ANSWERED[data.answer](data.attendee);
  }
}

function detailTexts(data: ActivityData, { booking }: SessionRecord, reader: Reader): string[] {
  const money = (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, reader.locale);
  const times = (starts: readonly number[]) => starts.map((start) => timeText(start, reader)).join("; ");
  switch (data.kind) {
    case "booked": {
      const { price, sessionCount } = booking;
      const sessions = sessionCount === 1 ? "1 session" : `${sessionCount} sessions`;
      const shown = price && price.mode !== "hidden" ? `, ${money(price)}` : "";
      return [`${sessions}${shown}, under the policy of that day.`];
    }
    case "requested":
    case "resubmitted":
      return [`Suggested: ${times(data.suggestions)}.`];
    case "rescheduled":
      return data.fee && data.fee.amount > 0 ? [`Fee: ${money(data.fee)}.`] : [];
    case "canceled":
      return data.refund && data.refund.amount > 0 ? [`Refund: ${money(data.refund)}.`] : [];
    case "fee_waived":
      return [`${money(data.total)} is not due any more.`];
    case "calendar_conflict":
      return [
        `Busy ${timeText(data.busy.start, reader)} to ${timeText(data.busy.end, reader)}. The session stands.`,
      ];
    case "calendar_changed":
      return [
        `${data.to === null ? "" : `To ${timeText(data.to.start, reader)}. `}The session stands as it did.`,
      ];
    case "withdrawn":
      return data.sessions.length > 0 && booking.sessionCount > 1 ? ["The whole request."] : [];
    case "paid":
    case "refunded":
      return [`${money(data.money)}, ${data.reference}.`];
    case "refund_started":
      return [`${money(data.money)} goes back to the customer.`];
    case "refund_given_up":
      return [`${money(data.money)}, ${data.reference}, is not tried any more.`];
    case "payment_returned":
      return [`${money(data.money)} goes back to the customer, ${data.reference}.`];
    case "refund_failed":
      return [`${money(data.money)}, ${data.reference}: ${data.failure} It is tried again every hour.`];
    case "address_failing":
      return [`The mail server said: ${data.answer}`];
    case "calendar_reply":
      return data.proposed === null ? [] : [`Proposed: ${timeText(data.proposed, reader)}.`];
    case "approved":
    case "undone":
    case "reschedule_requested":
    case "asked_again":
    case "completed":
    case "no_show":
      return [];
  }
}

function togetherText(positions: readonly number[]): string {
  if (positions.length === 0) return "";
  const last = positions.at(-1);
  if (positions.length === 1) return `, together with session ${last}`;
  return `, together with sessions ${positions.slice(0, -1).join(", ")} and ${last}`;
}

/** What the mails of an activity are about. */
export function mailsHeading({ data }: Activity): string {
  switch (data.kind) {
    case "booked":
      return "Mail about the booking";
    case "requested":
    case "resubmitted":
    case "withdrawn":
    case "approved":
      return "Mail about the request";
    case "canceled":
      return "Mail about the cancellation";
    case "reschedule_requested":
    case "asked_again":
      return "Mail that asks for a new time";
    case "fee_waived":
      return "Mail about the fee";
    case "rescheduled":
    case "undone":
    case "calendar_conflict":
    case "calendar_changed":
    case "completed":
    case "no_show":
    case "address_failing":
    case "calendar_reply":
      return "Mail about the change";
    case "paid":
    case "payment_returned":
    case "refund_started":
    case "refund_given_up":
    case "refunded":
    case "refund_failed":
      return "Mail about the payment";
  }
}
