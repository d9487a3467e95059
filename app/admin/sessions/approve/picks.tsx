import { whenView } from "@/components/booking/when-view";
import { Radio } from "@/components/ui/choice";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Group } from "@/components/ui/page-parts";
import { cautionSentence } from "@/lib/domain/availability/cautions";
import { ownerRefusalSentence } from "@/lib/domain/booking/owner-refusals";
import type { RefusalCode } from "@/lib/domain/booking/refusal";
import { sessionAt } from "@/lib/domain/booking/times";
import type { Instant } from "@/lib/domain/time";
import { formatRange } from "@/lib/format";
import type { PossibleTime, Suggestions } from "@/lib/services/actions/read-suggestions";
import type { ActionPage } from "../open";
import { sessionName } from "../words";

/** The time of each request: as sent, else as picked beside the suggestions, else the first that is free. */
export function pickedTime(
  page: ActionPage,
  index: number,
  { times }: Suggestions,
  own: Instant | undefined,
) {
  const sent = Date.parse(page.state.value(`picks.${index}.start`));
  return (
    times.find(({ start }) => start === (Number.isNaN(sent) ? own : sent)) ??
    times.find(({ refusal }) => refusal === null) ??
    null
  );
}

interface PicksProps {
  page: ActionPage;
  index: number;
  suggestions: Suggestions;
  picked: PossibleTime | null;
  /** Where another time is picked. */
  otherHref: string;
}

/** The times to choose from for one request; those that can't be had any more say why. */
export function Picks({
  page,
  index,
  suggestions: { booking, session, times },
  picked,
  otherHref,
}: PicksProps) {
  const id = `pick-${index}`;
  return (
    <Group legend={`${booking.customer.name}, ${sessionName(booking, session.position)}`}>
      <HiddenInputs inputs={[{ name: `picks.${index}.session`, value: session.id }]} />
      <div className="picks">
        {times.map((time) => {
          const when = whenView(sessionAt(time.start, booking), page.zone, page.locale);
          const notes = notesOn(page, booking, time);
          return (
            <Radio
              key={time.start}
              id={`${id}-${time.start}`}
              name={`picks.${index}.start`}
              value={new Date(time.start).toISOString()}
              defaultChecked={time === picked}
              disabled={time.refusal !== null}
            >
              <b>{when.date}</b> {when.clock}
              {notes.map((note) => (
                <span key={note} className="theirs">
                  {note}
                </span>
              ))}
            </Radio>
          );
        })}
      </div>
      <p className="note">
        None of them? <a href={otherHref}>Pick another time</a>
      </p>
    </Group>
  );
}

function notesOn(page: ActionPage, booking: Suggestions["booking"], time: PossibleTime): string[] {
  const interval = sessionAt(time.start, booking);
  const theirs = formatRange(interval, booking.zone, page.locale);
  const differs = theirs !== formatRange(interval, page.zone, page.locale);
  return [
    ...(time.suggested ? [] : ["Not suggested by the customer."]),
    ...(differs ? [`For the customer ${theirs}`] : []),
    ...(time.refusal === null ? [] : [whyNot(time.refusal)]),
    ...time.cautions.map(cautionSentence),
  ];
}

/** Beside a time that can't be chosen it is a fact, and no request to pick another one. */
function whyNot(code: RefusalCode): string {
  if (code === "in_past") return "It has passed.";
  return code === "slot_taken"
    ? "There is another session then, or the time is held for somebody."
    : ownerRefusalSentence(code);
}
