import type { ComponentProps } from "react";
import type { FormState } from "@/app/admin/form-state";
import { Field, Input } from "@/components/ui/field";

export interface TextFieldProps extends Omit<ComponentProps<"input">, "id" | "defaultValue" | "required"> {
  state: FormState;
  name: string;
  label: string;
  hint?: string;
}

/** One line to write, with what was typed and what is wrong with it. */
export function TextField({ state, name, label, hint, ...rest }: TextFieldProps) {
  const id = name.replaceAll(".", "-");
  return (
    <Field id={id} label={label} hint={hint} error={state.error(name)} required>
      {(control) => <Input {...rest} {...control} name={name} defaultValue={state.value(name)} />}
    </Field>
  );
}
