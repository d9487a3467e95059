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
      /**
       * The last instant at which the change is open (the start itself is always closed); null when time
       * does not close it: a request awaiting approval, or a session for which the owner asked a new time.
       */
      readonly deadline: Instant | null;
      /** Null when no price is shown; an amount of 0 is "free" or "no refund". */
      readonly charge: Money | null;
      /**
       * What follows: `at` is the last instant of the present charge, and after it holds `charge`, or the
       * change is closed (`closed`). Null when the present charge holds without end.
       */
      readonly next: { readonly at: Instant; readonly charge: Money | null; readonly closed: boolean } | null;
    }
  | {
      readonly allowed: false;
      readonly code: VerdictCode;
      /** `too_late`: the last instant at which it was open. `too_far`: the latest new start. Else null. */
      readonly deadline: Instant | null;
    };
