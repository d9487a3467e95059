import { withQuery } from "@/app/query";
import { shortWhen } from "@/components/booking/when-view";
import { ConflictBanner } from "@/components/slots/conflict-banner";
import { Banner } from "@/components/ui/banner";
import { formatClock, formatShortDate } from "@/lib/format";
import { writeMove } from "@/lib/move-parameter";
import type { FormDraft } from "@/lib/services/book/form-drafts";
import { localeOf, type MovePage, type Moving, movingQuery } from "./moving";

interface Conflict {
  readonly session: string;
  readonly start: string;
  readonly nearest: readonly string[];
}

interface LostTimesProps {
  page: MovePage;
  moving: Moving;
  draft: FormDraft | null;
  /** How the sessions are numbered on this page. */
  numbers: ReadonlyMap<string, number>;
}

/** Which new times were taken meanwhile, what is kept, and what is free nearby; or what "all at once" left open. */
export function LostTimes({ page, moving, draft, numbers }: LostTimesProps) {
  const { zone, path, query } = page;
  const locale = localeOf(page);
  const all = (draft?.problem?.more?.conflicts ?? []) as readonly Conflict[];
  const conflicts = all.filter(({ session }) => numbers.has(session) && !moving.chosen.has(session));
  const unfilled = Number(query.get("unfilled") ?? 0);
  if (conflicts.length === 0 && unfilled > 0 && moving.chosen.size < moving.sessions.length) {
    return (
      <Banner
        tone="info"
        title={
          unfilled === 1 ? "1 session has no free time then" : `${unfilled} sessions have no free time then`
        }
        className="gap-m"
      >
        <p>Pick {unfilled === 1 ? "its time" : "their times"} yourself. Nothing moves until you confirm.</p>
      </Banner>
    );
  }
  return conflicts.map(({ session, start, nearest }) => {
    const lost = Date.parse(start);
    const kept = moving.chosen.size;
    const rest =
      kept === 0 ? "" : kept === 1 ? " Your other choice is kept." : " Your other choices are kept.";
    const taken = `${formatClock(lost, zone, locale)} on ${formatShortDate(lost, zone, locale)} was just taken.`;
    return (
      <ConflictBanner
        key={session}
        title={`${taken}${rest}`}
        text={
          nearest.length > 0
            ? `The nearest free times${numbers.size > 1 ? ` for session ${numbers.get(session)}` : ""}:`
            : "Pick another time below."
        }
        nearest={nearest.map((text) => ({
          label: shortWhen(Date.parse(text), zone, locale),
          href: withQuery(`${path}/times`, movingQuery(page, moving), {
            near: writeMove({ sessionId: session, start: Date.parse(text) }),
          }),
        }))}
      />
    );
  });
}
