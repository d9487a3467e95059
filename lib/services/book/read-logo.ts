import { accountIdOrNobody } from "@/lib/services/account";
import { findLogo, type Logo } from "@/lib/store/logos";

/** The logo of a booking page by its address, or null. */
export async function readLogo(pageSlug: string): Promise<Logo | null> {
  return findLogo(await accountIdOrNobody(), pageSlug);
}
