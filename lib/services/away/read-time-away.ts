import type { OwnerAccess } from "@/lib/auth/owner-access";
import type { SignedInUser } from "@/lib/auth/user";
import {
  type Answer,
  type AnswerCounts,
  ASK_AGAIN_AFTER,
  answerOf,
  countAnswers,
} from "@/lib/domain/away/answer";
import { earliestToday, stageOf } from "@/lib/domain/away/days";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { type ClosedPage, closedPages } from "@/lib/store/away-days";
import { type AwaySession, awaySessions } from "@/lib/store/away-sessions";
import type { TimeAwayRow } from "@/lib/store/times-away";
import { openTimeAway } from "./open-time-away";

export interface WatchedSession extends AwaySession {
  readonly answer: Answer;
}

export interface TimeAwayView {
  readonly ok: true;
  readonly away: TimeAwayRow;
  readonly owner: OwnerAccess;
  readonly stage: ReturnType<typeof stageOf>;
  /** The pages whose days it closed, also those that the user may not edit. */
  readonly pages: readonly ClosedPage[];
  /** On the pages that the user may edit, in the order in which they stood. */
  readonly sessions: readonly WatchedSession[];
  readonly counts: AnswerCounts;
  /** How many of those who wait can be asked again now. */
  readonly canAskAgain: number;
  /** How many of those who were not asked can be asked now. */
  readonly canAskRest: number;
  /** Whether the user may edit all of its pages, and so take it back. */
  readonly mayEnd: boolean;
}

/** A time away with what has become of every session that stood on its days. */
export async function readTimeAway(
  user: SignedInUser,
  id: string,
  now: Instant,
): Promise<TimeAwayView | Refused> {
  const opened = await openTimeAway(user, id);
  if (!opened.ok) return opened;
  const { away, owner } = opened;
  const mine = owner.pages.map(({ pageId }) => pageId);
  const pages = await closedPages(user.accountId, id);
  const rows = await awaySessions(user.accountId, id, mine);
  const sessions = rows.map((row) => ({
    ...row,
    answer: answerOf({ ...row, asked: row.askedAt !== null }),
  }));
  const zones = (pages.length > 0 ? pages : owner.pages).map(({ zone }) => zone);
  const stage = stageOf(away, earliestToday(now, zones));
  const standing = stage === "planned" || stage === "running";
  return {
    ok: true,
    away,
    owner,
    stage,
    pages,
    sessions,
    counts: countAnswers(sessions),
    canAskAgain: sessions.filter((session) => isLongAsked(session, now)).length,
    canAskRest: standing
      ? sessions.filter(({ answer, start }) => answer === "not_asked" && start > now).length
      : 0,
    mayEnd: standing && pages.every(({ pageId }) => mine.includes(pageId)),
  };
}

function isLongAsked({ answer, due, askedAt, askedAgainAt }: WatchedSession, now: Instant): boolean {
  const last = Math.max(askedAt ?? Number.POSITIVE_INFINITY, askedAgainAt ?? 0);
  return answer === "waiting" && !due && last <= now - ASK_AGAIN_AFTER;
}
