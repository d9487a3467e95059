"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { classes } from "./classes";

export interface TextAreaProps extends Omit<ComponentProps<"textarea">, "defaultValue" | "value"> {
  id: string;
  maxLength: number;
  defaultValue?: string;
  /** Show how much of `maxLength` is used. Without a script only the limit is named. */
  counted?: boolean;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function TextArea({ counted = false, className, defaultValue = "", ...rest }: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(defaultValue.length);
  const countId = `${rest.id}-count`;
  const described = [rest["aria-describedby"], counted && countId].filter(Boolean).join(" ");

  // A browser may have put back what was typed before this came to life.
  useEffect(() => setLength(area.current?.value.length ?? 0), []);

  return (
    <>
      <textarea
        {...rest}
        ref={area}
        className={classes("input", className)}
        defaultValue={defaultValue}
        aria-describedby={described || undefined}
        onChange={(event) => setLength(event.target.value.length)}
      />
      {counted ? (
        <p className="count" id={countId}>
          <span className="scripted">
            {grouped(length)} of {grouped(rest.maxLength)} characters
          </span>
          <span className="unscripted">At most {grouped(rest.maxLength)} characters</span>
        </p>
      ) : null}
    </>
  );
}
