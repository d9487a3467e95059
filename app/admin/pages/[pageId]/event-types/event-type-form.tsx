import type { FormState } from "@/app/admin/form-state";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { DefaultSubmit } from "@/components/admin/default-submit";
import { Panel } from "@/components/admin/frame";
import { LocationFields } from "@/components/admin/location-fields";
import { TextFields } from "@/components/admin/text-fields";
import { Button } from "@/components/ui/button";
import { CheckboxRow } from "@/components/ui/choice";
import { Field, FieldError, Input } from "@/components/ui/field";
import type { BookingForm } from "@/lib/domain/booking/form";
import { MAX_SESSION_COUNT } from "@/lib/domain/booking/settings";
import { env } from "@/lib/env";
import type { StoredPage } from "@/lib/services/pages/read-page-settings";
import { DurationField } from "../../_form/duration-field";
import { FormPanel } from "../../_form/form-panel";
import { PricePanel, type PricePanelProps } from "./price-panel";

export interface EventTypeFormProps extends Pick<PricePanelProps, "canCollect"> {
  action: string;
  back: string;
  page: StoredPage;
  state: FormState;
  /** As saved. */
  form: BookingForm;
  isNew?: boolean;
  waived?: PricePanelProps["waived"];
}

/** Everything about an event type but its policy, which has a page of its own. */
export function EventTypeForm(props: EventTypeFormProps) {
  const { action, back, page, state, form, isNew = false, canCollect, waived = null } = props;
  const hint = isNew
    ? "Leave it empty to make it from the title."
    : "The old address leads to the new one for ever.";
  return (
    <AdminForm action={action} back={back} state={state} className="editor gap-m">
      <DefaultSubmit />
      <Panel id="type" title="What it is">
        <TextFields state={state} base={`${env().APP_URL}/${page.slug}/`} address={{ kind: "field", hint }} />
      </Panel>
      <SessionsPanel state={state} />
      <PricePanel state={state} canCollect={canCollect} waived={waived} />
      <Panel id="place" title="Location">
        <LocationFields state={state} inherited={page.location} />
      </Panel>
      <FormPanel state={state} saved={form} />
      <SaveBar note={isNew ? null : "Bookings already made keep their title, location, price and policy."}>
        <Button tone="main" name="intent" value="save">
          {isNew ? "Add this event type" : "Save event type"}
        </Button>
      </SaveBar>
    </AdminForm>
  );
}

function SessionsPanel({ state }: { state: FormState }) {
  const wrong = state.error("requiresApproval");
  return (
    <Panel id="sessions" title="Sessions">
      <DurationField state={state} />
      <Field
        id="sessionCount"
        label="Sessions in a booking"
        hint={`1 is a single booking. From 2 to ${MAX_SESSION_COUNT} it is a package: customers pick all its times at once.`}
        error={state.error("sessionCount")}
      >
        {(control) => (
          <Input
            {...control}
            className="input-num"
            name="sessionCount"
            type="number"
            inputMode="numeric"
            min={1}
            max={MAX_SESSION_COUNT}
            defaultValue={state.value("sessionCount")}
          />
        )}
      </Field>
      <div>
        <input type="hidden" name="requiresApproval" value="off" />
        <CheckboxRow
          name="requiresApproval"
          value="on"
          defaultChecked={state.checked("requiresApproval")}
          aria-describedby={wrong ? "approval-error" : "approval-hint"}
        >
          Each booking needs approval
        </CheckboxRow>
        <p className="note" id="approval-hint">
          Customers suggest times, up to 5 for a single session, and nothing is booked until you confirm.
        </p>
        {wrong ? <FieldError id="approval-error">{wrong}</FieldError> : null}
      </div>
    </Panel>
  );
}
