import type { BookingForm } from "@/lib/domain/booking/form";
import { publicLocation } from "@/lib/domain/booking/location";
import type { BookingPage, EventType, Offer } from "@/lib/domain/booking/page";
import type { Session } from "@/lib/domain/booking/types";
import type { Verdict } from "@/lib/domain/policy/types";
import type { Interval } from "@/lib/domain/time";
import type { ManagedBookingView } from "@/lib/services/change/read-managed-booking";
import { policyWords } from "@/lib/words";

const iso = (instant: number) => new Date(instant).toISOString();

export const slotView = ({ start, end }: Interval) => ({ start: iso(start), end: iso(end) });

export function sessionView({ id, reference, position, start, end, status, suggestedStarts }: Session) {
  const suggested = status === "requested" && suggestedStarts ? suggestedStarts.map(iso) : null;
  return {
    id,
    reference,
    position,
    start: iso(start),
    end: iso(end),
    status,
    ...(suggested && { suggested }),
  };
}

function formView({ company, phone, guests, note, questions }: BookingForm) {
  return {
    company,
    phone,
    guests,
    note,
    questions: questions.map(({ id, label, kind, mandatory, options }) => ({
      id,
      label,
      kind,
      mandatory,
      options,
    })),
  };
}

/** @param itself The page as what is booked, while it has no event type. */
export function pageView(page: BookingPage, eventTypes: readonly EventType[], itself: Offer | null = null) {
  return {
    slug: page.slug,
    title: page.title,
    description: page.description,
    owner: page.owner.name,
    zone: page.zone,
    paused: page.paused,
    form: itself && formView(itself.form),
    eventTypes: eventTypes.map((eventType) => ({
      slug: eventType.slug,
      title: eventType.title,
      description: eventType.description,
      locationKind: eventType.locationKind,
      location: publicLocation(eventType.locationKind, eventType.location),
      durationMinutes: eventType.durationMinutes,
      sessions: eventType.sessionCount,
      requiresApproval: eventType.requiresApproval,
      price:
        eventType.price && eventType.price.mode !== "hidden"
          ? { amount: eventType.price.amount, currency: eventType.price.currency, mode: eventType.price.mode }
          : null,
      form: formView(eventType.form),
    })),
  };
}

/** @param quote See lib/auth/quote.ts. */
export function managedView({ booking, page, sessions }: ManagedBookingView, quote: string) {
  return {
    reference: booking.reference,
    status: booking.status,
    title: booking.title,
    location: booking.location,
    page: page.slug,
    owner: page.owner.name,
    zone: booking.zone,
    locale: booking.locale,
    customer: booking.customer,
    guests: booking.guests,
    note: booking.note,
    company: booking.company,
    phone: booking.phone,
    answers: booking.answers,
    quote,
    policy: {
      reschedule: { text: policyWords("reschedule", booking), reason: booking.policy.reschedule.reason },
      cancel: { text: policyWords("cancel", booking), reason: booking.policy.cancel.reason },
    },
    sessions: sessions.map(({ session, reschedule, cancel }) => ({
      ...sessionView(session),
      reschedule: verdictView(reschedule, "charge"),
      cancel: verdictView(cancel, "refund"),
    })),
  };
}

/** A verdict as the interface tells it; amounts are minor units, null where no price is shown. */
function verdictView(verdict: Verdict, amountName: "charge" | "refund") {
  const deadline = verdict.deadline === null ? {} : { deadline: iso(verdict.deadline) };
  if (!verdict.allowed) return { allowed: false, code: verdict.code, ...deadline };
  const { charge, next } = verdict;
  return {
    allowed: true,
    ...deadline,
    [amountName]: charge,
    ...(next && { next: { at: iso(next.at), [amountName]: next.charge, closed: next.closed } }),
  };
}
