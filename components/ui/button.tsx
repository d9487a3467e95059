import type { ComponentProps, ReactNode } from "react";
import { Anchor, type AnchorProps } from "./anchor";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";

/** `main` once per page; `remove` only where something is removed; `danger` is its quiet form. */
export type ButtonTone = "main" | "plain" | "remove" | "danger";

const TONES = {
  main: "button-main",
  plain: "button-plain",
  remove: "button-remove",
  danger: "button-plain danger",
} satisfies Record<ButtonTone, string>;

interface Look {
  children: ReactNode;
  tone?: ButtonTone;
  small?: boolean;
  icon?: IconName;
}

function look({ tone = "plain", small = false }: Pick<Look, "tone" | "small">, extra?: string): string {
  return classes("button", TONES[tone], small && "button-small", extra);
}

export interface ButtonProps extends Look, Omit<ComponentProps<"button">, "children"> {
  /** The id of the sentence that says why the button can't go on yet. It stays reachable and is drawn dashed. */
  notYet?: string | null;
  busy?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, tone, small, icon, notYet, busy = false, className, type = "submit", ...rest } = props;
  const described = [rest["aria-describedby"], notYet].filter(Boolean).join(" ");
  return (
    <button
      {...rest}
      type={type}
      className={look({ tone, small }, className)}
      aria-disabled={notYet ? true : rest["aria-disabled"]}
      aria-describedby={described || undefined}
      aria-busy={busy || undefined}
    >
      {icon ? <Icon name={icon} small={small} /> : null}
      {children}
    </button>
  );
}

export interface ButtonLinkProps extends Look, Omit<AnchorProps, "children"> {}

export function ButtonLink({ children, tone, small, icon, className, ...rest }: ButtonLinkProps) {
  return (
    <Anchor {...rest} className={look({ tone, small }, className)}>
      {icon ? <Icon name={icon} small={small} /> : null}
      {children}
    </Anchor>
  );
}
