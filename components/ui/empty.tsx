import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export interface EmptyProps {
  /** One sentence. */
  children: ReactNode;
  icon: IconName;
  title?: ReactNode;
  level?: 1 | 2 | 3;
  /** One way out. */
  action?: ReactNode;
}

export function Empty({ children, icon, title, level = 2, action }: EmptyProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <Icon name={icon} />
      {title ? <Heading>{title}</Heading> : null}
      <p>{children}</p>
      {action}
    </div>
  );
}
