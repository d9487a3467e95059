import { shortWhen } from "@/components/booking/when-view";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { ownerRefusalSentence } from "@/lib/domain/booking/owner-refusals";
import type { Problem } from "@/lib/errors";
import type { ActionPage } from "../../open";

interface InTheWay {
  readonly session: string;
  readonly code: Parameters<typeof ownerRefusalSentence>[0];
  readonly start?: string;
}

/** The sessions whose new times can't be had. */
export function sessionsInTheWay({ more }: Problem): readonly InTheWay[] {
  return (more?.sessions ?? []) as readonly InTheWay[];
}

interface MovesRefusedProps {
  page: ActionPage;
  lost: readonly InTheWay[];
  problem: Problem;
  /** Back to the times, without those that can't be had. */
  href: string;
}

/** What stands in the way of which new time, and the way out. */
export function MovesRefused({ page, lost, problem, href }: MovesRefusedProps) {
  return (
    <Banner tone="ask" title={problem.detail} alert>
      <ul>
        {lost.map(({ session, code, start }) => (
          <li key={session}>
            {start ? `${shortWhen(Date.parse(start), page.zone, page.locale)}: ` : ""}
            {ownerRefusalSentence(code)}
          </li>
        ))}
      </ul>
      <p>Nothing has moved. The other times are kept.</p>
      <div className="chips">
        <ButtonLink href={href}>Pick other times</ButtonLink>
      </div>
    </Banner>
  );
}
