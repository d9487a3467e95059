import { firstName } from "@/components/booking/names";
import type { Booking } from "@/lib/domain/booking/types";
import type { ActionName, ActionPage } from "./open";

/** "1 session", "3 sessions" */
export function counted(count: number, noun = "session"): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "Priya", or for the sessions of many "the customers". */
export function whom(bookings: readonly Booking[]): string {
  const names = new Set(bookings.map(({ customer }) => firstName(customer.name)));
  const [only] = names;
  return names.size === 1 && only ? only : "the customers";
}

/** What the session is called beside its time: "Coaching, session 2 of 3". */
export function sessionName(booking: Booking, position: number): string {
  return booking.sessionCount === 1
    ? booking.title
    : `${booking.title}, session ${position} of ${booking.sessionCount}`;
}

interface ActionWords {
  /** Of the page. */
  readonly title: string;
  /** The button that does it, and what it says meanwhile. */
  readonly button: string;
  readonly busy: string;
  /** Of the page that says that it is done. */
  readonly done: string;
  /** What can't be done with the sessions that are left out. */
  readonly not: string;
}

/** How an action is spoken of, by how many sessions it concerns and whether they are requests. */
export function actionWords(action: ActionName, count: number, requests = false): ActionWords {
  const it = counted(count);
  const are = count === 1 ? "is" : "are";
  switch (action) {
    case "approve":
      return {
        title: count === 1 ? "Approve the request" : `Approve ${counted(count, "request")}`,
        button: count === 1 ? "Approve the request" : `Approve ${counted(count, "request")}`,
        busy: "Approving…",
        done: `${counted(count, "request")} ${are} approved`,
        not: "can't be approved",
      };
    case "cancel":
      return requests
        ? {
            title: count === 1 ? "Decline the request" : `Decline ${counted(count, "request")}`,
            button: count === 1 ? "Decline the request" : `Decline ${counted(count, "request")}`,
            busy: "Declining…",
            done: `${counted(count, "request")} ${are} declined`,
            not: "can't be declined",
          }
        : {
            title: `Cancel ${it}`,
            button: `Cancel ${it}`,
            busy: "Canceling…",
            done: `${it} ${are} canceled`,
            not: "can't be canceled",
          };
    case "reschedule":
      return {
        title: `Reschedule ${it}`,
        button: count === 1 ? "Confirm new time" : "Confirm new times",
        busy: `Moving ${it}…`,
        done: `${it} ${are} rescheduled`,
        not: "can't be rescheduled",
      };
    case "request":
      return {
        title: "Request a reschedule",
        button: count === 1 ? "Ask for a new time" : `Ask for ${count} new times`,
        busy: "Asking…",
        done: count === 1 ? "1 new time is asked for" : `${count} new times are asked for`,
        not: "can't be asked for a new time",
      };
    case "no-show":
      return {
        title: count === 1 ? "Mark as no-show" : `Mark ${it} as no-show`,
        button: count === 1 ? "Mark as no-show" : `Mark ${it} as no-show`,
        busy: "Marking…",
        done: count === 1 ? "1 session is marked as a no-show" : `${it} are marked as no-shows`,
        not: "can't be marked as a no-show",
      };
    case "waive":
      return {
        title: count === 1 ? "Waive the fee" : "Waive fees",
        button: count === 1 ? "Waive the fee" : `Waive ${counted(count, "fee")}`,
        busy: "Waiving…",
        done: count === 1 ? "The fee is waived" : `${counted(count, "fee")} are waived`,
        not: "has no fee that is due",
      };
    case "refund":
      return {
        title: "Refund a payment",
        button: "Refund it",
        busy: "Refunding…",
        done: "The refund is on its way",
        not: "has no payment to give back",
      };
  }
}

/** Where the page of a single session leads back to. */
export function crumbsOf({ chosen }: Pick<ActionPage, "chosen">): { label: string; href: string }[] {
  const activity = { label: "Activity", href: "/admin/activity" };
  const [first, ...more] = chosen;
  const [session] = first?.sessions ?? [];
  if (!first || !session || more.length > 0) return [activity];
  return [activity, { label: first.owned.booking.customer.name, href: `/admin/activity/${session.id}` }];
}
