import { Choices, Radio } from "@/components/ui/choice";
import { Field, FieldError, Input } from "@/components/ui/field";
import { MAX_LOCATION_LENGTH } from "@/lib/domain/booking/location";
import type { FormFieldState } from "./form-field-state";

const KINDS = [
  { kind: "place", label: "A place" },
  { kind: "phone", label: "On the phone" },
  { kind: "video", label: "A video call" },
] as const;

export interface LocationFieldsProps {
  state: FormFieldState;
  /** Of an event type: what its page says, which it can leave in force. */
  inherited?: string | null;
}

/** Where sessions take place: a kind, and the address, number or link that belongs to it. */
export function LocationFields({ state, inherited = null }: LocationFieldsProps) {
  const chosen = state.value("locationKind");
  const wrong = state.error("locationKind");
  return (
    <>
      <Choices legend="Where sessions take place" describedBy={wrong ? "locationKind-error" : undefined}>
        {inherited === null ? null : (
          <Radio name="locationKind" value="page" defaultChecked={chosen === "page"}>
            Where the page says{inherited === "" ? "" : `: ${inherited}`}
          </Radio>
        )}
        {KINDS.map(({ kind, label }) => (
          <Radio key={kind} name="locationKind" value={kind} defaultChecked={chosen === kind}>
            {label}
          </Radio>
        ))}
        {wrong ? <FieldError id="locationKind-error">{wrong}</FieldError> : null}
      </Choices>
      <Field
        id="location"
        className="location-text"
        label="Address, phone number or link"
        optional={inherited === null}
        hint="A video call's link begins with https://. Customers get a number or a link once they have booked."
        error={state.error("location")}
      >
        {(control) => (
          <Input
            {...control}
            name="location"
            type="text"
            maxLength={MAX_LOCATION_LENGTH}
            autoComplete="off"
            defaultValue={state.value("location")}
          />
        )}
      </Field>
    </>
  );
}
