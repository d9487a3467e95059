import { type OwnerAccess, openOwner } from "@/lib/auth/owner-access";
import type { SignedInUser } from "@/lib/auth/user";
import { affectedBy, MAX_AFFECTED, requestsOn } from "@/lib/domain/away/affected";
import {
  boundsOf,
  checkDays,
  countDays,
  type Days,
  type DaysProblem,
  earliestToday,
} from "@/lib/domain/away/days";
import { readReason } from "@/lib/domain/booking/reason";
import type { Instant } from "@/lib/domain/time";
import type { FieldError, ProblemCode, Refused } from "@/lib/errors";
import { formatDay, formatDays } from "@/lib/format-days";
import {
  type AffectedSession,
  liveSessionsAround,
  type OpenRequest,
  openRequestsOf,
} from "@/lib/store/affected-sessions";
import { standingTimesAway } from "@/lib/store/times-away";
import type { Tx } from "@/lib/store/transaction";

export interface TimeAwayWanted extends Days {
  readonly owner: string;
  /** What the customers who are asked read. */
  readonly note: string;
}

export interface TimeAwayPlan {
  readonly ok: true;
  readonly owner: OwnerAccess;
  readonly days: Days;
  readonly dayCount: number;
  readonly note: string | null;
  /** Every live session on those days, earliest first. */
  readonly affected: readonly AffectedSession[];
  /** Requests that suggest a time on those days; nobody asks anything about them. */
  readonly requests: readonly OpenRequest[];
}

/**
 * What being away on those days would mean, or what is wrong with it. Nothing changes. With a transaction that holds the
 * owner's lock it stays so until its end.
 */
export async function planTimeAway(
  user: SignedInUser,
  { owner: ownerId, first, last, note }: TimeAwayWanted,
  now: Instant,
  tx?: Tx,
): Promise<TimeAwayPlan | Refused> {
  const owner = await openOwner(user, ownerId);
  if (!owner.ok) return refused([{ field: "owner", message: WHO }], owner.code);
  const zones = owner.pages.map(({ zone }) => zone);
  const today = earliestToday(now, zones);
  const days = { first, last };
  const others = await standingTimesAway(user.accountId, ownerId, today, tx);
  const errors: FieldError[] = checkDays(days, today, others).map((problem) => ({
    field: problem.field,
    message: sentenceFor(problem, owner, user.locale),
  }));
  const read = readReason("optional", note);
  if (!read.ok) errors.push({ field: "note", message: "Write at most 2,000 characters." });
  if (errors.length > 0 || !read.ok) return refused(errors);

  const pageIds = owner.pages.map(({ pageId }) => pageId);
  const bounds = zones.map((zone) => boundsOf(days, zone));
  const around = {
    start: Math.min(...bounds.map(({ start }) => start)),
    end: Math.max(...bounds.map(({ end }) => end)),
  };
  const affected = affectedBy(days, await liveSessionsAround(user.accountId, pageIds, around, tx), now);
  if (affected.length > MAX_AFFECTED) return refused([{ field: "last", message: TOO_MANY }]);
  const requests = requestsOn(days, await openRequestsOf(user.accountId, pageIds), now);
  return { ok: true, owner, days, dayCount: countDays(days), note: read.reason, affected, requests };
}

const WHO = "Choose who is away. You can act for yourself, and for the owners of pages that you edit.";
const TOO_MANY = `Choose fewer days at once: more than ${MAX_AFFECTED.toLocaleString("en-US")} sessions stand on these.`;

function refused(errors: readonly FieldError[], code: ProblemCode = "invalid"): Refused {
  return { ok: false, code, detail: errors[0]?.message ?? "Check the days.", errors };
}

function sentenceFor(problem: DaysProblem, owner: OwnerAccess, locale: string): string {
  switch (problem.code) {
    case "no_date":
      return problem.field === "first"
        ? "Choose the first day away, such as 2026-07-02."
        : "Choose the last day away, such as 2026-07-10.";
    case "in_past":
      return `Choose ${formatDay(problem.earliest, locale)} or a later day. This one is over.`;
    case "too_far":
      return `Choose ${formatDay(problem.latest, locale)} or an earlier day.`;
    case "before_first":
      return "Choose the first day away or a later one as the last day.";
    case "too_long":
      return `Choose ${formatDay(problem.latest, locale)} or an earlier day. A time away lasts a year at most.`;
    case "overlaps":
      return `Choose other days. ${owner.name} is away already: ${formatDays(problem.other, locale)}.`;
  }
}
