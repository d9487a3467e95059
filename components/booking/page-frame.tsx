import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/page-parts";
import { AccentStyle } from "./accent-style";
import type { HostView } from "./host-view";
import { Mark } from "./mark";
import { firstName, monogram } from "./names";

export interface PageFrameProps {
  children: ReactNode;
  /** Null where no owner is known, as on a link that leads nowhere. */
  host: HostView | null;
  /** The booking's reference, or on a booking page the account and its place. */
  foot?: ReactNode;
}

/** The owner's name leads; Reslot signs at the foot. */
export function PageFrame({ children, host, foot }: PageFrameProps) {
  return (
    <>
      {host?.accentColor ? <AccentStyle color={host.accentColor} /> : null}
      <SkipLink />
      {host ? <HostHeader host={host} /> : null}
      <main className="page" id="main">
        {children}
      </main>
      <footer className="page">
        <div className="foot">
          <p className="num">{foot}</p>
          <p className="mark">
            <Mark /> Scheduling by Reslot
          </p>
        </div>
      </footer>
    </>
  );
}

function HostHeader({ host }: { host: HostView }) {
  return (
    <header className="host page">
      {host.logo ? (
        // biome-ignore lint/performance/noImgElement: it is small, and kept by browsers for ever.
        <img className="logo" src={host.logo} alt="" />
      ) : (
        <span className="monogram" aria-hidden="true">
          {monogram(host.name)}
        </span>
      )}
      <p>
        <strong>{host.name}</strong> <span>{host.account}</span>
      </p>
      {host.email ? (
        <a className="back" href={`mailto:${host.email}`}>
          Contact {firstName(host.name)}
        </a>
      ) : null}
    </header>
  );
}
