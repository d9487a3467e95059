import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export interface ZoneLineProps {
  /** "United States; Eastern time (GMT-4:00) [DST]" */
  label: string;
  /** Opens the `ZoneChooser`: an anchor on this page, or this page with the chooser open. Null to only tell. */
  changeHref?: string | null;
}

/** Which zone the times above are shown in. */
export function ZoneLine({ label, changeHref = "#zone" }: ZoneLineProps) {
  const cut = label.lastIndexOf(" (");
  const name = cut > 0 ? label.slice(0, cut) : label;
  const offset = cut > 0 ? label.slice(cut + 1) : null;
  return (
    <p className="zone">
      <Icon name="globe" />
      <span>
        <VisuallyHidden>Times are shown in: </VisuallyHidden>
        {name} {offset ? <span className="nowrap">{offset}</span> : null}
      </span>
      {changeHref ? (
        <a href={changeHref} data-opens-zones="">
          Change<VisuallyHidden> time zone</VisuallyHidden>
        </a>
      ) : null}
    </p>
  );
}
