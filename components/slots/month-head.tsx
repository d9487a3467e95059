import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { MonthLink } from "./month-calendar";

export interface MonthHeadProps {
  /** "July 2026" */
  title: string;
  previous?: MonthLink | null;
  next?: MonthLink | null;
}

/** The month of a list of days, and the way to the ones beside it. */
export function MonthHead({ title, previous, next }: MonthHeadProps) {
  return (
    <div className="cal-head">
      <h3>{title}</h3>
      <div className="cal-nav">
        {previous ? (
          <Anchor soft className="iconbutton" href={previous.href}>
            <Icon name="back" />
            <VisuallyHidden>{previous.label}</VisuallyHidden>
          </Anchor>
        ) : null}
        {next ? (
          <Anchor soft className="iconbutton" href={next.href}>
            <Icon name="next" />
            <VisuallyHidden>{next.label}</VisuallyHidden>
          </Anchor>
        ) : null}
      </div>
    </div>
  );
}
