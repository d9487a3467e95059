import type { ComponentProps, ReactNode } from "react";
import { Anchor, type AnchorProps } from "./anchor";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";

interface Look {
  children: ReactNode;
  icon?: IconName;
}

export interface ChipProps extends Look, Omit<ComponentProps<"button">, "children"> {
  pressed?: boolean;
}

/** Fills in or filters; never commits. */
export function Chip({ children, icon, pressed, className, type = "submit", ...rest }: ChipProps) {
  return (
    <button {...rest} type={type} className={classes("chip", className)} aria-pressed={pressed}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

export interface ChipLinkProps extends Look, Omit<AnchorProps, "children"> {
  current?: boolean;
}

export function ChipLink({ children, icon, current = false, className, ...rest }: ChipLinkProps) {
  return (
    <Anchor {...rest} className={classes("chip", className)} aria-current={current || undefined}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Anchor>
  );
}

export interface ChipsProps {
  children: ReactNode;
  /** Drop the icons on narrow screens, so that a row of chips stays one row. */
  tight?: boolean;
  labelledBy?: string;
}

export function Chips({ children, tight = false, labelledBy }: ChipsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form it does not belong to.
    <div className={classes("chips", tight && "chips-tight")} role="group" aria-labelledby={labelledBy}>
      {children}
    </div>
  );
}
