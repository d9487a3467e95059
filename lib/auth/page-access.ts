import { validate as isUuid } from "uuid";
import { findPageOfUser, findPagesOfUser, type PageOfUser, type PageRole } from "@/lib/store/users";
import type { Administrator, SignedInUser } from "./user";

declare const proven: unique symbol;

/**
 * What is wanted of a booking page. `view`: see its settings and bookings. `edit`: change its settings, and act on its bookings.
 * `own`: also its address, its people, and whether it is there at all.
 */
export type Right = "view" | "edit" | "own";

/** Proof that a user has that right on a booking page. Only `openPageAs` makes one. */
export interface PageAccess<R extends Right = Right> extends PageOfUser {
  readonly ok: true;
  readonly accountId: string;
  readonly user: SignedInUser;
  readonly right: R;
  readonly [proven]: true;
}

/** Why a user may not: there is nothing they may know of (`not_found`), or their role ends before it (`forbidden`). */
export interface NoAccess {
  readonly ok: false;
  readonly code: "not_found" | "forbidden";
}

const RANK = { viewer: 0, editor: 1, owner: 2 } as const satisfies Record<PageRole, number>;
const NEEDED = { view: 0, edit: 1, own: 2 } as const satisfies Record<Right, number>;

/** Whether a role carries a right, for what a page shows; what is done is decided by `openPageAs`. */
export function roleAllows(role: PageRole, right: Right): boolean {
  return RANK[role] >= NEEDED[right];
}

/** The booking page for a user who needs that right on it (spec section 1: Owner, Editor, Viewer, Administrator). */
export async function openPageAs<R extends Right>(
  user: SignedInUser,
  pageId: string,
  right: R,
): Promise<PageAccess<R> | NoAccess> {
  const page = isUuid(pageId) ? await findPageOfUser(user.accountId, user.userId, pageId) : null;
  if (!page) return { ok: false, code: "not_found" };
  if (!roleAllows(page.role, right)) return { ok: false, code: "forbidden" };
  return { ok: true, ...page, accountId: user.accountId, user, right } as PageAccess<R>;
}

/** Every page that the user may look at, by title: lists and reports show what belongs to these and nothing else. */
export function visiblePages(user: SignedInUser): Promise<PageOfUser[]> {
  return findPagesOfUser(user.accountId, user.userId);
}

export function isAdministrator(user: SignedInUser): user is Administrator {
  return user.role === "administrator";
}
