"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button, type ButtonProps } from "./button";

export interface SubmitButtonProps extends ButtonProps {
  children: ReactNode;
  /** What it says while the answer is on its way, such as "Moving 2 sessions…". */
  busyLabel: string;
}

/** A submit button that shows that its form was sent, and lets it be sent only once. */
export function SubmitButton({ children, busyLabel, ...rest }: SubmitButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    const form = button.current?.form;
    if (!form) return;
    let sent = false;
    const send = (event: SubmitEvent) => {
      if (event.submitter !== button.current || event.defaultPrevented) return;
      if (sent) return event.preventDefault();
      sent = true;
      setBusy(true);
    };
    // A page brought back by the browser's Back button must be usable again.
    const comeBack = () => {
      sent = false;
      setBusy(false);
    };
    form.addEventListener("submit", send);
    window.addEventListener("pageshow", comeBack);
    return () => {
      form.removeEventListener("submit", send);
      window.removeEventListener("pageshow", comeBack);
    };
  }, []);

  return (
    <Button ref={button} busy={busy} {...rest}>
      {busy ? busyLabel : children}
    </Button>
  );
}
