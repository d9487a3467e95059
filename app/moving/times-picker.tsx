import Form from "next/form";
import { MonthCalendar } from "@/components/slots/month-calendar";
import { Picker, PickerSection } from "@/components/slots/picker";
import { dayTitle, monthView, timeViews } from "@/components/slots/slot-views";
import { DayList, TimeGrid } from "@/components/slots/time-grid";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import type { Choices } from "./choices";
import { localeOf, type MovePage, type Moving, movingQuery } from "./moving";
import { ZoneSection } from "./zone-section";

interface MoveTimesPickerProps {
  page: MovePage;
  choices: Choices;
  /** How the session is numbered on this page. */
  number: number;
  moving: Moving;
}

/** The free times for one of the sessions that move. */
export function MoveTimesPicker({ page, choices, number, moving }: MoveTimesPickerProps) {
  const { zone, query } = page;
  const locale = localeOf(page);
  const { session, slots, day, href } = choices;
  const view = query.get("view") === "list" ? "list" : "calendar";
  const picked = moving.chosen.get(session.id) ?? null;
  const state = [...movingQuery(page, moving), ["step", session.id] as const];
  const times = (date: string) => timeViews(slots.get(date) ?? [], zone, locale, picked);
  return (
    <PickerSection
      title={moving.sessions.length === 1 ? "A new time" : `A new time for session ${number}`}
      view={view}
      hrefs={{ calendar: href({ view: null, day }), list: href({ view: "list", month: choices.month }) }}
    >
      <ZoneSection page={page} times={[...slots.values()].flat()} rule={false} />
      <Form action={`${page.path}/times`} scroll={false}>
        <HiddenInputs inputs={state.map(([name, value]) => ({ name, value }))} />
        <Picker>
          <div>
            <MonthCalendar
              {...monthView({
                month: choices.month,
                slots,
                zone,
                locale,
                current: view === "calendar" ? day : null,
                marks: choices.marks,
                first: choices.first,
                last: choices.last,
                dayHref: (date) => href({ day: date, view: null }),
                monthHref: (month) => href({ month, day: null }),
              })}
            />
          </div>
          {view === "list" ? (
            <DayList
              name="pick"
              autoSubmit
              days={[...slots.keys()].map((date) => ({
                date,
                label: dayTitle(date, locale),
                times: times(date),
              }))}
            />
          ) : day ? (
            <TimeGrid name="pick" autoSubmit day={dayTitle(day, locale)} times={times(day)} />
          ) : (
            <p className="soft">No times are free in this month. Look at another one.</p>
          )}
        </Picker>
      </Form>
    </PickerSection>
  );
}
