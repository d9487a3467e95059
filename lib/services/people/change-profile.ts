import type { SignedInUser } from "@/lib/auth/user";
import type { Zone } from "@/lib/domain/time";
import { writeProfile } from "@/lib/store/people";

/** One's own name, and the zone and locale one reads times in; without a zone that of the first booking page. */
export async function changeProfile(
  { accountId, userId }: SignedInUser,
  profile: { readonly name: string; readonly zone: Zone | null; readonly locale: string },
): Promise<{ ok: true }> {
  await writeProfile(accountId, userId, profile);
  return { ok: true };
}
