import { Panel } from "@/components/admin/frame";
import { Radio } from "@/components/ui/choice";
import { Field, FieldError } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { ONLINE, REASONS, TEXTS } from "@/lib/domain/policy/form/fields";
import { MAX_CUSTOM_TEXT } from "@/lib/domain/policy/problems";
import type { ChangeKind } from "@/lib/domain/policy/types";
import { Limits } from "./limits";
import { LiveClosing, LiveSystemText, LiveTierLine, LiveWaived } from "./live-parts";
import type { EditorState } from "./state";
import type { TierTerms } from "./tier-row";
import { TierRows } from "./tier-rows";
import { KIND_WORDS, REASON_WORDS } from "./words";

export interface RulesPanelProps {
  kind: ChangeKind;
  editor: EditorState;
  terms: TierTerms;
}

/** One of the two policies: the line drawn of it, and the fields that make it. */
export function RulesPanel(props: RulesPanelProps) {
  const { kind } = props;
  return (
    <Panel id={kind} title={KIND_WORDS[kind].title}>
      <LiveTierLine kind={kind} />
      {kind === "cancel" ? <FoldedFields {...props} /> : <RulesFieldset {...props} />}
    </Panel>
  );
}

/** The second policy's fields wait behind a button, unless something in them asks to be seen. */
function FoldedFields(props: RulesPanelProps) {
  const { kind, editor } = props;
  const asks = Object.keys(editor.errors).some((field) => field.startsWith(`${kind}.`));
  const open = asks || editor.changed?.kind === kind || editor.typedIn[kind];
  return (
    <details className="folded" open={open}>
      <summary className="button button-plain button-small">Edit cancellation policy</summary>
      <div className="rules">
        <RulesFieldset {...props} />
      </div>
    </details>
  );
}

function RulesFieldset({ kind, editor, terms }: RulesPanelProps) {
  const rules = editor.fields[kind];
  const words = KIND_WORDS[kind];
  const online = { any: "Any time before the meeting", until: <LiveClosing kind={kind} />, never: "Never" };
  const tiersError = editor.errors[`${kind}.tiers`];
  return (
    <>
      <fieldset className="field">
        <legend>{words.online}</legend>
        <div className="radios">
          {ONLINE.map((value) => (
            <Radio key={value} name={`${kind}.online`} value={value} defaultChecked={value === rules.online}>
              {online[value]}
            </Radio>
          ))}
        </div>
        {tiersError ? <FieldError>{tiersError}</FieldError> : null}
      </fieldset>
      <TierRows
        kind={kind}
        rules={rules}
        terms={terms}
        errors={editor.errors}
        changed={editor.changed?.kind === kind ? editor.changed.row : null}
      />
      <LiveWaived kind={kind} />
      <Description kind={kind} editor={editor} />
      <fieldset className="field">
        <legend>Reason</legend>
        <div className="radios-row">
          {REASONS.map((value) => (
            <Radio key={value} name={`${kind}.reason`} value={value} defaultChecked={value === rules.reason}>
              {REASON_WORDS[value]}
            </Radio>
          ))}
        </div>
      </fieldset>
      <Limits kind={kind} rules={rules} errors={editor.errors} />
    </>
  );
}

function Description({ kind, editor }: Pick<RulesPanelProps, "kind" | "editor">) {
  const rules = editor.fields[kind];
  const labels = { system: "System text, written from the tiers", custom: "Custom text" };
  return (
    <div className="description">
      <fieldset className="field">
        <legend>Policy description</legend>
        <div className="radios">
          {TEXTS.map((value) => (
            <Radio key={value} name={`${kind}.text`} value={value} defaultChecked={value === rules.text}>
              {labels[value]}
            </Radio>
          ))}
        </div>
      </fieldset>
      <LiveSystemText kind={kind} />
      <Field
        className="custom-text"
        id={`${kind}-custom-text`}
        label="What customers read"
        hint="Instead of the system text, which always says what the tiers say."
        error={editor.errors[`${kind}.customText`]}
      >
        {(control) => (
          <TextArea
            {...control}
            name={`${kind}.customText`}
            maxLength={MAX_CUSTOM_TEXT}
            rows={4}
            defaultValue={rules.customText}
            counted
          />
        )}
      </Field>
    </div>
  );
}
