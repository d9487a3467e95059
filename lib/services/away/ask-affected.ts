import type { SignedInUser } from "@/lib/auth/user";
import { ASK_AGAIN_AFTER } from "@/lib/domain/away/answer";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { wantRest, wantWaiting } from "@/lib/store/away-asking";
import { findTimeAway } from "@/lib/store/times-away";
import { inTransaction } from "@/lib/store/transaction";
import { askJobKey } from "./go-away";
import { openTimeAway } from "./open-time-away";

/** `rest`: those who were not asked yet. `waiting`: those who were, and have not answered. */
export type WhomToAsk = "rest" | "waiting";

export interface Asking {
  readonly ok: true;
  readonly asking: number;
}

/** Has the customers of a time away asked who were not yet, or those asked again who still wait. A job does it. */
export async function askAffected(
  user: SignedInUser,
  timeAwayId: string,
  whom: WhomToAsk,
  now: Instant,
): Promise<Asking | Refused> {
  const opened = await openTimeAway(user, timeAwayId);
  if (!opened.ok) return opened;
  const { away, owner } = opened;
  const { accountId } = user;
  const pageIds = owner.pages.map(({ pageId }) => pageId);
  const wanted = { accountId, timeAwayId, pageIds, userId: user.userId, now };
  return inTransaction(
    async (tx) => {
      const standing = (await findTimeAway(accountId, timeAwayId, tx))?.endedAt === null;
      if (whom === "rest" && !standing) return refused(ENDED);
      const asking =
        whom === "rest" ? await wantRest(tx, wanted) : await wantWaiting(tx, wanted, now - ASK_AGAIN_AFTER);
      if (asking === 0) return refused(NOBODY[whom]);
      await enqueue(tx, "ask_for_new_times", { accountId, timeAwayId }, askJobKey(timeAwayId));
      return { ok: true, asking };
    },
    { accountId, ownerId: away.ownerId },
  );
}

const ENDED = "These days are open again. Nobody needs a new time because of them.";
const NOBODY = {
  rest: "Everybody on these days has been asked, or has moved or canceled already.",
  waiting: "Everybody who has not answered was asked less than an hour ago. Ask again later.",
} satisfies Record<WhomToAsk, string>;

function refused(detail: string): Refused {
  return { ok: false, code: "invalid", detail };
}
