import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes";
import { Icon } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

/** What a control needs to belong to its field. */
export interface ControlProps {
  id: string;
  required?: boolean;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

export interface FieldProps {
  /** Draws the control: `{(control) => <Input {...control} name="email" />}`. */
  children: (control: ControlProps) => ReactNode;
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence that starts with what to write. */
  error?: string | null;
  required?: boolean;
  /** Show a star; otherwise what is required goes without saying and what is optional says so. */
  star?: boolean;
  /** `true` for "(optional)", or a text of its own. */
  optional?: boolean | string;
  /** Take the whole width of a form grid. */
  wide?: boolean;
  className?: string;
}

/** A label, its control, a hint and an error, tied together. */
export function Field(props: FieldProps) {
  const {
    children,
    id,
    label,
    hint,
    error,
    required = false,
    star = false,
    optional,
    wide,
    className,
  } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classes("field", wide && "wide", className)}>
      <label htmlFor={id}>
        {label}
        {star ? <Star /> : null}
        {optional ? <Optional>{optional === true ? "optional" : optional}</Optional> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        required: required || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

function Star() {
  return (
    <>
      {" "}
      <span className="star" aria-hidden="true">
        *
      </span>
      <VisuallyHidden>(required)</VisuallyHidden>
    </>
  );
}

function Optional({ children }: { children: string }) {
  return (
    <>
      {" "}
      <span className="optional">({children})</span>
    </>
  );
}

export interface FieldErrorProps {
  children: ReactNode;
  id?: string;
}

/** For a refusal that concerns a group of controls rather than one field. */
export function FieldError({ children, id }: FieldErrorProps) {
  return (
    <p className="error" id={id}>
      <Icon name="warning" small />
      <span>
        <VisuallyHidden>Error: </VisuallyHidden>
        {children}
      </span>
    </p>
  );
}

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classes("input", className)} />;
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={classes("input", className)} />;
}

/** Two columns where there is room. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className="form-grid">{children}</div>;
}
