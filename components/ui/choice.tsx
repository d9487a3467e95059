import type { ComponentProps, ReactNode } from "react";

export interface ChoiceProps extends Omit<ComponentProps<"input">, "children" | "type" | "className"> {
  children: ReactNode;
}

/** A check box with its words; the whole row can be pressed. */
export function CheckboxRow({ children, ...rest }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...rest} type="checkbox" className="check" />
      <span>{children}</span>
    </label>
  );
}

export function Radio({ children, ...rest }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...rest} type="radio" className="radio" />
      <span>{children}</span>
    </label>
  );
}

export interface ChoicesProps {
  children: ReactNode;
  legend: ReactNode;
  describedBy?: string;
}

/** Choices that answer one question. */
export function Choices({ children, legend, describedBy }: ChoicesProps) {
  return (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend>{legend}</legend>
      <div>{children}</div>
    </fieldset>
  );
}
