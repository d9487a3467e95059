import { type OwnerAccess, ownersFor } from "@/lib/auth/owner-access";
import type { SignedInUser } from "@/lib/auth/user";
import { type AnswerCounts, answerOf, countAnswers } from "@/lib/domain/away/answer";
import { earliestToday, stageOf } from "@/lib/domain/away/days";
import type { Instant, LocalDate } from "@/lib/domain/time";
import { countAwaySessions } from "@/lib/store/away-sessions";
import { type TimeAwayRow, timesAwayAhead, timesAwayBefore } from "@/lib/store/times-away";

export interface ListedTimeAway extends TimeAwayRow {
  readonly stage: ReturnType<typeof stageOf>;
  /** Of the sessions on pages that the user may edit. */
  readonly counts: AnswerCounts;
}

export interface TimesAway {
  readonly owners: readonly OwnerAccess[];
  /** Planned and running ones, the next first. */
  readonly ahead: readonly ListedTimeAway[];
  /** Those that are over or were ended, the latest first. */
  readonly before: readonly ListedTimeAway[];
  /** The page after this one of `before`; null for none. */
  readonly nextPage: number | null;
}

const PAGE = 20;

/** The times away of everybody that the user may act for. */
export async function listTimesAway(user: SignedInUser, page: number, now: Instant): Promise<TimesAway> {
  const owners = await ownersFor(user);
  if (owners.length === 0) return { owners, ahead: [], before: [], nextPage: null };
  const ids = owners.map(({ ownerId }) => ownerId);
  const pages = owners.flatMap((owner) => owner.pages);
  const today = earliestToday(
    now,
    pages.map(({ zone }) => zone),
  );
  const ahead = await timesAwayAhead(user.accountId, ids, today);
  const offset = (page - 1) * PAGE;
  const found = await timesAwayBefore(user.accountId, ids, today, { limit: PAGE + 1, offset });
  const before = found.slice(0, PAGE);
  const pageIds = pages.map(({ pageId }) => pageId);
  const listed = await withCounts(user.accountId, [...ahead, ...before], pageIds, today);
  return {
    owners,
    ahead: listed.slice(0, ahead.length),
    before: listed.slice(ahead.length),
    nextPage: found.length > PAGE ? page + 1 : null,
  };
}

async function withCounts(
  accountId: string,
  rows: readonly TimeAwayRow[],
  pageIds: readonly string[],
  today: LocalDate,
): Promise<ListedTimeAway[]> {
  const ids = rows.map(({ id }) => id);
  const counted = await countAwaySessions(accountId, ids, pageIds);
  return rows.map((row) => ({
    ...row,
    stage: stageOf(row, today),
    counts: countAnswers(
      counted
        .filter(({ timeAwayId }) => timeAwayId === row.id)
        .map((group) => ({ answer: answerOf(group), count: group.count })),
    ),
  }));
}
