import { hiddenInputs, withQuery } from "@/app/query";
import { ZoneChooser } from "@/components/booking/zone-chooser";
import { ZoneLine } from "@/components/booking/zone-line";
import { Rule } from "@/components/ui/page-parts";
import type { Interval } from "@/lib/domain/time";
import { listZones, zoneGroups, zoneLabel } from "@/lib/format";
import type { MovePage } from "./moving";

type Zoned = Pick<MovePage, "zone" | "now" | "query">;

/** The zone of the times above, and the way to another one. Lists that cross a clock change carry its parts themselves. */
export function ZoneSection({
  page,
  times,
  rule = true,
}: {
  page: Zoned;
  times: readonly Interval[];
  rule?: boolean;
}) {
  const { zone, now, query } = page;
  const [first = zoneLabel(zone, now), ...more] = new Set(zoneGroups(times, zone).map(({ label }) => label));
  const label = more.length === 0 ? first : first.slice(0, first.lastIndexOf(" (GMT"));
  return (
    <>
      {rule ? <Rule /> : null}
      <ZoneLine label={label} changeHref={`${withQuery("", query, { zones: "1" })}#zone`} />
    </>
  );
}

/** The dialog, or without a script the section, that "Change" opens. It comes after the page's own form. */
export function ZoneDialog({
  page,
  action,
  carry,
}: {
  page: Zoned;
  action: string;
  carry?: readonly string[];
}) {
  const drop = ["zone", "zones", "draft", ...(carry ?? [])];
  return (
    <ZoneChooser
      action={action}
      zone={page.zone}
      zones={page.query.has("zones") ? listZones(page.now) : null}
      inputs={hiddenInputs(page.query, drop)}
      carry={carry}
    />
  );
}
