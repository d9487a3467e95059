import { feedUrlOf, mintFeedToken } from "@/lib/auth/feed-token";
import type { SignedInUser } from "@/lib/auth/user";
import { changeFeed, type FeedChange, readFeedState } from "@/lib/store/owner-feeds";

export type { FeedChange } from "@/lib/store/owner-feeds";

/** The address of a user's own feed, http(s); null while they have none. */
export async function readPrivateFeed({ accountId, userId }: SignedInUser): Promise<string | null> {
  const feed = await readFeedState(accountId, userId);
  return feed?.open ? feedUrlOf(mintFeedToken({ accountId, userId, version: feed.version })) : null;
}

/** Opens one's feed, gives it another address, or closes it; an address from before opens nothing any more. */
export async function changePrivateFeed(
  { accountId, userId }: SignedInUser,
  change: FeedChange,
): Promise<{ ok: true }> {
  await changeFeed(accountId, userId, change);
  return { ok: true };
}
