import { Anchor } from "@/components/ui/anchor";
import { Icon, type IconName } from "@/components/ui/icon";

export interface CalendarLinksProps {
  /** How many sessions the file holds. */
  count: number;
  /** `webcal:` address of the booking's feed; it follows every later change. */
  feedHref: string;
  icsHref: string;
  /** One link per session, since Google takes one at a time. */
  google?: readonly { href: string; label: string }[];
  single?: boolean;
}

export function CalendarLinks({ count, feedHref, icsHref, google = [], single = false }: CalendarLinksProps) {
  const subject = single ? "booking" : "package";
  const file = count === 1 ? "Download the session, .ics" : `Download the ${count} sessions, .ics`;
  return (
    <ul className="linklist">
      <li>
        <Anchor href={feedHref}>
          <Row
            icon="repeat"
            title={`Subscribe to this ${subject}`}
            note="Follows every later change by itself"
          />
        </Anchor>
      </li>
      <Google links={google} />
      <li>
        <Anchor href={icsHref} download>
          <Row icon="download" title="Apple Calendar, Outlook and others" note={file} />
        </Anchor>
      </li>
    </ul>
  );
}

function Row({ icon, title, note }: { icon: IconName; title: string; note: string }) {
  return (
    <>
      <Icon name={icon} />{" "}
      <b>
        {title}
        <span>{note}</span>
      </b>{" "}
      <Icon name="next" />
    </>
  );
}

function Google({ links }: { links: readonly { href: string; label: string }[] }) {
  const [only] = links;
  if (!only) return null;
  if (links.length === 1) {
    return (
      <li>
        <Anchor href={only.href} target="_blank" rel="noreferrer">
          <Row icon="outside" title="Google Calendar" note="Opens in a new tab" />
        </Anchor>
      </li>
    );
  }
  return (
    <li>
      <details>
        <summary>
          <Row icon="outside" title="Google Calendar" note="Opens in a new tab, one session at a time" />
        </summary>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <Anchor href={link.href} target="_blank" rel="noreferrer">
                <Icon name="calendar" /> <b>{link.label}</b> <Icon name="outside" />
              </Anchor>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
