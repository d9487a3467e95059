import { type ReactNode, useId } from "react";
import { Anchor } from "./anchor";
import { classes } from "./classes";
import { Icon } from "./icon";

export function SkipLink({
  children = "Skip to content",
  href = "#main",
}: {
  children?: ReactNode;
  href?: string;
}) {
  return (
    <a className="skip" href={href}>
      {children}
    </a>
  );
}

export interface PageTitleProps {
  children: ReactNode;
  /** The sentence under the title. */
  lead?: ReactNode;
  /** A sign above it that says that it is done. */
  done?: boolean;
}

export function PageTitle({ children, lead, done = false }: PageTitleProps) {
  return (
    <div className="title">
      {done ? (
        <span className="done-mark">
          <Icon name="check" heavy />
        </span>
      ) : null}
      <h1>{children}</h1>
      {lead ? <p>{lead}</p> : null}
    </div>
  );
}

export function BackLink({ children, href }: { children: ReactNode; href: string }) {
  return (
    <Anchor className="back" href={href}>
      <Icon name="back" small /> {children}
    </Anchor>
  );
}

export interface SectionProps {
  children: ReactNode;
  title: ReactNode;
  level?: 2 | 3;
  /** Something at the end of the heading's line. */
  aside?: ReactNode;
  id?: string;
  className?: string;
}

export function Section({ children, title, level = 2, aside, id, className }: SectionProps) {
  const headingId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  const heading = <Heading id={headingId}>{title}</Heading>;
  return (
    <section className={classes("section", className)} aria-labelledby={headingId} id={id}>
      {aside ? (
        <div className="legend-row">
          {heading}
          {aside}
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}

export interface GroupProps {
  children: ReactNode;
  legend: ReactNode;
  describedBy?: string;
}

/** A section whose controls answer its heading. */
export function Group({ children, legend, describedBy }: GroupProps) {
  return (
    <fieldset className="section" aria-describedby={describedBy}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

/** The dashed rule after a list of times. */
export function Rule() {
  return <hr className="rule" />;
}

export function Note({ children, id, className }: { children: ReactNode; id?: string; className?: string }) {
  return (
    <p className={classes("note", className)} id={id}>
      {children}
    </p>
  );
}
