import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { ChangeKind, ReasonRule } from "@/lib/domain/policy/types";

const LABELS = {
  reschedule: "Reason for rescheduling",
  cancel: "Reason for canceling",
} satisfies Record<ChangeKind, string>;

export interface ReasonFieldProps {
  kind: ChangeKind;
  rule: ReasonRule;
  /** Who will read it: "Dana and Moreau Studio". */
  readers: string;
  value?: string;
  error?: string | null;
  maxLength?: number;
  rows?: number;
}

/** Asked as the policy says: with a star, as optional, or not at all. */
export function ReasonField(props: ReasonFieldProps) {
  const { kind, rule, readers, value = "", error, maxLength = 2000, rows = 3 } = props;
  if (rule === "none") return null;
  return (
    <Field
      id="reason"
      className="section"
      label={LABELS[kind]}
      hint={`${readers} will read this.`}
      error={error}
      required={rule === "mandatory"}
      star={rule === "mandatory"}
      optional={rule === "optional"}
    >
      {(control) => (
        <TextArea
          {...control}
          name="reason"
          rows={rows}
          maxLength={maxLength}
          defaultValue={value}
          autoComplete="off"
          counted
        />
      )}
    </Field>
  );
}
