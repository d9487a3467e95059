import type { ReactNode } from "react";
import { Panel } from "@/components/admin/frame";
import { Field, FieldError, FormGrid, Input, Select } from "@/components/ui/field";
import { STEPS } from "@/lib/domain/availability/settings";
import { NOTICE_UNITS } from "@/lib/domain/availability/written";
import type { FieldState } from "./field-state";

/** When in the open hours sessions may begin, and how many. */
export function SlotRules({ state }: { state: FieldState }) {
  const { typed, error } = state;
  const number = (
    name: string,
    label: string,
    unit: ReactNode,
    more: { hint?: string; optional?: string } = {},
  ) => (
    <Field id={name} label={label} error={error(name)} {...more}>
      {(control) => (
        <span className="with-unit">
          <Input
            {...control}
            className="input-num"
            name={name}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed[name] ?? ""}
          />
          {unit}
        </span>
      )}
    </Field>
  );
  return (
    <>
      <Panel title="Times" id="times">
        <FormGrid>
          <Field id="stepMinutes" label="Sessions start every" error={error("stepMinutes")}>
            {(control) => (
              <Select {...control} name="stepMinutes" defaultValue={typed.stepMinutes}>
                {STEPS.map((step) => (
                  <option value={step} key={step}>
                    {step === 60 ? "hour" : `${step} minutes`}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {typed.durationMinutes === undefined
            ? null
            : number("durationMinutes", "Length of a session", "minutes", { hint: "In steps of 5 minutes." })}
          {number("bufferBeforeMinutes", "Free time before each session", "minutes")}
          {number("bufferAfterMinutes", "Free time after each session", "minutes")}
        </FormGrid>
      </Panel>
      <Panel title="Limits" id="limits">
        <FormGrid>
          <Notice state={state} />
          {number("horizonDays", "Customers can book ahead", "days")}
          {number("capPerDay", "At most each day", "sessions", { optional: "no limit if empty" })}
          {number("capPerWeek", "At most each week", "sessions", { optional: "no limit if empty" })}
        </FormGrid>
      </Panel>
    </>
  );
}

function Notice({ state: { typed, error } }: { state: FieldState }) {
  const unitError = error("notice.unit");
  return (
    <Field id="notice.value" label="Shortest notice" error={error("notice.value")}>
      {(control) => (
        <>
          <span className="with-unit">
            <Input
              {...control}
              className="input-num"
              name="notice.value"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={typed["notice.value"]}
            />
            <Select
              className="input-unit"
              id="notice.unit"
              name="notice.unit"
              aria-label="Unit of the notice"
              aria-invalid={unitError ? true : undefined}
              aria-describedby={unitError ? "notice.unit-error" : undefined}
              defaultValue={typed["notice.unit"]}
            >
              {Object.keys(NOTICE_UNITS).map((unit) => (
                <option key={unit}>{unit}</option>
              ))}
            </Select>
            before
          </span>
          {unitError ? <FieldError id="notice.unit-error">{unitError}</FieldError> : null}
        </>
      )}
    </Field>
  );
}
