import { type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/icon";

export interface PolicyBlockProps {
  /** The description: the system's text or the owner's. */
  children: ReactNode;
  /** "Reschedule policy" or "Cancellation policy". */
  title: string;
  /** A landmark of the page; not where the same page shows the policy's editor under the same name. */
  landmark?: boolean;
}

export function PolicyBlock({ children, title, landmark = true }: PolicyBlockProps) {
  const id = useId();
  const Block = landmark ? "section" : "div";
  return (
    <Block className="policy" aria-labelledby={landmark ? id : undefined}>
      <Icon name="info" />
      <h3 id={id}>{title}</h3>
      <p>{children}</p>
    </Block>
  );
}
