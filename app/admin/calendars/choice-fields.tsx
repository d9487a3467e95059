import type { FormState } from "@/app/admin/form-state";
import { CheckboxRow, Choices, Radio } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import type { ListedCalendar, ListedConnection } from "@/lib/services/calendars/list-calendars";

/** The fields of a server's calendars as they are kept. */
export function initialChoice({
  calendars,
  offersChanges,
}: ListedConnection): Record<string, string | boolean> {
  const read = calendars.map(({ id, isRead }) => [`read.${id}`, isRead] as const);
  const written = calendars.find(({ isWritten }) => isWritten)?.id ?? "";
  return { ...Object.fromEntries(read), written, offersChanges };
}

/** What each calendar of a server is for. */
export function ChoiceFields({ connection, state }: { connection: ListedConnection; state: FormState }) {
  const { id, calendars } = connection;
  const [read, written] = [state.error("read"), state.error("written")];
  return (
    <>
      <Choices legend="Busy times are read from" describedBy={read ? `${id}-read` : undefined}>
        {calendars.map((calendar) => (
          <CheckboxRow
            key={calendar.id}
            name={`read.${calendar.id}`}
            defaultChecked={state.checked(`read.${calendar.id}`)}
          >
            <CalendarName {...calendar} />
          </CheckboxRow>
        ))}
        {read ? <FieldError id={`${id}-read`}>{read}</FieldError> : null}
      </Choices>
      <Choices legend="Write sessions into" describedBy={written ? `${id}-written` : undefined}>
        <Radio name="written" value="" defaultChecked={state.value("written") === ""}>
          None of these
        </Radio>
        {calendars.map((calendar) => (
          <Radio
            key={calendar.id}
            name="written"
            value={calendar.id}
            defaultChecked={state.value("written") === calendar.id}
          >
            <CalendarName {...calendar} />
          </Radio>
        ))}
        {written ? <FieldError id={`${id}-written`}>{written}</FieldError> : null}
      </Choices>
      <CheckboxRow name="offersChanges" defaultChecked={state.checked("offersChanges")}>
        When I move or delete a session there, offer it as a change. Nothing changes until I say so.
      </CheckboxRow>
    </>
  );
}

function CalendarName({ name, isMissing }: ListedCalendar) {
  return (
    <>
      {name}
      {isMissing ? <span className="soft"> (gone from the server)</span> : null}
    </>
  );
}
