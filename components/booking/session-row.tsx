import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Icon, type IconName } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SessionStatus } from "@/lib/domain/booking/types";
import { FeeLine, type FeeView } from "./fee-line";
import { unbroken } from "./names";
import { StatusBadge } from "./status-badge";
import { When, type WhenView } from "./when";

export interface SessionListProps {
  /** `SelectableSession`, `ClosedSession`, `PlainSession` or `NumberedSession`. */
  children: ReactNode;
  /** A ticked box shows a cross on red. */
  removing?: boolean;
  /** For sessions that can't be changed. */
  closed?: boolean;
  ordered?: boolean;
}

export function SessionList({
  children,
  removing = false,
  closed = false,
  ordered = false,
}: SessionListProps) {
  const className = classes("rows", removing && "rows-remove", closed && "rows-closed");
  const List = ordered ? "ol" : "ul";
  return (
    <List className={className} role="list">
      {children}
    </List>
  );
}

interface SessionBase {
  when: WhenView;
  status: SessionStatus;
}

export interface SelectableSessionProps extends SessionBase {
  /** What the form sends for it. */
  value: string;
  name?: string;
  checked?: boolean;
  fee?: FeeView | null;
  /** In minor units: what `SelectionBar` adds up. */
  amount?: number;
  /** A sentence of its own, such as a refusal that concerns this session. */
  children?: ReactNode;
}

/** One label covers the row. */
export function SelectableSession(props: SelectableSessionProps) {
  const { when, status, value, name = "session", checked = false, fee, amount, children } = props;
  const id = `${name}-${value}`;
  const described = [`${id}-status`, fee && `${id}-fee`, children && `${id}-more`].filter(Boolean).join(" ");
  return (
    <li className="row">
      <input
        className="check"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        data-amount={amount}
        aria-describedby={described}
      />
      <label htmlFor={id}>
        <When {...when} />
      </label>
      <StatusBadge status={status} id={`${id}-status`} />
      {fee ? <FeeLine fee={fee} id={`${id}-fee`} /> : null}
      {children ? (
        <div className="why" id={`${id}-more`}>
          {children}
        </div>
      ) : null}
    </li>
  );
}

export interface ClosedSessionProps extends SessionBase {
  /** The plain reason. */
  reason: string;
  /** A way to ask for it all the same. */
  ask?: { href: string; label: string } | null;
}

/** A lock, or a check for what has taken place, stands where the box would be. */
export function ClosedSession({ when, status, reason, ask }: ClosedSessionProps) {
  return (
    <li className="row">
      <Icon name={SIGNS[status]} />
      <p>
        <When {...when} />
      </p>
      <StatusBadge status={status} />
      <p className="why">{unbroken(reason)}</p>
      {ask ? (
        <a className="ask-link" href={ask.href}>
          {ask.label}
        </a>
      ) : null}
    </li>
  );
}

const SIGNS = {
  requested: "lock",
  scheduled: "lock",
  rescheduled: "lock",
  reschedule_requested: "lock",
  completed: "check",
  no_show: "dash",
  canceled: "cross",
} satisfies Record<SessionStatus, IconName>;

export interface PlainSessionProps extends SessionBase {
  children?: ReactNode;
  icon?: IconName;
  fee?: FeeView | null;
}

/** For a session that is only shown. */
export function PlainSession({ when, status, children, icon = "calendar", fee }: PlainSessionProps) {
  return (
    <li className="row">
      <Icon name={icon} />
      <p>
        <When {...when} />
      </p>
      <StatusBadge status={status} />
      {fee ? <FeeLine fee={fee} /> : null}
      {children ? <p className="why">{children}</p> : null}
    </li>
  );
}

export interface NumberedSessionProps extends SessionBase {
  number: number;
  /** Where it takes place, and what else there is to know. */
  children?: ReactNode;
}

export function NumberedSession({ when, status, number, children }: NumberedSessionProps) {
  return (
    <li className="row">
      <span className="row-no">
        <VisuallyHidden>Session </VisuallyHidden>
        {number}
      </span>
      <p>
        <When {...when} />
      </p>
      <StatusBadge status={status} />
      {children ? <p className="why">{children}</p> : null}
    </li>
  );
}
