import { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { findPageSummaries, type PageSummary } from "@/lib/store/page-settings";
import type { PageOfUser } from "@/lib/store/users";

/** A booking page in the list of those that a user may see. */
export type ManagedPage = PageOfUser & Omit<PageSummary, "id">;

/** The booking pages that a user may at least look at, by title. */
export async function listManagedPages(user: SignedInUser): Promise<ManagedPage[]> {
  const pages = await visiblePages(user);
  const summaries = await findPageSummaries(
    user.accountId,
    pages.map(({ pageId }) => pageId),
  );
  return pages.flatMap((page) => {
    const summary = summaries.find(({ id }) => id === page.pageId);
    return summary ? [{ ...page, ...summary }] : [];
  });
}
