import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Icon } from "@/components/ui/icon";
import { env } from "@/lib/env";
import { formatDuration, formatMoney } from "@/lib/format";
import type { StoredEventType } from "@/lib/services/pages/list-event-types";

export interface EventTypeRowsProps {
  page: { readonly id: string; readonly slug: string };
  eventTypes: readonly StoredEventType[];
  locale: string;
}

/** The event types in the order in which customers see them. Each button is a form of its own. */
export function EventTypeRows({ page, eventTypes, locale }: EventTypeRowsProps) {
  return (
    <ol className="type-rows">
      {eventTypes.map((eventType, index) => (
        <EventTypeRow
          key={eventType.id}
          {...{ page, eventType, locale }}
          first={index === 0}
          last={index === eventTypes.length - 1}
        />
      ))}
    </ol>
  );
}

interface EventTypeRowProps extends Pick<EventTypeRowsProps, "page" | "locale"> {
  eventType: StoredEventType;
  first: boolean;
  last: boolean;
}

function EventTypeRow({ page, eventType, locale, first, last }: EventTypeRowProps) {
  const { id, title, slug, active } = eventType;
  const href = `/admin/pages/${page.id}/event-types/${id}`;
  const action = `/api/v1${href}`;
  return (
    <li className="type-row">
      <div className="type-row-order">
        {first ? null : <OrderButton action={action} direction="up" label={`Move ${title} up`} />}
        {last ? null : <OrderButton action={action} direction="down" label={`Move ${title} down`} />}
      </div>
      <div className="type-row-main">
        <h2>
          <Anchor href={href}>{title}</Anchor>{" "}
          {active ? null : (
            <Badge tone="open" icon="dashed">
              Hidden
            </Badge>
          )}
        </h2>
        <p className="soft num">{summary(eventType, locale)}</p>
        <CopyField value={`${env().APP_URL}/${page.slug}/${slug}`} label={`Address of ${title}`} />
      </div>
      <div className="type-row-actions">
        <form method="post" action={`${action}/visibility`}>
          <HiddenInputs inputs={[{ name: "active", value: active ? "off" : "on" }]} />
          <Button small>
            {active ? "Hide" : "Show"}
            <span className="sr"> {title}</span>
          </Button>
        </form>
        <form method="post" action={`${action}/duplicate`}>
          <Button small icon="copy">
            Duplicate<span className="sr"> {title}</span>
          </Button>
        </form>
      </div>
    </li>
  );
}

function OrderButton({
  action,
  direction,
  label,
}: {
  action: string;
  direction: "up" | "down";
  label: string;
}) {
  return (
    <form method="post" action={`${action}/move`}>
      <HiddenInputs inputs={[{ name: "direction", value: direction }]} />
      <button type="submit" className="iconbutton">
        <Icon name={direction} />
        <span className="sr">{label}</span>
      </button>
    </form>
  );
}

/** "3 sessions of 30 minutes, $150.00 shown but not collected, with approval" */
function summary(
  { sessionCount, durationMinutes, price, requiresApproval }: StoredEventType,
  locale: string,
): string {
  const length = formatDuration(durationMinutes);
  return [
    sessionCount === 1 ? length : `${sessionCount} sessions of ${length}`,
    price ? `${formatMoney(price, locale)} ${MODES[price.mode]}` : null,
    requiresApproval ? "with approval" : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

const MODES = {
  hidden: "not shown",
  displayed: "shown but not collected",
  collected: "collected online",
} as const;
