import type { ReactNode } from "react";
import { SessionList, type SessionListProps } from "@/components/booking/session-row";
import { ZoneLine } from "@/components/booking/zone-line";
import type { Interval, Zone } from "@/lib/domain/time";
import { zoneGroups } from "@/lib/format";

interface ZonedListProps<Item extends Interval> extends Omit<SessionListProps, "children"> {
  items: readonly Item[];
  zone: Zone;
  children: (item: Item) => ReactNode;
}

/** A list of sessions. Where it crosses a clock change, each part of it stands over its own zone label. */
export function ZonedList<Item extends Interval>({ items, zone, children, ...list }: ZonedListProps<Item>) {
  const groups = zoneGroups(items, zone);
  if (groups.length <= 1) return <SessionList {...list}>{items.map(children)}</SessionList>;
  return groups.map((group) => (
    <div key={group.items[0]?.start}>
      <SessionList {...list}>{group.items.map(children)}</SessionList>
      <ZoneLine label={group.label} changeHref={null} />
    </div>
  ));
}
