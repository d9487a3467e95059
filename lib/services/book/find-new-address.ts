import { accountIdOrNobody } from "@/lib/services/account";
import { type Address, findPresentAddress } from "@/lib/store/addresses";

export type { Address } from "@/lib/store/addresses";

/** Where a page, or an event type on one, is that once had this address; null when it is here, or nowhere. */
export async function findNewAddress(asked: Address): Promise<Address | null> {
  const present = await findPresentAddress(await accountIdOrNobody(), asked);
  if (!present) return null;
  const eventType = asked.eventType === null ? null : present.eventType;
  return present.page === asked.page && eventType === asked.eventType ? null : { ...present, eventType };
}
