import type { IconName } from "@/components/ui/icon";
import type { Activity, ActivityData } from "@/lib/domain/booking/activity";
import { formatMoney } from "@/lib/format";
import type { SessionRecord, TimelineEntry } from "@/lib/services/read-session-record";
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
  completed: "check",
  no_show: "dash",
} satisfies Record<ActivityData["kind"], IconName>;

export function happenedView(
  activity: Activity,
  together: TimelineEntry["together"],
  record: SessionRecord,
  reader: Reader,
): HappenedView {
  const { data, at, reason } = activity;
  const move = "moves" in data ? data.moves.find(isOf(record)) : undefined;
  const named = "sessions" in data ? data.sessions.find(isOf(record)) : undefined;
  const gone = data.kind === "canceled" || data.kind === "reschedule_requested";
  const others = data.kind === "booked" ? "" : togetherText(together);
  return {
    icon: ICONS[data.kind],
    isChange: move !== undefined,
    fact: factText(activity, record),
    at: `${momentText(at, reader)}${others}`,
    oldTime: move ? timeText(move.from.start, reader) : gone && named ? timeText(named.start, reader) : null,
    time: move ? timeText(move.to.start, reader) : named && !gone ? timeText(named.start, reader) : null,
    details: detailTexts(data, record, reader),
    reason,
  };
}

const isOf =
  ({ session }: SessionRecord) =>
  ({ sessionId }: { readonly sessionId: string }) =>
    sessionId === session.id;

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
    case "completed":
      return "Completed";
    case "no_show":
      return `Marked as a no-show${byWhom}`;
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
    case "withdrawn":
      return data.sessions.length > 0 && booking.sessionCount > 1 ? ["The whole request."] : [];
    case "approved":
    case "undone":
    case "reschedule_requested":
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
      return "Mail that asks for a new time";
    case "rescheduled":
    case "undone":
    case "completed":
    case "no_show":
      return "Mail about the change";
  }
}
