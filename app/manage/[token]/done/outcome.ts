import { notFound } from "next/navigation";
import { firstName } from "@/components/booking/names";
import type { ShiftView } from "@/components/booking/shift";
import type { WhenView } from "@/components/booking/when";
import { whenView } from "@/components/booking/when-view";
import type { Activity } from "@/lib/domain/booking/activity";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { sumMoney } from "@/lib/domain/money/shares";
import { type Interval, MINUTE } from "@/lib/domain/time";
import { formatMoney } from "@/lib/format";
import { readChange } from "@/lib/services/change/read-change";
import { readTransactions } from "@/lib/services/payments/read-transactions";
import type { ManagedPage } from "../open";

/** One recorded change as the page that confirms it tells it. */
export interface Outcome {
  readonly title: string;
  readonly lead: string;
  readonly booked: boolean;
  readonly canceled: boolean;
  readonly sessionIds: ReadonlySet<string>;
  readonly rows: readonly { id: string; when: WhenView; status: SessionStatus; note: string | null }[];
  readonly shifts: readonly ShiftView[] | null;
  /** What is due, or comes back. */
  readonly money: string | null;
  readonly undoUntil: number | null;
}

/** The change that the address names, or the booking itself. */
export async function outcomeOf(page: ManagedPage): Promise<Outcome> {
  const change = await readChange(page.managed, page.query.get("change"), page.now);
  if (!change) notFound();
  const { activity } = change;
  const sessions =
    "moves" in activity.data
      ? activity.data.moves
      : "sessions" in activity.data
        ? activity.data.sessions
        : [];
  const ids =
    sessions.length > 0
      ? sessions.map(({ sessionId }) => sessionId)
      : page.view.booking.sessions.map(({ id }) => id);
  return {
    ...wordsFor(page, activity, ids.length),
    booked: activity.data.kind === "booked" || activity.data.kind === "requested",
    canceled: activity.data.kind === "canceled" || activity.data.kind === "withdrawn",
    sessionIds: new Set(ids),
    rows:
      "suggestions" in activity.data ? suggestedRows(page, activity.data.suggestions) : rowsFor(page, ids),
    shifts: "moves" in activity.data ? shiftsFor(page, activity.data.moves) : null,
    money: moneyFor(page, activity) ?? (await movedFor(page, activity)),
    undoUntil: change.undoUntil,
  };
}

function wordsFor(page: ManagedPage, { data }: Activity, count: number): { title: string; lead: string } {
  const { booking, page: bookingPage } = page.view;
  const host = firstName(bookingPage.owner.name);
  const things = booking.sessionCount === 1 ? "booking" : count === 1 ? "session" : `${count} sessions`;
  const are = booking.sessionCount > 1 && count > 1 ? "are" : "is";
  const mail = `A summary is on its way to ${booking.customer.email}`;
  switch (data.kind) {
    case "rescheduled":
      return {
        title: `Your ${things} ${are} rescheduled`,
        lead: `${mail}, with updated calendar invitations. ${host} knows too.`,
      };
    case "undone":
      return {
        title: count === 1 ? "Your old time is back" : "Your old times are back",
        lead: `${mail}. Nothing is due for this change.`,
      };
    case "canceled":
      return {
        title: `Your ${things} ${are} canceled`,
        lead: `${mail}, and your calendar will drop ${count === 1 ? "it" : "them"}. ${host} knows too.`,
      };
    case "withdrawn":
      return { title: "Your request is withdrawn", lead: `${mail}. ${host} knows too.` };
    case "requested":
      return {
        title: "Your request is sent",
        lead: `${host} picks one of your times. ${mail}; another one follows when it is approved.`,
      };
    case "resubmitted":
      return { title: "Your new times are sent", lead: `${host} picks one of them. ${mail}.` };
    default:
      return {
        title: `Your ${things} ${are} confirmed`,
        lead: `${mail}, with calendar invitations. ${host} knows too.`,
      };
  }
}

function rowsFor({ view, zone }: ManagedPage, ids: readonly string[]) {
  const { booking } = view;
  return booking.sessions
    .filter(({ id }) => ids.includes(id))
    .map((session) => ({
      id: session.id,
      when: whenView(session, zone, booking.locale),
      status: session.status,
      note: session.reference,
    }));
}

function suggestedRows({ view, zone }: ManagedPage, suggestions: readonly number[]) {
  const { booking } = view;
  return [...suggestions]
    .sort((a, b) => a - b)
    .map((start) => ({
      id: String(start),
      when: whenView({ start, end: start + booking.durationMinutes * MINUTE }, zone, booking.locale),
      status: "requested" as const,
      note: null,
    }));
}

function shiftsFor(
  { view, zone }: ManagedPage,
  moves: readonly { sessionId: string; from: Interval; to: Interval }[],
): ShiftView[] {
  return moves.map(({ sessionId, from, to }) => ({
    key: sessionId,
    was: whenView(from, zone, view.booking.locale),
    will: whenView(to, zone, view.booking.locale),
  }));
}

function moneyFor({ view }: ManagedPage, { data }: Activity): string | null {
  const { booking, page } = view;
  if (booking.price?.mode !== "displayed") return null;
  const directly = `You settle it with ${page.owner.name} directly.`;
  if (data.kind === "rescheduled" && data.fee && data.fee.amount > 0) {
    return `A reschedule fee of ${formatMoney(data.fee, booking.locale)} is due. ${directly}`;
  }
  if (data.kind === "canceled" && data.refund && data.refund.amount > 0) {
    return `A refund of ${formatMoney(data.refund, booking.locale)} is due to you. It comes from ${page.owner.name} directly.`;
  }
  if (data.kind === "booked") return `${formatMoney(booking.price, booking.locale)} is due. ${directly}`;
  return null;
}

/** What was paid online, or goes back. */
async function movedFor({ managed, view }: ManagedPage, { id, data }: Activity): Promise<string | null> {
  const { booking, page } = view;
  if (booking.price?.mode !== "collected" || managed.link.holder.role !== "customer") return null;
  const moved = (await readTransactions(managed)).filter(({ activityId }) => activityId === id);
  const [first] = moved;
  const total = sumMoney(moved);
  if (!first || !total) {
    const refund = data.kind === "canceled" && data.refund?.amount ? data.refund : null;
    return (
      refund && `${formatMoney(refund, booking.locale)} is to be refunded. It comes from ${page.owner.name}.`
    );
  }
  const amount = `${formatMoney(total, booking.locale)} (${moved.map(({ reference }) => reference).join(", ")})`;
  switch (first.kind) {
    case "payment_schedule":
      return `You paid ${amount}. The mail is your receipt.`;
    case "payment_reschedule":
      return `You paid the reschedule fee of ${amount}. The mail is your receipt. A change that was paid for can't be undone; you can reschedule again.`;
    default:
      return `${amount} goes back to the card that you paid with. Your bank shows it within a few days.`;
  }
}
