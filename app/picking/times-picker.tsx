import { MonthCalendar } from "@/components/slots/month-calendar";
import { MonthHead } from "@/components/slots/month-head";
import { Picker } from "@/components/slots/picker";
import { dayTitle, monthView, timeViews } from "@/components/slots/slot-views";
import { DayList, TimeGrid } from "@/components/slots/time-grid";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { localDateOf } from "@/lib/domain/availability/local-days";
import type { LocalDate } from "@/lib/domain/time";
import { type Goal, hrefOf, inputsOf, type PickState } from "./state";
import type { Times } from "./times";

export interface TimesPickerProps {
  goal: Goal;
  state: PickState;
  times: Times;
  locale: string;
}

/** A form of its own: the time chosen in it joins the ones that are picked. */
export function TimesPicker({ goal, state, times, locale }: TimesPickerProps) {
  const { zone, starts, view } = state;
  const month = monthView({
    month: times.month,
    slots: times.slots,
    zone,
    locale,
    current: times.day,
    marks: new Map(starts.map((start) => [localDateOf(start, zone), "new"] as const)),
    first: times.first,
    last: times.last,
    dayHref: (day) => hrefOf(state, { day }),
    monthHref: (to) => hrefOf(state, { month: to }),
  });
  const onDay = (day: LocalDate) => timeViews(times.slots.get(day) ?? [], zone, locale);
  const days = [...times.slots.keys()].map((date) => ({
    date,
    label: dayTitle(date, locale),
    times: onDay(date),
  }));
  // What was chosen before must not stay marked as being on its way.
  const key = starts.join();
  return (
    <form method="get" action={state.path}>
      <HiddenInputs inputs={inputsOf(state)} />
      {view === "list" ? (
        <>
          <MonthHead title={month.title} previous={month.previous} next={month.next} />
          {times.day ? (
            <DayList key={key} days={days} autoSubmit />
          ) : (
            <NothingFree state={state} times={times} title={month.title} locale={locale} />
          )}
        </>
      ) : (
        <Picker>
          <MonthCalendar {...month} picked={goal.kind === "suggestions" ? "Suggested" : "Picked"} />
          {times.day ? (
            <TimeGrid key={key} day={dayTitle(times.day, locale)} times={onDay(times.day)} autoSubmit />
          ) : (
            <NothingFree state={state} times={times} title={month.title} locale={locale} />
          )}
        </Picker>
      )}
    </form>
  );
}

interface NothingFreeProps {
  state: PickState;
  times: Times;
  title: string;
  locale: string;
}

function NothingFree({ state, times: { nextDay }, title, locale }: NothingFreeProps) {
  const action = nextDay ? (
    <ButtonLink soft href={hrefOf(state, { day: nextDay })}>
      Go to {dayTitle(nextDay, locale)}
    </ButtonLink>
  ) : null;
  return (
    <div>
      <Empty icon="calendar" level={3} action={action}>
        No times are free in {title}.
      </Empty>
    </div>
  );
}
