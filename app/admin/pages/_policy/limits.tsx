import type { ReactNode } from "react";
import { FieldError, Input, Select } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { type LengthFields, type RulesFields, UNITS } from "@/lib/domain/policy/form/fields";
import type { ChangeKind } from "@/lib/domain/policy/types";

export interface LimitsProps {
  kind: ChangeKind;
  rules: RulesFields;
  errors: Readonly<Record<string, string>>;
}

/** What is off by default: quota and furthest date of reschedules, and the grace period of both. */
export function Limits({ kind, rules, errors }: LimitsProps) {
  const moving = kind === "reschedule";
  const { quota, furthest, grace } = rules;
  const set = [...(moving ? [quota, furthest.count] : []), grace.count].some((written) => written !== "");
  const error = (name: string) => errors[`${kind}.${name}`] ?? null;
  const refused = ["quota", "furthest.count", "grace.count"].some((name) => error(name));
  return (
    <details className="more" open={set || refused}>
      <summary>
        <Icon name="next" small />{" "}
        {moving ? "More limits: quota, furthest date, grace period" : "More: grace period"}
      </summary>
      <div className="limits">
        {moving ? (
          <>
            <Limit id="reschedule-quota" label="Reschedules per session" error={error("quota")}>
              at most{" "}
              <Input
                className="input-num"
                id="reschedule-quota"
                name="reschedule.quota"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={quota}
                {...refusal("reschedule-quota", error("quota"))}
              />{" "}
              times; empty for any number
            </Limit>
            <Limit id="reschedule-furthest" label="Furthest date" error={error("furthest.count")}>
              no further than{" "}
              <Length
                id="reschedule-furthest"
                name="reschedule.furthest"
                length={furthest}
                error={error("furthest.count")}
              />{" "}
              after the original start; empty for any date
            </Limit>
          </>
        ) : null}
        <Limit id={`${kind}-grace`} label="Grace period" error={error("grace.count")}>
          for{" "}
          <Length id={`${kind}-grace`} name={`${kind}.grace`} length={grace} error={error("grace.count")} />{" "}
          after booking {moving ? "rescheduling is" : "canceling is"} allowed{" "}
          {moving ? "and free" : "and everything is refunded"}; empty for none
        </Limit>
      </div>
    </details>
  );
}

interface LimitProps {
  id: string;
  label: string;
  error: string | null;
  children: ReactNode;
}

function Limit({ id, label, error, children }: LimitProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="inline">{children}</p>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

interface LengthProps {
  id: string;
  name: string;
  length: LengthFields;
  error: string | null;
}

function Length({ id, name, length, error }: LengthProps) {
  return (
    <>
      <Input
        className="input-num"
        id={id}
        name={`${name}.count`}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={length.count}
        {...refusal(id, error)}
      />{" "}
      <Select className="input-unit" name={`${name}.unit`} defaultValue={length.unit} aria-label="Unit">
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {unit}
          </option>
        ))}
      </Select>
    </>
  );
}

function refusal(id: string, error: string | null) {
  return error ? { "aria-invalid": true as const, "aria-describedby": `${id}-error` } : {};
}
