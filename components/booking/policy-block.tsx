import { type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/icon";

export interface PolicyBlockProps {
  /** The description: the system's text or the owner's. */
  children: ReactNode;
  /** "Reschedule policy" or "Cancellation policy". */
  title: string;
}

export function PolicyBlock({ children, title }: PolicyBlockProps) {
  const id = useId();
  return (
    <section className="policy" aria-labelledby={id}>
      <Icon name="info" />
      <h3 id={id}>{title}</h3>
      <p>{children}</p>
    </section>
  );
}
