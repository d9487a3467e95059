import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type ChooseButton, TimeChoice } from "./time-choice";
import { TimeButtons, TimesByPart, type TimeView } from "./times";

interface Choosing {
  /** The name of the radio buttons. */
  name?: string;
  autoSubmit?: boolean;
  submit?: ChooseButton;
}

export interface TimeGridProps extends Choosing {
  /** "Wed, Jul 8" */
  day: string;
  times: readonly TimeView[];
}

/** The starting times of one day. */
export function TimeGrid({ day, times, name = "start", autoSubmit, submit }: TimeGridProps) {
  return (
    <TimeChoice
      key={day}
      autoSubmit={autoSubmit}
      submit={submit}
      legend={
        <>
          {day}
          <VisuallyHidden>: starting times</VisuallyHidden>
        </>
      }
    >
      <TimesByPart name={name} times={times} />
    </TimeChoice>
  );
}

export interface DayListProps extends Choosing {
  days: readonly { date: string; label: string; times: readonly TimeView[] }[];
}

/** The same times with the list first: every day that has any, one below the other. */
export function DayList({ days, name = "start", autoSubmit, submit }: DayListProps) {
  return (
    <TimeChoice autoSubmit={autoSubmit} submit={submit} legend="Starting times" legendHidden>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without numbers is a list. */}
      <ol className="daylist" role="list">
        {days.map((day) => (
          <li key={day.date}>
            <h3>{day.label}</h3>
            <TimeButtons name={name} times={day.times} />
          </li>
        ))}
      </ol>
    </TimeChoice>
  );
}
