import type { FormFieldState } from "@/components/admin/form-field-state";
import { Field, Input } from "@/components/ui/field";
import { DURATION_STEP, MAX_DURATION, MIN_DURATION } from "@/lib/domain/booking/settings";

/** How long a session takes. */
export function DurationField({ state }: { state: FormFieldState }) {
  return (
    <Field
      id="durationMinutes"
      label="Length of a session"
      hint={`In minutes: ${MIN_DURATION} to ${MAX_DURATION}, in steps of ${DURATION_STEP}.`}
      error={state.error("durationMinutes")}
    >
      {(control) => (
        <Input
          {...control}
          className="input-num"
          name="durationMinutes"
          type="number"
          inputMode="numeric"
          min={MIN_DURATION}
          max={MAX_DURATION}
          step={DURATION_STEP}
          defaultValue={state.value("durationMinutes")}
        />
      )}
    </Field>
  );
}
