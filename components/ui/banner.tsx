import { type ReactNode, useId } from "react";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";

export type BannerTone = "ask" | "keep" | "remove" | "info";

const SIGNS = {
  ask: { icon: "warning", heavy: false },
  keep: { icon: "check", heavy: true },
  remove: { icon: "cross", heavy: true },
  info: { icon: "info", heavy: false },
} satisfies Record<BannerTone, { icon: IconName; heavy: boolean }>;

export interface BannerProps {
  /** What follows from it and the way out. */
  children?: ReactNode;
  /** Tells all by itself. */
  title: ReactNode;
  tone: BannerTone;
  icon?: IconName;
  level?: 2 | 3;
  /** Speak it as soon as it is there, for something that went otherwise than asked. */
  alert?: boolean;
  className?: string;
}

export function Banner({ children, title, tone, icon, level = 2, alert = false, className }: BannerProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  const sign = SIGNS[tone];
  const spoken = alert ? { role: "alert", "aria-labelledby": id } : null;
  return (
    <div className={classes("banner", `banner-${tone}`, className)} {...spoken}>
      <Icon name={icon ?? sign.icon} heavy={!icon && sign.heavy} />
      <Heading id={id}>{title}</Heading>
      {children}
    </div>
  );
}
