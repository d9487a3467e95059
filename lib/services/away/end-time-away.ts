import type { SignedInUser } from "@/lib/auth/user";
import { localDateOf } from "@/lib/domain/availability/local-days";
import { earliestToday, stageOf } from "@/lib/domain/away/days";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { letAllBe } from "@/lib/store/away-asking";
import { closedPages, reopenDays } from "@/lib/store/away-days";
import { markEnded } from "@/lib/store/times-away";
import { inTransaction } from "@/lib/store/transaction";
import { openTimeAway } from "./open-time-away";

/**
 * Takes a time away back, or ends it early: the days that are left get back the hours they had before it closed them. Whoever
 * was asked stays asked; nobody else is.
 */
export async function endTimeAway(
  user: SignedInUser,
  timeAwayId: string,
  now: Instant,
): Promise<{ readonly ok: true } | Refused> {
  const { accountId } = user;
  const opened = await openTimeAway(user, timeAwayId);
  if (!opened.ok) return opened;
  const { away, owner } = opened;
  const pages = await closedPages(accountId, timeAwayId);
  const mine = new Set(owner.pages.map(({ pageId }) => pageId));
  if (pages.some(({ pageId }) => !mine.has(pageId))) return refused("forbidden", NOT_ALL);
  const today = earliestToday(
    now,
    pages.map(({ zone }) => zone),
  );
  if (stageOf(away, today) === "over") return refused("invalid", "These days are over.");
  return inTransaction(
    async (tx) => {
      if (await markEnded(tx, accountId, timeAwayId, now)) {
        const from = pages.map(({ pageId, zone }) => ({ pageId, today: localDateOf(now, zone) }));
        await reopenDays(tx, accountId, timeAwayId, from);
        await letAllBe(tx, { accountId, timeAwayId });
      }
      return { ok: true };
    },
    { accountId, ownerId: away.ownerId },
  );
}

const NOT_ALL = "It also closes days on pages that you may not edit. Ask their owner or an administrator.";

function refused(code: Refused["code"], detail: string): Refused {
  return { ok: false, code, detail };
}
