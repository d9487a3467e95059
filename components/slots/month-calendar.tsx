import { type ReactNode, useId } from "react";
import { Anchor } from "@/components/ui/anchor";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { CalendarKeys } from "./calendar-keys";
import { type CalendarDay, inWeeks } from "./weeks";

export interface MonthLink {
  href: string;
  /** "August"; spoken. */
  label: string;
}

export interface MonthCalendarProps {
  /** "July 2026" */
  title: string;
  /** All days of the month, in order. */
  days: readonly CalendarDay[];
  /** From the first column to the last. */
  weekdays: readonly { short: string; long: string }[];
  /** The first column, 0 = Sunday … 6 = Saturday. */
  weekStart?: number;
  previous?: MonthLink | null;
  next?: MonthLink | null;
  /** What the key calls a day with a new time: "New time picked", or "Picked" in a first booking. */
  picked?: string;
}

const SPOKEN = {
  free: null,
  none: "no times",
  old: "a session leaves this day",
  new: "new time picked",
  mine: "one of your sessions",
} satisfies Record<CalendarDay["state"], string | null>;

/** A month as a real table; days with free times are links. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { title, days, weekdays, weekStart = 0, previous, next, picked = "New time picked" } = props;
  const id = useId();
  const weeks = inWeeks(days, weekStart);
  return (
    <CalendarKeys month={title}>
      <div className="cal-head">
        <h3 id={id}>{title}</h3>
        <div className="cal-nav">
          <MonthStep to={previous} direction="previous">
            <Icon name="back" />
          </MonthStep>
          <MonthStep to={next} direction="next">
            <Icon name="next" />
          </MonthStep>
        </div>
      </div>
      <table className="cal" aria-labelledby={id}>
        <VisuallyHidden as="caption">{title}. Days with free times are links.</VisuallyHidden>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th scope="col" key={weekday.long}>
                <abbr title={weekday.long}>{weekday.short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.key}>
              {week.days.map((day, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column of a week is its position.
                <td key={column}>{day ? <Day day={day} picked={picked} /> : null}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <CalendarKey days={days} picked={picked} />
    </CalendarKeys>
  );
}

interface MonthStepProps {
  children: ReactNode;
  to: MonthLink | null | undefined;
  direction: "previous" | "next";
}

function MonthStep({ children, to, direction }: MonthStepProps) {
  if (!to) return null;
  return (
    <Anchor soft className="iconbutton" href={to.href} data-month={direction}>
      {children}
      <VisuallyHidden>{to.label}</VisuallyHidden>
    </Anchor>
  );
}

function Day({ day, picked }: { day: CalendarDay; picked: string }) {
  const mark = day.state === "free" || day.state === "none" ? null : `is-${day.state}`;
  const meaning = day.state === "new" ? picked.toLowerCase() : SPOKEN[day.state];
  const inside = (
    <>
      <VisuallyHidden>
        {day.label}
        {meaning ? `, ${meaning}` : ""}
      </VisuallyHidden>
      <span aria-hidden="true">{Number(day.date.slice(8))}</span>
    </>
  );
  if (!day.href) return <span className={classes("day", mark)}>{inside}</span>;
  return (
    <Anchor
      soft
      className={classes("day", mark)}
      href={day.href}
      data-date={day.date}
      aria-current={day.current ? "date" : undefined}
    >
      {inside}
    </Anchor>
  );
}

const KEYS = [
  { state: "free", text: "Free times" },
  { state: "new", text: null },
  { state: "mine", text: "Your session" },
  { state: "old", text: "Being moved" },
] as const;

/** Only what this month shows; each day says the same in words. */
function CalendarKey({ days, picked }: { days: readonly CalendarDay[]; picked: string }) {
  const states = new Set(days.map((day) => day.state));
  return (
    <ul className="cal-key" aria-hidden="true">
      {KEYS.filter(({ state }) => states.has(state)).map(({ state, text }) => (
        <li key={state}>
          <span className={`swatch is-${state}`} />
          {text ?? picked}
        </li>
      ))}
    </ul>
  );
}
