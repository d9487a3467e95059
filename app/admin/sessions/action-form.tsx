import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { StickyBar } from "@/components/ui/sticky-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { MAX_REASON_LENGTH } from "@/lib/domain/booking/refusal";
import { type ActionPage, backPath, sessionsOf } from "./open";

/** The chosen sessions as the route reads them. */
export function sessionInputs(chosen: Parameters<typeof sessionsOf>[0]): { name: string; value: string }[] {
  return sessionsOf(chosen).map(({ session }, index) => ({ name: `sessions.${index}`, value: session.id }));
}

interface AskFormProps {
  page: ActionPage;
  inputs: readonly { name: string; value: string }[];
  children: ReactNode;
  /** What the bar says before anything is done. */
  summary: string;
  /** The page itself, when it is not the action's first. */
  back?: string;
  /** A sentence above the form, where something stands in the way. */
  problem?: string | null;
}

/** The first step: what there is to say about it. Nothing is done by it; the mails are shown next. */
export function AskForm({ page, inputs, children, summary, back = backPath(page), problem }: AskFormProps) {
  return (
    <form className="editor" method="post" action={page.route} noValidate>
      <HiddenInputs inputs={[{ name: "back", value: back }, ...inputs]} />
      {problem ? (
        <Banner tone="ask" title={problem} alert>
          <p>Nothing has changed. What you typed is still here.</p>
        </Banner>
      ) : null}
      {children}
      <StickyBar summary={summary} live={false}>
        <SubmitButton tone="main" name="intent" value="review" busyLabel="Writing the mails…">
          Review
        </SubmitButton>
      </StickyBar>
    </form>
  );
}

interface ConfirmFormProps {
  page: ActionPage;
  /** Everything that was typed, and the sessions. */
  inputs: readonly { name: string; value: string }[];
  summary: string;
  button: string;
  busy: string;
  tone?: "main" | "remove";
  back?: string;
}

/** The last step: does it, or goes back to what was typed. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { page, inputs, summary, button, busy, tone = "main", back = backPath(page) } = props;
  return (
    <form method="post" action={page.route}>
      <HiddenInputs inputs={[{ name: "back", value: back }, ...inputs]} />
      <StickyBar summary={summary} live={false}>
        <div className="chips">
          <Button name="intent" value="edit">
            Change
          </Button>
          <SubmitButton tone={tone} busyLabel={busy}>
            {button}
          </SubmitButton>
        </div>
      </StickyBar>
    </form>
  );
}

interface NoteFieldProps {
  page: ActionPage;
  label: string;
  hint: string;
  required?: boolean;
  error?: string | null;
}

/** What the owner writes; it is recorded as the reason, and mailed where somebody is told. */
export function NoteField({ page, label, hint, required = false, error }: NoteFieldProps) {
  return (
    <Field
      id="reason"
      label={label}
      hint={hint}
      error={error ?? page.state.error("reason")}
      required={required}
      star={required}
      optional={!required}
    >
      {(control) => (
        <TextArea
          {...control}
          name="reason"
          rows={4}
          maxLength={MAX_REASON_LENGTH}
          defaultValue={page.state.value("reason")}
          autoComplete="off"
          counted
        />
      )}
    </Field>
  );
}
