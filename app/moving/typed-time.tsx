import { isDay } from "@/components/slots/slot-views";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Section } from "@/components/ui/page-parts";
import { instantAt } from "@/lib/domain/availability/local-days";
import { type MovePage, type Moving, movingQuery, withMoves } from "./moving";
import { goOn } from "./pick";

/** A sentence at the field that it concerns. */
interface TypedProblem {
  readonly field: "date" | "time";
  readonly message: string;
}

/**
 * Takes a date and a time that somebody typed into the address, and goes on to the next session without a time; or says
 * what is wrong with them. Null when nothing was typed.
 */
export function takeTyped(page: MovePage, moving: Moving): TypedProblem | null {
  const { query, zone, now } = page;
  const [date, time, step] = [query.get("date"), query.get("time"), query.get("step")];
  if (date === null || step === null) return null;
  if (!isDay(date)) return { field: "date", message: "Write a date, such as 2026-07-02." };
  const minute = minuteOf(time ?? "");
  if (minute === null) return { field: "time", message: "Write a time, such as 18:30." };
  const start = instantAt(date, minute, zone);
  if (start === null) {
    return { field: "time", message: "Write another time: the clock skips this one on that day." };
  }
  if (start < now) return { field: "date", message: "Write a time in the future." };
  return goOn(page, withMoves(moving, [{ sessionId: step, start }]));
}

function minuteOf(time: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(time) ?? [];
  return hour && minute ? Number(hour) * 60 + Number(minute) : null;
}

interface TypedTimeProps {
  page: MovePage;
  moving: Moving;
  /** The session that it is for. */
  step: string;
  problem: TypedProblem | null;
}

/** Any other time, for who is not bound to those offered. */
export function TypedTime({ page, moving, step, problem }: TypedTimeProps) {
  const { query } = page;
  const inputs = [...movingQuery(page, moving), ["step", step] as const];
  const error = (field: TypedProblem["field"]) => (problem?.field === field ? problem.message : null);
  return (
    <Section title="Another time" id="typed">
      <form className="typed-time" method="get" action={`${page.path}/times#typed`} noValidate>
        <HiddenInputs inputs={inputs.map(([name, value]) => ({ name, value }))} />
        <Field id="date" label="Date" error={error("date")}>
          {(control) => <Input {...control} type="date" name="date" defaultValue={query.get("date") ?? ""} />}
        </Field>
        <Field id="time" label="Time" error={error("time")}>
          {(control) => <Input {...control} type="time" name="time" defaultValue={query.get("time") ?? ""} />}
        </Field>
        <Button>Take this time</Button>
      </form>
      <p className="note">
        It may lie outside your hours or be busy in your calendar; you are asked once more then. A time of
        another session can't be taken.
      </p>
    </Section>
  );
}
