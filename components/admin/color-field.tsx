"use client";

import { type ReactNode, useId, useState } from "react";
import { Field, Input } from "@/components/ui/field";

export interface ColorFieldProps {
  /** As saved, or as typed before a refusal. */
  value: string;
  error: string | null;
  /** What the picker shows while none is chosen. */
  preset: string;
  children: ReactNode;
}

/** A colour in writing, and where a script runs a picker beside it that writes it. */
export function ColorField({ value, error, preset, children }: ColorFieldProps) {
  const [color, setColor] = useState(value);
  const picker = useId();
  return (
    <Field
      id="accentColor"
      label="Accent color"
      optional="optional; empty for Reslot's own"
      hint="# and six digits, such as #7a1f4f."
      error={error}
    >
      {(control) => (
        <span className="color-row">
          <Input
            {...control}
            className="input-color"
            name="accentColor"
            type="text"
            maxLength={7}
            autoComplete="off"
            spellCheck={false}
            value={color}
            onChange={(event) => setColor(event.target.value)}
          />
          <label className="scripted color-picker" htmlFor={picker}>
            <span className="sr">Pick the accent color</span>
            <input
              id={picker}
              type="color"
              value={/^#[0-9a-f]{6}$/i.test(color) ? color : preset}
              onChange={(event) => setColor(event.target.value)}
            />
          </label>
          {children}
        </span>
      )}
    </Field>
  );
}
