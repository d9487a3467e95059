import { ZoneLine } from "@/components/booking/zone-line";
import { NoTimes } from "@/components/slots/no-times";
import { ViewToggle } from "@/components/slots/picker";
import { ChipLink } from "@/components/ui/chip";
import { Note, Section } from "@/components/ui/page-parts";
import type { Bookable } from "@/lib/domain/booking/page";
import type { Instant } from "@/lib/domain/time";
import { zoneGroups, zoneLabel } from "@/lib/format";
import { Progress } from "./progress";
import { type Goal, hrefOf, type PickState, zonesHref } from "./state";
import type { Times } from "./times";
import { TimesPicker } from "./times-picker";
import type { PickWords } from "./words";

export interface PickSectionProps {
  bookable: Bookable;
  goal: Goal;
  state: PickState;
  words: PickWords;
  /** Null once nothing is left to pick, or when there is nothing to pick from. */
  times: Times | null;
  locale: string;
  now: Instant;
}

/** What is picked so far, and the free times as long as some are missing. */
export function PickSection(props: PickSectionProps) {
  const { bookable, goal, state, words, times, locale } = props;
  const complete = state.starts.length >= goal.most;
  return (
    <Section title={words.heading} id="times">
      <Progress goal={goal} state={state} locale={locale} label={words.summary} />
      {times ? (
        <>
          <div className="legend-row gap-s">
            <EveryWeek state={state} times={times} />
            <ViewToggle
              view={state.view}
              hrefs={{
                calendar: hrefOf(state, { view: "calendar", day: times.day, month: times.month }),
                list: hrefOf(state, { view: "list", month: times.month }),
              }}
            />
          </div>
          <ZoneLine label={zoneText(props)} changeHref={zonesHref(state)} />
          <TimesPicker goal={goal} state={state} times={times} locale={locale} />
        </>
      ) : (
        <>
          {complete && words.done ? <Note className="gap-s">{words.done}</Note> : null}
          {complete ? null : (
            <div className="gap-s">
              <NoTimes contact={bookable.page.owner} />
            </div>
          )}
          <ZoneLine label={zoneText(props)} changeHref={zonesHref(state)} />
        </>
      )}
    </Section>
  );
}

function EveryWeek({ state, times }: { state: PickState; times: Times }) {
  // An empty place keeps the view's toggle where it is.
  if (!times.everyWeek) return <span />;
  const starts = [...state.starts, ...times.everyWeek].sort((a, b) => a - b);
  return (
    <ChipLink icon="repeat" href={hrefOf(state, { starts })}>
      Same time every week
    </ChipLink>
  );
}

/** The label of the zone for the times on the page; one for each part where they cross a change of the clock. */
function zoneText({ bookable, state, times, now }: PickSectionProps): string {
  const length = bookable.settings.durationMinutes * 60_000;
  const shown = !times
    ? []
    : state.view === "list"
      ? [...times.slots.values()].flat()
      : (times.slots.get(times.day ?? "") ?? []);
  const picked = state.starts.map((start) => ({ start, end: start + length }));
  const all = [...picked, ...shown].sort((a, b) => a.start - b.start);
  const labels = new Set(zoneGroups(all, state.zone).map(({ label }) => label));
  return labels.size > 0 ? [...labels].join(" · ") : zoneLabel(state.zone, now);
}
