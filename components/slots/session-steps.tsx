import { Icon } from "@/components/ui/icon";
import { type Step, Stepper } from "@/components/ui/stepper";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export interface SessionStep {
  key: string;
  number: number;
  /** "Fri, Jun 26, 1:00 PM" */
  was: string;
  /** The new time, or null while none is picked. */
  will: string | null;
  href: string;
  current?: boolean;
  /** Its time was lost; it needs another one. */
  lost?: boolean;
  /** Its time was kept while another one was lost. */
  kept?: boolean;
}

/** The ticked sessions: dashed old time, solid new one. The whole card is the link. */
export function SessionSteps({ steps, className }: { steps: readonly SessionStep[]; className?: string }) {
  return <Stepper noun="Session" className={className} steps={steps.map(toStep)} />;
}

function toStep(step: SessionStep): Step {
  return {
    key: step.key,
    number: step.number,
    state: step.lost ? "ask" : step.will ? "set" : "open",
    href: step.href,
    current: step.current,
    line: <Line step={step} />,
    note: <StepNote step={step} />,
  };
}

function Line({ step }: { step: SessionStep }) {
  return (
    <>
      <VisuallyHidden>Now: </VisuallyHidden>
      <span className="was">{step.was}</span>{" "}
      <span className="to">
        <Icon name="arrow" small />{" "}
        {step.will ? (
          <>
            <VisuallyHidden>New time: </VisuallyHidden>
            <span className="will">{step.will}</span>
          </>
        ) : (
          <span className={step.lost ? "will is-open is-ask" : "will is-open"}>Pick a time</span>
        )}
      </span>
    </>
  );
}

function StepNote({ step }: { step: SessionStep }) {
  if (step.lost) return "Needs a new time";
  if (step.current) return "Choosing now";
  const go = <span className="go">{step.will ? "Change" : "Pick"}</span>;
  return step.kept ? <>Kept {go}</> : go;
}
