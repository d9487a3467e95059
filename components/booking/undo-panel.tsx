"use client";

import { useEffect, useState } from "react";
import { type HiddenInput, HiddenInputs } from "@/components/ui/hidden-inputs";
import { SubmitButton } from "@/components/ui/submit-button";

export interface UndoPanelProps {
  /** What it brings back, and what becomes of the fee. */
  text: string;
  action: string;
  inputs?: readonly HiddenInput[];
  /** Milliseconds left when the server wrote the page, and of how many in all. */
  leftMs: number;
  windowMs: number;
  /** "Until 11:41 AM EDT", for those without a script to count down. */
  until: string;
}

function clock(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Offers to take a change back, for as long as that can be done. */
export function UndoPanel({ text, action, inputs = [], leftMs, windowMs, until }: UndoPanelProps) {
  const [left, setLeft] = useState(leftMs);

  // Counted from here and not from this device's clock, which may be wrong.
  useEffect(() => {
    const end = performance.now() + leftMs;
    const timer = setInterval(() => setLeft(Math.max(0, end - performance.now())), 1000);
    return () => clearInterval(timer);
  }, [leftMs]);

  return (
    <section className="section undo" aria-labelledby="undo">
      <div>
        <h2 id="undo">Changed your mind?</h2>
        <p>{left > 0 ? text : "The time to undo has passed."}</p>
      </div>
      {left > 0 ? (
        <>
          <p className="undo-left">
            <strong role="timer" aria-label="Time left to undo" className="scripted">
              {clock(left)} left
            </strong>
            <progress
              className="scripted"
              value={Math.round(left / 1000)}
              max={Math.round(windowMs / 1000)}
              aria-label="Time left to undo"
            />
            <span className="unscripted">{until}</span>
          </p>
          <form method="post" action={action}>
            <HiddenInputs inputs={inputs} />
            <SubmitButton tone="plain" icon="undo" busyLabel="Undoing…">
              Undo
            </SubmitButton>
          </form>
        </>
      ) : null}
    </section>
  );
}
