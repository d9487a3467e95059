import { type NoAccess, openPageAs, type PageAccess, roleAllows } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { cleanSettings, type PageSettings, pageProblems } from "@/lib/domain/booking/settings";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { addressTaken, invalid, notFound } from "@/lib/services/refuse";
import { isPageSlugTaken, keepFormerPageSlug } from "@/lib/store/addresses";
import { lockPageSettings, type StoredPage, updatePageSettings } from "@/lib/store/page-settings";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import { type TypedForm, withQuestionIds } from "./question-ids";

/** What is left out stays as it is. */
export type PageChange = Partial<Omit<PageSettings, "form">> & { readonly form?: Partial<TypedForm> };

export type PageSaved = { readonly ok: true; readonly slug: string };

/**
 * Changes a booking page's settings. Its address takes the right to own it: the former one leads to the new one for ever.
 * Bookings already made keep what they were made with.
 */
export async function savePage(
  user: SignedInUser,
  pageId: string,
  change: PageChange,
  now: Instant,
): Promise<PageSaved | Refused | NoAccess> {
  const access = await openPageAs(user, pageId, "edit");
  if (!access.ok) return access;
  return inTransaction(async (tx) => {
    const page = await lockPageSettings(tx, access.accountId, pageId);
    if (!page) return notFound;
    const { form, ...rest } = change;
    const settings = cleanSettings({
      ...page,
      ...rest,
      form: withQuestionIds({ ...page.form, ...form }),
    });
    const refused = await addressRefusal(tx, access, page, settings.slug);
    if (refused) return refused;
    const errors = pageProblems(settings);
    if (errors.length > 0) return invalid(errors);
    await updatePageSettings(tx, access.accountId, pageId, settings);
    if (settings.slug !== page.slug) {
      const moved = { pageId, from: page.slug, to: settings.slug };
      await keepFormerPageSlug(tx, access.accountId, moved, now);
    }
    return { ok: true, slug: settings.slug };
  });
}

async function addressRefusal(
  tx: Tx,
  { accountId, role }: PageAccess,
  page: StoredPage,
  slug: string,
): Promise<Refused | null> {
  if (slug === page.slug) return null;
  if (!roleAllows(role, "own")) {
    const detail = "Ask the owner of the booking page for another address: an editor can't change it.";
    return { ok: false, code: "forbidden", detail, errors: [{ field: "slug", message: detail }] };
  }
  return (await isPageSlugTaken(tx, accountId, slug, page.id)) ? addressTaken(slug) : null;
}
