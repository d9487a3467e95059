import type { Money } from "../money/types";
import type { Instant, Minutes } from "../time";

/** The two independent policies of a booking (spec section 2). */
export type ChangeKind = "reschedule" | "cancel";

/** What a tier costs (reschedule: a fee) or gives back (cancel: a refund), for the whole package. */
export type Amount =
  | { readonly kind: "none" }
  /** 0..100, at most two decimals; of the package's price. */
  | { readonly kind: "percent"; readonly percent: number }
  /** Minor units of the price's currency, for the whole package. */
  | { readonly kind: "fixed"; readonly amount: number };

/** "At least `minutesBefore` before the start → `amount`". */
export interface Tier {
  readonly minutesBefore: Minutes;
  readonly amount: Amount;
}

export type ReasonRule = "mandatory" | "optional" | "none";

/**
 * One policy. The tiers stand from the earliest to the latest (`minutesBefore` strictly falling);
 * the first whose `minutesBefore` still fits decides; none left means closed; an empty list means never.
 */
export interface PolicyRules {
  readonly tiers: readonly Tier[];
  /** The owner's own text, or null for the text generated from the rules. */
  readonly customText: string | null;
  readonly reason: ReasonRule;
  /** Reschedule only: at most this many per session; null for any number. */
  readonly maxPerSession: number | null;
  /** Reschedule only: the new start lies no later than this after the original start; null for anywhere. */
  readonly maxMinutesAfterOriginal: Minutes | null;
  /** For this long after booking, changes are free and allowed whatever the tiers say; 0 for off. */
  readonly graceMinutes: Minutes;
}

/** What is in force for a booking page or event type, and is copied onto each booking made under it. */
export interface Policy {
  readonly cancel: PolicyRules;
  readonly reschedule: PolicyRules;
}

/** Why a change of one session is refused. The names are part of the HTTP interface. */
export type VerdictCode = "too_late" | "not_allowed" | "wrong_status" | "quota_used" | "too_far";

/** The answer for one session at one moment. `charge` is a fee for reschedule, a refund for cancel. */
export type Verdict =
  | {
      readonly allowed: true;
      /** After this instant the change is closed. */
      readonly deadline: Instant;
      readonly charge: Money | null;
      /** The next change of the charge: from `at` on it is `charge`, or the change is closed (`closed`). */
      readonly next: { readonly at: Instant; readonly charge: Money | null; readonly closed: boolean };
    }
  | {
      readonly allowed: false;
      readonly code: VerdictCode;
      /** The instant at which it closed, where there was one. */
      readonly deadline: Instant | null;
    };
