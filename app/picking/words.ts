import { shortWhen } from "@/components/booking/when-view";
import type { Instant, Zone } from "@/lib/domain/time";
import type { Goal } from "./state";

/** Everything on the page that depends on what there is to pick and how far the customer is. */
export interface PickWords {
  readonly heading: string;
  readonly summary: string;
  /** Why booking has to wait; null once it need not. */
  readonly notYet: string | null;
  readonly button: string;
  readonly busy: string;
  /** What stands in the picker's place once nothing is left to pick. */
  readonly done: string | null;
}

export function pickWords(goal: Goal, starts: readonly Instant[], zone: Zone, locale: string): PickWords {
  const picked = starts.length;
  if (goal.kind === "suggestions") return suggestionWords(goal, picked);
  if (goal.kind === "single") return singleWords(starts, zone, locale);
  const missing = goal.least - picked;
  return {
    heading: `1. Pick ${goal.least} times`,
    summary: `${picked} of ${goal.least} times picked`,
    notYet: missing > 0 ? `Pick ${missing}${picked > 0 ? " more" : ""} to book` : null,
    button: `Book ${goal.least} sessions`,
    busy: `Booking ${goal.least} sessions…`,
    done: `All ${goal.least} times are picked. Change one to pick another.`,
  };
}

function singleWords([start]: readonly Instant[], zone: Zone, locale: string): PickWords {
  return {
    heading: "1. Pick a time",
    summary: start === undefined ? "No time picked yet" : shortWhen(start, zone, locale),
    notYet: start === undefined ? "Pick a time to book" : null,
    button: "Book",
    busy: "Booking…",
    done: null,
  };
}

function suggestionWords(goal: Goal, picked: number): PickWords {
  return {
    heading: `1. Suggest up to ${goal.most} times`,
    summary:
      picked === 0 ? "No time suggested yet" : `${picked} ${picked === 1 ? "time" : "times"} suggested`,
    notYet: picked === 0 ? "Suggest at least 1 time" : null,
    button: "Send request",
    busy: "Sending the request…",
    done: `All ${goal.most} times are suggested. Change one to suggest another.`,
  };
}

/** What a picked or missing time is called: "Session 2", "Time 2", "Your time". */
export function slotTitle(goal: Goal, number: number): string {
  if (goal.kind === "single") return "Your time";
  return goal.kind === "package" ? `Session ${number}` : `Time ${number}`;
}
