import type { ReactNode } from "react";

export interface GhostsProps {
  /** What is being looked up, as a sentence; it is spoken. */
  children: ReactNode;
  count?: number;
}

/** Dashed places of the real size, until what belongs there has arrived. */
export function Ghosts({ children, count = 8 }: GhostsProps) {
  const places = Array.from({ length: count }, (_, place) => place);
  return (
    <>
      <p className="soft" role="status">
        {children}
      </p>
      <div className="time-grid gap-s" aria-hidden="true">
        {places.map((place) => (
          <span className="ghost" key={place} />
        ))}
      </div>
    </>
  );
}
