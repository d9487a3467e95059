// What a customer would be told, for the owner: a booking that could be, asked with the very functions that the
// customer's own page asks (judge, policyWords, verdictWords).
import { sessionShare } from "./domain/money/shares";
import type { Price } from "./domain/money/types";
import { type Band, chargeBands, placeOnBands } from "./domain/policy/bands";
import type { Explanation } from "./domain/policy/explain";
import { KINDS } from "./domain/policy/form/fields";
import { judge } from "./domain/policy/judge";
import type { Amount, ChangeKind, Policy, Verdict, VerdictCode } from "./domain/policy/types";
import { DAY, type Instant, MINUTE, type Minutes, type Zone } from "./domain/time";
import { formatClock, formatDuration, formatMoney, formatShortDate } from "./format";
import { waivedFeeWords } from "./waived-fee-words";
import { policyWords, verdictWords } from "./words";

/** What could be booked, and under which policy. */
export interface PreviewedOffer {
  readonly policy: Policy;
  readonly price: Price | null;
  readonly sessionCount: number;
  readonly durationMinutes: Minutes;
}

/** The booking that could be, the session of it, and the moment at which its customer looks. */
export interface PreviewedMoment {
  readonly booked: Instant;
  readonly start: Instant;
  readonly seen: Instant;
  /** Which session of the package, 1-based. */
  readonly position: number;
  /** How often the customer has moved it already. */
  readonly moved: number;
  /** How the customer reads times and amounts. */
  readonly zone: Zone;
  readonly locale: string;
}

export interface PolicyPreview extends Readonly<Record<ChangeKind, KindPreview>> {
  readonly start: Instant;
  readonly end: Instant;
  /** The same session at the booking, at each edge of the charges and just after it, in rising order. */
  readonly moments: readonly PreviewedRow[];
}

export interface KindPreview {
  /** The policy's description as the customer reads it. */
  readonly text: string;
  /** What it would be in the system's words. */
  readonly systemText: string;
  readonly words: Explanation;
  /** For the owner: which fees are too small to be charged; null for none. */
  readonly waived: string | null;
  /** What each tier comes to for one session: "$5.00"; "$3.34 or $3.33" where it can't be shared equally. */
  readonly each: readonly string[];
  /** The notice that closes the change, in words; null for none. */
  readonly closing: string | null;
  readonly line: TierLineView;
}

export interface TierLineView {
  readonly bands: readonly { readonly text: string; readonly from: string; readonly closed: boolean }[];
  /** The previewed moment: in which band, and how far into it (0..1). */
  readonly pin: { readonly band: number; readonly at: number; readonly text: string } | null;
}

export interface PreviewedRow extends Readonly<Record<ChangeKind, string>> {
  readonly instant: Instant;
  readonly at: string;
  /** Whether it is the previewed moment itself. */
  readonly seen: boolean;
}

/** What the customer of that booking would be told at that moment, and what they would be told at others. */
export function previewPolicy(offer: PreviewedOffer, moment: PreviewedMoment): PolicyPreview {
  const would = wouldBe(offer, moment);
  const { booking, session } = would;
  const bands = {
    reschedule: chargeBands("reschedule", booking, session),
    cancel: chargeBands("cancel", booking, session),
  };
  return {
    start: session.start,
    end: session.end,
    reschedule: kindPreview("reschedule", would, bands.reschedule),
    cancel: kindPreview("cancel", would, bands.cancel),
    moments: momentsOf(would, [...bands.reschedule, ...bands.cancel]),
  };
}

/** A moment before which no tier has ended, for a booking whose time does not matter. */
export function earlyBooking(policy: Policy, start: Instant, seen: Instant): Instant {
  const notices = KINDS.map((kind) => policy[kind].tiers[0]?.minutesBefore ?? 0);
  const grace = Math.max(...KINDS.map((kind) => policy[kind].graceMinutes));
  return Math.min(start - Math.max(...notices) * MINUTE, seen) - grace * MINUTE - DAY;
}

type WouldBe = ReturnType<typeof wouldBe>;

function wouldBe(offer: PreviewedOffer, moment: PreviewedMoment) {
  const { start, moved } = moment;
  return {
    booking: { ...offer, createdAt: moment.booked, locale: moment.locale },
    session: {
      position: moment.position,
      start,
      end: start + offer.durationMinutes * MINUTE,
      status: moved > 0 ? ("rescheduled" as const) : ("scheduled" as const),
      rescheduleCount: moved,
    },
    moment,
  };
}

function told(kind: ChangeKind, { booking, session, moment }: WouldBe, now: Instant) {
  const verdict = judge(kind, booking, session, now);
  return { verdict, words: verdictWords(kind, verdict, session, booking, moment.zone, now) };
}

function kindPreview(kind: ChangeKind, would: WouldBe, bands: readonly Band[]): KindPreview {
  const { booking, moment } = would;
  const rules = booking.policy[kind];
  const closing = rules.tiers.at(-1)?.minutesBefore ?? 0;
  const system = { ...booking.policy, [kind]: { ...rules, customText: null } };
  return {
    text: policyWords(kind, booking),
    systemText: policyWords(kind, { ...booking, policy: system }),
    words: told(kind, would, moment.seen).words,
    waived: kind === "reschedule" ? waivedFeeWords(booking, moment.locale) : null,
    each: rules.tiers.map(({ amount }) => eachSession(kind, amount, booking)),
    closing: closing > 0 ? formatDuration(closing) : null,
    line: tierLine(kind, would, bands),
  };
}

function eachSession(
  kind: ChangeKind,
  amount: Amount,
  { price, sessionCount, locale }: WouldBe["booking"],
): string {
  if (price === null || price.mode === "hidden") return "";
  const shares = [1, sessionCount].map((at) => sessionShare(kind, amount, { price, sessionCount }, at));
  if (shares[0] === 0) return kind === "reschedule" ? "Free" : "No refund";
  const words = shares.map((share) => formatMoney({ amount: share, currency: price.currency }, locale));
  return [...new Set(words)].join(" or ");
}

function tierLine(kind: ChangeKind, would: WouldBe, bands: readonly Band[]): TierLineView {
  const { seen } = would.moment;
  const place = placeOnBands(bands, seen);
  return {
    bands: bands.map((band) => ({
      text: bandText(kind, would, band),
      from: edgeText(band.from),
      closed: band.closed,
    })),
    pin: place && { ...place, text: `Seen ${momentText(seen, would)}` },
  };
}

/** In the words of the verdict at the band's last moment that can be asked about. */
function bandText(kind: ChangeKind, would: WouldBe, band: Band): string {
  if (band.closed) return "Not allowed";
  const { words } = told(kind, would, Math.min(band.end, would.session.start - 1));
  return band.charge === null || band.charge.amount === 0
    ? (words.now ?? "Allowed")
    : `${words.now ?? ""}${perSession(kind, would, band)}`;
}

/** " a session" where all of the package cost the same in that band, else the one that is meant. */
function perSession(kind: ChangeKind, { booking, session }: WouldBe, band: Band): string {
  if (booking.sessionCount === 1) return "";
  const alike = [1, booking.sessionCount].every((position) =>
    chargeBands(kind, booking, { ...session, position })
      .filter(({ start, end }) => end > band.start && start < band.end)
      .every(({ charge }) => charge?.amount === band.charge?.amount),
  );
  return alike ? " a session" : ` for session ${session.position}`;
}

function edgeText(edge: Band["from"]): string {
  switch (edge.kind) {
    case "booked":
      return "Booked";
    case "before":
      return `${formatDuration(edge.minutes)} before`;
    case "after_booking":
      return `${formatDuration(edge.minutes)} after booking`;
  }
}

function momentsOf(would: WouldBe, bands: readonly Band[]): PreviewedRow[] {
  const { booked, seen } = would.moment;
  const edges = bands.flatMap(({ end }) => (end < would.session.start ? [end, end + MINUTE] : []));
  const moments = [...new Set([booked, ...edges, seen])].sort((a, b) => a - b);
  return moments.map((instant) => ({
    instant,
    at: momentText(instant, would),
    seen: instant === seen,
    reschedule: shortWords("reschedule", would, instant),
    cancel: shortWords("cancel", would, instant),
  }));
}

function shortWords(kind: ChangeKind, would: WouldBe, at: Instant): string {
  const { verdict, words } = told(kind, would, at);
  return verdict.allowed ? (words.now ?? "Allowed") : refusalWord(verdict, at, would);
}

function refusalWord(
  { code }: Extract<Verdict, { allowed: false }>,
  at: Instant,
  { session }: WouldBe,
): string {
  const words = {
    too_late: "Too late",
    not_allowed: "Not allowed",
    quota_used: "Used up",
    too_far: "Too far",
    wrong_status: at < session.end ? "Started" : "Over",
  } satisfies Record<VerdictCode, string>;
  return words[code];
}

function momentText(at: Instant, { moment: { zone, locale } }: WouldBe): string {
  return `${formatShortDate(at, zone, locale)}, ${formatClock(at, zone, locale)}`;
}
