"use client";

import type { MouseEvent } from "react";
import { SubmitButton } from "@/components/ui/submit-button";

export interface BookButtonProps {
  children: string;
  /** The id of the form it sends. */
  form: string;
  busyLabel: string;
  /** The id of the sentence that says what is missing. */
  notYet: string | null;
}

/** While times are missing it leads to where they are picked; without a script the server says what is missing. */
export function BookButton({ children, form, busyLabel, notYet }: BookButtonProps) {
  const toPicker = (event: MouseEvent) => {
    if (!notYet) return;
    event.preventDefault();
    document.querySelector<HTMLElement>("#times input[type=radio]")?.focus();
  };
  return (
    <SubmitButton tone="main" form={form} notYet={notYet} busyLabel={busyLabel} onClick={toPicker}>
      {children}
    </SubmitButton>
  );
}
