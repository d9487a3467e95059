import { v7 as orderedUuid } from "uuid";
import type { SignedInUser } from "@/lib/auth/user";
import { notShown } from "@/lib/domain/away/shown";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { closeDays } from "@/lib/store/away-days";
import { insertAwaySessions } from "@/lib/store/away-sessions";
import { insertTimeAway } from "@/lib/store/times-away";
import { inTransaction } from "@/lib/store/transaction";
import { planTimeAway, type TimeAwayWanted } from "./plan-time-away";

export interface GoAwayRequest extends TimeAwayWanted {
  /** The sessions whose customers are asked for new times. */
  readonly sessions: readonly string[];
  /** `codeOfShown` of the list that they were chosen from; null where nobody looked at one. */
  readonly shown: string | null;
}

export interface WentAway {
  readonly ok: true;
  readonly timeAwayId: string;
  /** How many sessions are about to be asked. */
  readonly asking: number;
}

/**
 * Closes the days on the owner's pages and has the customers of the chosen sessions asked for new times: what is closed and who
 * is to be asked is written in one transaction, and a job asks booking by booking. Refused when the days can't be taken,
 * and when sessions came since the list was looked through: nothing has changed then.
 */
export async function goAway(
  user: SignedInUser,
  request: GoAwayRequest,
  now: Instant,
): Promise<WentAway | Refused> {
  const early = await planTimeAway(user, request, now);
  if (!early.ok) return early;
  const { accountId } = user;
  const { ownerId } = early.owner;
  return inTransaction(
    async (tx) => {
      const plan = await planTimeAway(user, request, now, tx);
      if (!plan.ok) return plan;
      const wanted = new Set(request.sessions);
      const unseen = request.shown === null ? [] : notShown(plan.affected, request.shown);
      if (unseen.length > 0) return changedMeanwhile(unseen.length);

      const id = orderedUuid();
      const { days, owner, note } = plan;
      await insertTimeAway(tx, accountId, {
        id,
        ownerId,
        ...days,
        note: note ?? "",
        createdById: user.userId,
        createdAt: now,
      });
      const pageIds = owner.pages.map(({ pageId }) => pageId);
      await closeDays(tx, accountId, id, pageIds, days);
      const sessions = plan.affected.map((session) => ({ ...session, due: wanted.has(session.sessionId) }));
      await insertAwaySessions(tx, accountId, id, sessions, { userId: user.userId, now });
      const asking = sessions.filter(({ due }) => due).length;
      if (asking > 0) await enqueue(tx, "ask_for_new_times", { accountId, timeAwayId: id }, askJobKey(id));
      return { ok: true, timeAwayId: id, asking };
    },
    { accountId, ownerId },
  );
}

/** One job at a time for each time away: it does whatever is due when it runs. */
export function askJobKey(timeAwayId: string): string {
  return `ask ${timeAwayId}`;
}

function changedMeanwhile(count: number): Refused {
  const came = count === 1 ? "1 session was" : `${count} sessions were`;
  const them = count === 1 ? "it" : "them";
  return {
    ok: false,
    code: "needs_confirmation",
    detail: `Look through the sessions again: ${came} booked on these days meanwhile, or moved there. Nothing has changed, and nobody was asked about ${them}.`,
    errors: [],
  };
}
