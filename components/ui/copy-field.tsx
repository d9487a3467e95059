"use client";

import { useId, useRef, useState } from "react";
import { Button } from "./button";
import { VisuallyHidden } from "./visually-hidden";

export interface CopyFieldProps {
  /** What is to be copied. */
  value: string;
  /** What it is: "Address of Dana Demo". */
  label: string;
}

/** A text to take along. Without a script, or where the browser keeps its clipboard closed, it is selected instead. */
export function CopyField({ value, label }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      field.current?.focus();
    }
  };

  return (
    <div className="copy">
      <VisuallyHidden id={`${id}-label`}>{label}</VisuallyHidden>
      <input
        ref={field}
        className="input"
        value={value}
        readOnly
        aria-labelledby={`${id}-label`}
        onFocus={(event) => event.target.select()}
      />
      <Button
        type="button"
        small
        icon={copied ? "check" : "copy"}
        className="scripted"
        aria-describedby={`${id}-label`}
        onClick={copy}
      >
        {copied ? "Copied" : "Copy"}
      </Button>
      <span className="sr" role="status">
        {copied ? `${label}: copied.` : ""}
      </span>
    </div>
  );
}
