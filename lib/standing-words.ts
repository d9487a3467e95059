import type { Booking, Session } from "./domain/booking/types";
import type { ChangeKind, Verdict } from "./domain/policy/types";
import type { Instant, Zone } from "./domain/time";
import { formatDeadline, formatMoney } from "./format";
import { verdictWords } from "./words";

/** How the owner's side calls the customer, and in which zone and language it reads. */
export interface StandingReader {
  readonly customer: string;
  readonly zone: Zone;
  readonly locale: string;
  readonly now: Instant;
}

type Judged = Pick<Booking, "policy" | "price" | "sessionCount">;
type Standing = Pick<Session, "start" | "end" | "status">;

/**
 * What a customer may do with a session at this moment, for the owner: "Priya can move it for free until Mon, Jun 29, 1:00 PM
 * EDT, then for $5.00 until Wed, Jul 1, 1:00 PM EDT." All of it is the verdict's, by which the customer's page goes too.
 */
export function standingWords(
  kind: ChangeKind,
  verdict: Verdict,
  session: Standing,
  booking: Judged,
  reader: StandingReader,
): string {
  const { customer, zone, locale, now } = reader;
  const verb = kind === "reschedule" ? "move" : "cancel";
  if (session.status === "requested") {
    return kind === "reschedule" ? `${customer} can suggest other times.` : `${customer} can withdraw it.`;
  }
  if (!verdict.allowed) {
    const { refusal } = verdictWords(kind, verdict, session, { ...booking, locale }, zone, now);
    return `${customer} can't ${verb} it online. ${refusal ?? ""}`.trim();
  }
  const until = (at: Instant) =>
    at >= session.start && session.status !== "reschedule_requested"
      ? "until it starts"
      : `until ${formatDeadline(at, zone, locale)}`;
  const charge = chargeWords(kind, verdict.charge, locale);
  const { next, deadline } = verdict;
  if (next === null) return `${sentence(customer, verb, charge)}.`;
  if (next.closed) return `${sentence(customer, verb, charge)} ${until(next.at)}.`;
  const last = deadline === null ? "" : ` ${until(deadline)}`;
  return `${sentence(customer, verb, charge)} ${until(next.at)}, then${chargeWords(kind, next.charge, locale)}${last}.`;
}

function sentence(customer: string, verb: string, charge: string): string {
  return `${customer} can ${verb} it${charge}`;
}

function chargeWords(
  kind: ChangeKind,
  charge: Extract<Verdict, { allowed: true }>["charge"],
  locale: string,
): string {
  if (charge === null) return "";
  if (kind === "reschedule") return charge.amount === 0 ? " for free" : ` for ${formatMoney(charge, locale)}`;
  return charge.amount === 0 ? " without a refund" : ` for a refund of ${formatMoney(charge, locale)}`;
}
