import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

export interface OfferItem {
  key: string;
  icon: IconName;
  text: ReactNode;
}

/** What is booked, at a glance: how many sessions, where, for how much. */
export function Offer({ items }: { items: readonly OfferItem[] }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list.
    <ul className="price" role="list" aria-label="What you book">
      {items.map((item) => (
        <li key={item.key}>
          <Icon name={item.icon} /> <span>{item.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** The rules for later changes, before anything is booked. */
export function Terms({ items }: { items: readonly OfferItem[] }) {
  return (
    <ul className="terms">
      {items.map((item) => (
        <li key={item.key}>
          <Icon name={item.icon} /> <p>{item.text}</p>
        </li>
      ))}
    </ul>
  );
}
