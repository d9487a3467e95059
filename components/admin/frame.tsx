import type { ReactNode } from "react";
import { Mark } from "@/components/booking/mark";
import { monogram } from "@/components/booking/names";
import { Anchor } from "@/components/ui/anchor";
import { SkipLink } from "@/components/ui/page-parts";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** The parts of the owner's side, as the bar names them. */
export type AdminPart =
  | "activity"
  | "pages"
  | "calendars"
  | "away"
  | "payments"
  | "reports"
  | "people"
  | "account";

const PARTS = [
  { part: "activity", label: "Activity", href: "/admin/activity", administrators: false },
  { part: "pages", label: "Booking pages", href: "/admin/pages", administrators: false },
  { part: "calendars", label: "Calendars", href: "/admin/calendars", administrators: false },
  { part: "away", label: "Time away", href: "/admin/away", administrators: false },
  { part: "payments", label: "Payments", href: "/admin/payments", administrators: false },
  { part: "reports", label: "Reports", href: "/admin/reports", administrators: false },
  { part: "people", label: "People", href: "/admin/people", administrators: true },
] as const;

export interface AdminFrameProps {
  children: ReactNode;
  user: { readonly name: string; readonly role: "administrator" | "member" };
  current: AdminPart | null;
}

/** The bar above every page of the owner's side. The page brings its own `main` with the id `main`. */
export function AdminFrame({ children, user, current }: AdminFrameProps) {
  const parts = PARTS.filter(({ administrators }) => !administrators || user.role === "administrator");
  return (
    <>
      <SkipLink />
      <div className="owner">
        <header className="topbar">
          <div className="topbar-in">
            <Anchor className="brand" href="/admin">
              <Mark size={24} /> Reslot
            </Anchor>
            <nav className="topnav" aria-label="Main">
              <ul>
                {parts.map(({ part, label, href }) => (
                  <li key={part}>
                    <Anchor href={href} aria-current={part === current ? "page" : undefined}>
                      {label}
                    </Anchor>
                  </li>
                ))}
              </ul>
            </nav>
            <Anchor
              className="monogram"
              href="/admin/account"
              aria-current={current === "account" ? "page" : undefined}
            >
              <span aria-hidden="true">{monogram(user.name)}</span>
              <VisuallyHidden>{user.name}, your account</VisuallyHidden>
            </Anchor>
          </div>
        </header>
        {children}
      </div>
    </>
  );
}

export interface CrumbsProps {
  items: readonly { label: string; href: string }[];
}

/** Where this page stands. */
export function Crumbs({ items }: CrumbsProps) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol>
        {items.map(({ label, href }) => (
          <li key={href}>
            <Anchor href={href}>{label}</Anchor>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export interface PaneProps {
  children: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  crumbs?: CrumbsProps["items"];
  /** Something to do with all of the page, at the end of the title's line. */
  aside?: ReactNode;
  /** A second pane beside it, below it where the screen is narrow. */
  side?: ReactNode;
}

/** A page of the owner's side: a title and what is under it, alone or with a pane at its side. */
export function Pane({ children, title, lead, crumbs, aside, side }: PaneProps) {
  return (
    <div className={side ? "panes" : "panes panes-single"}>
      <main className="pane" id="main">
        {crumbs ? <Crumbs items={crumbs} /> : null}
        <div className="pane-head">
          <h1>{title}</h1>
          {lead ? <p>{lead}</p> : null}
          {aside}
        </div>
        {children}
      </main>
      {side}
    </div>
  );
}

export interface PanelProps {
  children: ReactNode;
  title: ReactNode;
  id: string;
}

/** One group of settings. */
export function Panel({ children, title, id }: PanelProps) {
  return (
    <section className="panel" aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
