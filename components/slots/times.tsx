import { useId } from "react";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export type DayPart = "morning" | "afternoon" | "evening";

export interface TimeView {
  /** What the form sends. */
  value: string;
  /** "9:00 AM" */
  label: string;
  /** "9:45 AM"; spoken. */
  end?: string;
  part?: DayPart;
  checked?: boolean;
  /** It was offered a moment ago and is gone; shown struck through. */
  taken?: boolean;
}

const PARTS = [
  { part: "morning", title: "Morning" },
  { part: "afternoon", title: "Afternoon" },
  { part: "evening", title: "Evening" },
] as const satisfies readonly { part: DayPart; title: string }[];

/** Starting times under the parts of the day that have any. */
export function TimesByPart({ name, times }: { name: string; times: readonly TimeView[] }) {
  const id = useId();
  const groups = PARTS.map(({ part, title }) => ({
    part,
    title,
    times: times.filter((time) => (time.part ?? "morning") === part),
  })).filter((group) => group.times.length > 0);
  return groups.map((group) => (
    // biome-ignore lint/a11y/useSemanticElements: the fieldset around it already holds the question.
    <div role="group" aria-labelledby={`${id}-${group.part}`} key={group.part}>
      <h4 id={`${id}-${group.part}`}>{group.title}</h4>
      <TimeButtons name={name} times={group.times} />
    </div>
  ));
}

/** Radio buttons that look like buttons. */
export function TimeButtons({ name, times }: { name: string; times: readonly TimeView[] }) {
  return (
    <div className="time-grid">
      {times.map((time) => (time.taken ? <Taken key={time.value} time={time} /> : radio(name, time)))}
    </div>
  );
}

function radio(name: string, time: TimeView) {
  return (
    <label className="time" key={time.value}>
      <input
        type="radio"
        name={name}
        value={time.value}
        defaultChecked={time.checked}
        autoComplete="off" // or browsers that come back to the page would choose by themselves what was chosen before
      />
      <span>
        <Icon name="check" small />
        {time.label}
        {time.end ? <VisuallyHidden>{` to ${time.end}`}</VisuallyHidden> : null}
      </span>
    </label>
  );
}

function Taken({ time }: { time: TimeView }) {
  return (
    <p className="time is-gone">
      <span>
        {time.label}
        <VisuallyHidden> was just taken</VisuallyHidden>
      </span>
    </p>
  );
}
