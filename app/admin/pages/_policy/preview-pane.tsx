import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { FORM_ID } from "./live";
import { LiveMoments, LiveTold, LiveZone } from "./live-parts";
import type { EditorState } from "./state";

export interface PreviewPaneProps {
  editor: EditorState;
  sessionCount: number;
}

/** What a customer would be told, with the policy as it stands on the page. */
export function PreviewPane({ editor, sessionCount }: PreviewPaneProps) {
  const { asked, errors, previewed } = editor;
  return (
    <aside className="pane pane-side" aria-labelledby="preview">
      <div className="preview">
        <div>
          {/* biome-ignore lint/a11y/noAutofocus: the preview was asked for, and the page was drawn again for it. */}
          <h2 id="preview" tabIndex={-1} autoFocus={previewed}>
            What would a customer be told?
          </h2>
          <p className="note">
            With the policy as it stands on this page. <LiveZone />
          </p>
        </div>
        <div className="preview-fields">
          <PreviewTime
            name="start"
            label="A session that starts"
            value={asked.start}
            error={errors["preview.start"]}
          />
          <PreviewTime name="seen" label="Seen at" value={asked.seen} error={errors["preview.seen"]} />
          <Further editor={editor} sessionCount={sessionCount} />
          <Button form={FORM_ID} name="intent" value="preview" className="unscripted">
            Preview
          </Button>
        </div>
        <LiveTold />
        <LiveMoments />
      </div>
    </aside>
  );
}

function PreviewTime(props: { name: string; label: string; value: string; error?: string; hint?: string }) {
  const { name, label, value, error, hint } = props;
  return (
    <Field id={`preview-${name}`} label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          form={FORM_ID}
          name={`preview.${name}`}
          defaultValue={value}
        />
      )}
    </Field>
  );
}

/** What seldom matters: when it was booked, which session of the package, how often it was moved already. */
function Further({
  editor: { asked, errors },
  sessionCount,
}: Pick<PreviewPaneProps, "editor" | "sessionCount">) {
  const refused = ["booked", "position", "moved"].some((name) => errors[`preview.${name}`]);
  const set = asked.booked !== "" || asked.moved !== "" || asked.position !== "1";
  return (
    <details className="more" open={set || refused}>
      <summary>
        <Icon name="next" small />{" "}
        {sessionCount > 1 ? "Booked when, which session, moved before" : "Booked when, moved before"}
      </summary>
      <div className="preview-fields">
        <PreviewTime
          name="booked"
          label="Booked at"
          hint="Empty for a time that is early enough for every tier."
          value={asked.booked}
          error={errors["preview.booked"]}
        />
        {sessionCount > 1 ? (
          <Field
            id="preview-position"
            label="Which session of the package"
            error={errors["preview.position"]}
          >
            {(control) => (
              <Select {...control} form={FORM_ID} name="preview.position" defaultValue={asked.position}>
                {Array.from({ length: sessionCount }, (_, index) => String(index + 1)).map((position) => (
                  <option key={position} value={position}>
                    Session {position}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : (
          <input type="hidden" form={FORM_ID} name="preview.position" value="1" />
        )}
        <Field
          id="preview-moved"
          label="Times it was moved before"
          hint="Empty for never."
          error={errors["preview.moved"]}
        >
          {(control) => (
            <Input
              {...control}
              form={FORM_ID}
              name="preview.moved"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={asked.moved}
            />
          )}
        </Field>
      </div>
    </details>
  );
}
