import type { ReactNode } from "react";

/** Something wide: it scrolls in its own frame, by keyboard too, and never the page. */
export function ScrollFrame({ children, label }: { children: ReactNode; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="scroll-frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
