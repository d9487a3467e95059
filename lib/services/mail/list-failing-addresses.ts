import type { SignedInUser } from "@/lib/auth/user";
import { DAY, type Instant } from "@/lib/domain/time";
import { readFailingAddresses, type ShownFailingAddress } from "@/lib/store/failing-addresses";

const SHOWN_FOR = 14 * DAY;

/** The addresses of these pages' bookings that take no mail, as far as their owner was told of it lately. */
export function listFailingAddresses(
  { accountId }: SignedInUser,
  pageIds: readonly string[],
  now: Instant,
): Promise<ShownFailingAddress[]> {
  return readFailingAddresses(accountId, pageIds, now - SHOWN_FOR);
}
