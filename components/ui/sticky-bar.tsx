import type { ReactNode } from "react";

export interface StickyBarProps {
  /** The one next step. */
  children: ReactNode;
  /** What is chosen. */
  summary: ReactNode;
  total?: ReactNode;
  /** Why the step can't be taken yet; its id goes to the button's `notYet`. */
  hint?: { id: string; text: ReactNode } | null;
  /** Speak the summary whenever it changes. */
  live?: boolean;
}

export function StickyBar({ children, summary, total, hint, live = true }: StickyBarProps) {
  return (
    <div className="bar">
      <p className="bar-sum" role={live ? "status" : undefined}>
        <span>{summary}</span> {total ? <span className="total">{total}</span> : null}
        {hint ? (
          <span className="hint" id={hint.id}>
            {hint.text}
          </span>
        ) : null}
      </p>
      {children}
    </div>
  );
}
