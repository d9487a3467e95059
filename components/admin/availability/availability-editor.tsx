"use client";

import { type ReactNode, type SubmitEvent, useEffect, useMemo, useRef, useState } from "react";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { DefaultSubmit } from "@/components/admin/default-submit";
import { Pane, type PaneProps } from "@/components/admin/frame";
import { Anchor } from "@/components/ui/anchor";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FieldError, Problem } from "@/lib/errors";
import type { FieldState } from "./field-state";
import { PREVIEW_FIELD, type Typed, writtenOf } from "./form-model";
import { withIntent } from "./intents";
import { OverrideList } from "./override-list";
import { changeOf, PreviewPane } from "./preview-pane";
import type { PreviewAnswer } from "./preview-view";
import { SlotRules } from "./slot-rules";
import { useLivePreview } from "./use-live-preview";
import { type DayLabel, WeekHours } from "./week-hours";
import { ZonePicker } from "./zone-picker";

const FORM = "availability";

export interface AvailabilityEditorProps {
  pane: Pick<PaneProps, "title" | "lead" | "crumbs">;
  /** What stands before the form, such as the way to the other parts of the page's settings. */
  before?: ReactNode;
  action: string;
  /** This page. */
  back: string;
  mayEdit: boolean;
  days: readonly DayLabel[];
  today: string;
  eventTypes: readonly { readonly id: string; readonly title: string }[];
  zoneOptions: ReactNode;
  /** As it is in force. */
  saved: Typed;
  /** The version of it that was changed from. */
  seen: string;
  /** As it stands in the form, and the id of what gets the focus. */
  typed: Typed;
  focus: string | null;
  state: { readonly problem: Problem | null; readonly saved: boolean };
  /** The fields that were refused when this was sent, or asked to be previewed. */
  refused: readonly FieldError[];
  preview: PreviewAnswer;
}

/** A page's availability with its preview. Without a script its buttons draw the page anew; with one this does the same here. */
export function AvailabilityEditor(props: AvailabilityEditorProps) {
  const { action, mayEdit, saved, refused } = props;
  const form = useRef<HTMLFormElement>(null);
  const [drawn, setDrawn] = useState({ typed: props.typed, focus: props.focus, times: 0 });
  const [typed, setTyped] = useState(props.typed);
  const [live, follow] = useLivePreview(action, { ...props.preview, errors: refused });

  const changed = (next: Typed) => {
    setTyped(next);
    follow(next);
  };
  const read = () => typedIn(form.current, mayEdit ? {} : saved);
  const redraw = (event: SubmitEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent;
    const intent =
      submitter instanceof HTMLButtonElement && submitter.name === "intent" ? submitter.value : "save";
    if (intent === "save") return;
    event.preventDefault();
    const next = withIntent(read(), intent);
    setDrawn(({ times }) => ({ ...next, times: times + 1 }));
    changed(next.typed);
  };

  // A browser may have put back what was typed before this came to life.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the fields as they are found.
  useEffect(() => {
    const found = read();
    if (!isSame(found, props.typed)) changed(found);
  }, []);

  const state: FieldState = useMemo(() => {
    const sent = new Set(refused.map(({ field }) => field));
    // What is still empty is not told off before it was sent.
    const shown = live.errors.filter(({ field }) => sent.has(field) || typed[field] !== "");
    return {
      typed: drawn.typed,
      focus: drawn.focus,
      error: (name) => shown.find(({ field }) => field === name)?.message ?? null,
    };
  }, [drawn, typed, live.errors, refused]);

  return (
    <Pane
      {...props.pane}
      side={
        <PreviewPane
          form={FORM}
          eventTypes={props.eventTypes}
          chosen={props.typed[PREVIEW_FIELD]}
          view={live.view}
          onInput={() => changed(read())}
          waiting={live.waiting}
        />
      }
    >
      {props.before}
      <p className="narrow-only">
        <Anchor className="textlink" href="#preview">
          What are customers offered?
        </Anchor>
      </p>
      <AdminForm
        id={FORM}
        ref={form}
        action={action}
        back={props.back}
        state={props.state}
        savedText="Saved. Customers are offered these times from now on."
        onSubmit={redraw}
        onInput={() => changed(read())}
      >
        <DefaultSubmit />
        <input type="hidden" name="seen" value={props.seen} />
        <fieldset className="editor" disabled={!mayEdit} key={drawn.times}>
          <ZonePicker state={state}>{props.zoneOptions}</ZonePicker>
          <WeekHours days={props.days} state={state} />
          <OverrideList today={props.today} state={state} />
          <SlotRules state={state} />
        </fieldset>
        {mayEdit ? (
          <SaveBar note={isSame(typed, saved) ? "Booked sessions stay as they are." : <Unsaved {...live} />}>
            <SubmitButton tone="main" name="intent" value="save" busyLabel="Saving…">
              Save availability
            </SubmitButton>
          </SaveBar>
        ) : null}
      </AdminForm>
    </Pane>
  );
}

function Unsaved({ view, waiting }: PreviewAnswer) {
  const change = view && !waiting ? ` ${changeOf(view.counts)} in 4 weeks.` : null;
  return (
    <>
      <b>Not saved yet.</b>
      {change} Booked sessions stay as they are.
    </>
  );
}

function typedIn(form: HTMLFormElement | null, otherwise: Typed): Typed {
  const fields = form ? [...new FormData(form)].map(([name, value]) => [name, String(value)] as const) : [];
  return { ...otherwise, ...Object.fromEntries(fields) };
}

function isSame(one: Typed, other: Typed): boolean {
  return JSON.stringify(writtenOf(one)) === JSON.stringify(writtenOf(other));
}
