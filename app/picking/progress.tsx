import { type ProgressItem, ProgressList } from "@/components/slots/progress-list";
import { localDateOf } from "@/lib/domain/availability/local-days";
import { formatClock, formatShortDate } from "@/lib/format";
import { type Goal, hrefOf, type PickState, writeStart } from "./state";
import { slotTitle } from "./words";

export interface ProgressProps {
  goal: Goal;
  state: PickState;
  locale: string;
  label: string;
}

/** The times picked, each with a way to pick it again, and the ones still missing. */
export function Progress({ goal, state, locale, label }: ProgressProps) {
  const { starts, zone } = state;
  if (starts.length === 0 && goal.kind !== "package") return null;
  const picked = starts.map(
    (start, index): ProgressItem => ({
      key: writeStart(start),
      title: slotTitle(goal, index + 1),
      time: { date: formatShortDate(start, zone, locale), clock: formatClock(start, zone, locale) },
      href: hrefOf(state, {
        starts: starts.filter((other) => other !== start),
        day: localDateOf(start, zone),
      }),
    }),
  );
  // Suggestions may end at any number, so only the next one is asked for.
  const shown = goal.kind === "package" ? goal.most : Math.min(goal.most, starts.length + 1);
  const missing = Array.from({ length: shown - starts.length }, (_, index): ProgressItem => {
    const number = starts.length + index + 1;
    const optional = number > goal.least ? ", optional" : "";
    return {
      key: `open ${number}`,
      title: `${slotTitle(goal, number)}${optional}`,
      time: null,
      current: index === 0,
    };
  });
  return <ProgressList label={label} items={[...picked, ...missing]} />;
}
