import type { BookingPage } from "@/lib/domain/booking/page";
import { currentAccount } from "@/lib/services/account";
import { readAccountName } from "@/lib/store/accounts";
import { findPages } from "@/lib/store/pages";

/** The account with its booking pages, by title. */
export async function listPages(): Promise<{ account: string; pages: BookingPage[] }> {
  const { id } = await currentAccount();
  return { account: await readAccountName(id), pages: await findPages(id) };
}
