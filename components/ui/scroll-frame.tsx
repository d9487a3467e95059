import type { ReactNode } from "react";
import { classes } from "./classes";

export interface ScrollFrameProps {
  children: ReactNode;
  label: string;
  /** What matters most is at the end, as in a row of weeks: that is seen first. */
  fromEnd?: boolean;
}

/** Something wide: it scrolls in its own frame, by keyboard too, and never the page. */
export function ScrollFrame({ children, label, fromEnd }: ScrollFrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes("scroll-frame", fromEnd && "is-from-end")} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
