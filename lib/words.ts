import type { Offer } from "./domain/booking/page";
import type { Booking, Session } from "./domain/booking/types";
import { type Explanation, explain } from "./domain/policy/explain";
import { policyText } from "./domain/policy/text";
import type { ChangeKind, Verdict } from "./domain/policy/types";
import type { Instant, Zone } from "./domain/time";
import { formatDeadline, formatDuration, formatMoney } from "./format";

type Judged = Pick<Booking, "policy" | "price" | "sessionCount" | "locale">;

/** The policy's description in the reader's language: generated from the rules, or the owner's own text. */
export function policyWords(kind: ChangeKind, booking: Judged): string {
  return policyText(kind, booking.policy[kind], {
    sessionCount: booking.sessionCount,
    price: booking.price,
    single: booking.sessionCount === 1,
    formatMoney: (money) => formatMoney(money, booking.locale),
    formatDuration: (minutes) => formatDuration(minutes), // a part of the English sentence
  });
}

/** The same for what is not booked yet. */
export function eventTypePolicyWords(kind: ChangeKind, eventType: Offer, locale: string): string {
  return policyWords(kind, { ...eventType, locale });
}

/** What a verdict means for one session, in the reader's language and zone. */
export function verdictWords(
  kind: ChangeKind,
  verdict: Verdict,
  session: Pick<Session, "start" | "end" | "status">,
  booking: Judged,
  zone: Zone,
  now: Instant,
): Explanation {
  return explain(kind, verdict, session, {
    rules: booking.policy[kind],
    now,
    single: booking.sessionCount === 1,
    formatDeadline: (instant) => formatDeadline(instant, zone, booking.locale),
    formatMoney: (money) => formatMoney(money, booking.locale),
    formatDuration: (minutes) => formatDuration(minutes), // a part of the English sentence
  });
}
