import type { PageAccess } from "@/lib/auth/page-access";
import { findPageSettings, type StoredPage } from "@/lib/store/page-settings";

export type { StoredPage } from "@/lib/store/page-settings";

/** A booking page as those see it who may change it. */
export async function readPageSettings(access: PageAccess<"edit" | "own">): Promise<StoredPage> {
  const page = await findPageSettings(access.accountId, access.pageId);
  if (!page) throw new Error(`booking page ${access.pageId} is missing`);
  return page;
}
