import type { ReactNode } from "react";
import { Anchor } from "./anchor";
import { classes } from "./classes";
import { VisuallyHidden } from "./visually-hidden";

export interface Step {
  key: string;
  number: number;
  /** `set` is done, `open` is still to do, `ask` was done and needs something again. */
  state: "set" | "open" | "ask";
  line: ReactNode;
  note: ReactNode;
  /** The whole card is the link. */
  href?: string | null;
  current?: boolean;
}

export interface StepperProps {
  /** What is counted, such as "Session"; spoken before each number. */
  noun: string;
  steps: readonly Step[];
  className?: string;
}

export function Stepper({ noun, steps, className }: StepperProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without numbers is a list.
    <ol className={classes("steps", className)} role="list">
      {steps.map((step) => (
        <li key={step.key}>
          <StepCard noun={noun} step={step} />
        </li>
      ))}
    </ol>
  );
}

function StepCard({ noun, step }: { noun: string; step: Step }) {
  const current = step.current ? "step" : undefined;
  const inside = (
    <>
      <span className={`step-no is-${step.state}`}>
        <VisuallyHidden>{`${noun} `}</VisuallyHidden>
        {step.number}
      </span>
      <span className="step-line">{step.line}</span>
      <span className={classes("step-note", step.state === "ask" && "is-ask")}>{step.note}</span>
    </>
  );
  if (!step.href) {
    return (
      <div className="step-item" aria-current={current}>
        {inside}
      </div>
    );
  }
  return (
    <Anchor soft className="step-item" href={step.href} aria-current={current}>
      {inside}
    </Anchor>
  );
}
