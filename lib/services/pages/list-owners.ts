import type { Administrator } from "@/lib/auth/user";
import { findPeople } from "@/lib/store/people";

/** Who can own a booking page: everybody of the account, by name. */
export async function listOwners({ accountId }: Administrator): Promise<{ id: string; name: string }[]> {
  return (await findPeople(accountId)).map(({ userId, name }) => ({ id: userId, name }));
}
