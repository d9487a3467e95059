import type { BookingPage } from "@/lib/domain/booking/page";
import { findPages } from "@/lib/store/pages";
import { currentAccount } from "./account";

/** The account with its booking pages, by title. */
export async function listPages(): Promise<{ account: string; pages: BookingPage[] }> {
  const { id, name } = await currentAccount();
  return { account: name, pages: await findPages(id) };
}
