import { FieldInserts } from "@/components/admin/field-inserts";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { fieldsOf } from "@/lib/domain/notifications/fields";
import { type MailKey, TEXT_MAX } from "@/lib/domain/notifications/words";
import type { WordsState } from "./state";

interface WordsFieldsProps {
  mail: MailKey;
  words: WordsState;
}

export function WordsFields({
  mail: { scenario, audience },
  words: { state, ourSubject },
}: WordsFieldsProps) {
  const inSubject = fieldsOf(scenario, audience, "subject").map(({ name }) => name);
  const fields = fieldsOf(scenario, audience, "text").map(({ name, meaning }) => ({
    name,
    meaning,
    inSubject: inSubject.includes(name),
  }));
  return (
    <>
      <Field
        id="subject"
        label="Subject"
        hint={`Left empty, ours: “${ourSubject}”`}
        error={state.error("subject")}
      >
        {(control) => (
          <Input
            {...control}
            name="subject"
            defaultValue={state.value("subject")}
            autoComplete="off"
            aria-describedby={[control["aria-describedby"], "fields-note"].filter(Boolean).join(" ")}
          />
        )}
      </Field>
      <Field
        id="text"
        label="Text above the details"
        hint="Left empty, our sentence. An empty line starts a paragraph. The greeting, times, links and calendar data always stay."
        error={state.error("text")}
      >
        {(control) => (
          <TextArea
            {...control}
            name="text"
            rows={7}
            maxLength={TEXT_MAX}
            counted
            defaultValue={state.value("text")}
          />
        )}
      </Field>
      <FieldInserts fields={fields} noteId="fields-note" />
    </>
  );
}

/** The bar at the editor's end. A test sends what is typed, saved or not. */
export function WordsBar({ test }: { test: string }) {
  return (
    <div className="bar bar-buttons">
      <SubmitButton tone="main" name="intent" value="save" busyLabel="Saving…">
        Save words
      </SubmitButton>
      <Button name="intent" value="preview">
        Preview
      </Button>
      <SubmitButton formAction={test} name="intent" value="save" busyLabel="Sending…">
        Send a test mail
      </SubmitButton>
    </div>
  );
}
