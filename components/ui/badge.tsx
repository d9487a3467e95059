import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type BadgeTone = "quiet" | "open" | "accent" | "past" | "plain" | "remove" | "ask";

export interface BadgeProps {
  children: ReactNode;
  icon: IconName;
  tone?: BadgeTone;
  id?: string;
}

/** A word with a glyph of its own; the colour only repeats it. */
export function Badge({ children, icon, tone = "quiet", id }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`} id={id}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
