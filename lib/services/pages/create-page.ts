import { v7 as orderedUuid } from "uuid";
import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { MAX_TITLE_LENGTH, titleProblem } from "@/lib/domain/booking/settings";
import { RESERVED_PAGE_SLUGS, slugFrom, slugProblem } from "@/lib/domain/booking/slug";
import { singleLine } from "@/lib/domain/text";
import type { Instant, Zone } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { isZone } from "@/lib/format";
import { addressTaken, invalid } from "@/lib/services/refuse";
import { isPageSlugTaken } from "@/lib/store/addresses";
import { insertPage } from "@/lib/store/page-settings";
import { inTransaction } from "@/lib/store/transaction";
import { findUser } from "@/lib/store/users";

export interface NewPageInput {
  readonly title: string;
  /** Empty to make it from the title. */
  readonly slug: string;
  readonly zone: Zone;
  /** Whose page it is; without it the user's own. Administrators may name somebody else. */
  readonly ownerId?: string | null;
}

export interface PageCreated {
  readonly ok: true;
  readonly pageId: string;
  readonly slug: string;
}

/** Makes a booking page: every member one of their own, an administrator one for anybody of the account. */
export async function createPage(
  user: SignedInUser,
  input: NewPageInput,
  now: Instant,
): Promise<PageCreated | Refused> {
  const { accountId } = user;
  const ownerId = input.ownerId ?? user.userId;
  const title = singleLine(input.title, MAX_TITLE_LENGTH + 1);
  const slug = input.slug.trim() || slugFrom(title);
  if (ownerId !== user.userId && !isAdministrator(user)) {
    return { ok: false, code: "forbidden", detail: "Only an administrator makes a page for somebody else." };
  }
  const errors = problemsOf({ title, slug, zone: input.zone }, input.slug.trim() === "");
  if (!(await findUser(accountId, ownerId))) {
    errors.push({ field: "ownerId", message: "Choose somebody of this account." });
  }
  if (errors.length > 0) return invalid(errors);
  return inTransaction(async (tx) => {
    const id = orderedUuid();
    if (await isPageSlugTaken(tx, accountId, slug, id)) return addressTaken(slug);
    await insertPage(tx, { accountId, id, slug, ownerId, title, zone: input.zone, createdAt: now });
    return { ok: true, pageId: id, slug };
  });
}

function problemsOf({ title, slug, zone }: Pick<NewPageInput, "title" | "slug" | "zone">, made: boolean) {
  const errors: FieldError[] = [];
  const wrongTitle = titleProblem(title);
  const wrongSlug = slugProblem(slug, RESERVED_PAGE_SLUGS);
  if (wrongTitle !== null) errors.push({ field: "title", message: wrongTitle });
  // An address that could not be made from the title is only worth a word when there is a title.
  if (wrongSlug !== null && !(made && title === "")) errors.push({ field: "slug", message: wrongSlug });
  if (!isZone(zone)) errors.push({ field: "zone", message: "Choose a time zone." });
  return errors;
}
