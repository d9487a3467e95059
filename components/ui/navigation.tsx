import type { ReactNode } from "react";
import { Anchor } from "./anchor";
import { Icon, type IconName } from "./icon";

export interface Tab {
  href: string;
  label: string;
  icon: IconName;
  heavy?: boolean;
  tone: "accent" | "remove" | "keep";
  current?: boolean;
}

export interface TabsProps {
  labelledBy: string;
  tabs: readonly Tab[];
}

/** Equal links in a `nav`. Each is a page of its own, loaded afresh, so that no choice leaks from one to the next. */
export function Tabs({ labelledBy, tabs }: TabsProps) {
  return (
    <nav aria-labelledby={labelledBy}>
      <ul className="tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a className={`tab-${tab.tone}`} href={tab.href} aria-current={tab.current ? "page" : undefined}>
              <Icon name={tab.icon} heavy={tab.heavy} /> {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface ToggleProps {
  label: string;
  items: readonly { href: string; label: string; icon: IconName; current?: boolean }[];
}

/** Two or three views of the same thing. */
export function Toggle({ label, items }: ToggleProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list.
    <ul className="toggle" role="list" aria-label={label}>
      {items.map((item) => (
        <li key={item.href}>
          <Anchor soft href={item.href} aria-current={item.current || undefined}>
            <Icon name={item.icon} /> {item.label}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

export interface LinkItem {
  href: string;
  icon: IconName;
  title: string;
  note?: ReactNode;
  newTab?: boolean;
  download?: boolean;
}

/** Ways out, each a whole row. */
export function LinkList({ items }: { items: readonly LinkItem[] }) {
  return (
    <ul className="linklist">
      {items.map((item) => (
        <li key={item.href}>
          <Anchor
            href={item.href}
            target={item.newTab ? "_blank" : undefined}
            rel={item.newTab ? "noreferrer" : undefined}
            download={item.download || undefined}
          >
            <Icon name={item.icon} />{" "}
            <b>
              {item.title}
              {item.note ? <span>{item.note}</span> : null}
            </b>{" "}
            <Icon name="next" />
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

export interface FactsProps {
  items: readonly { term: string; detail: ReactNode }[];
}

export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div className="contents" key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
