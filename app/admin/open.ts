import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { openPageAs, type PageAccess, type Right, visiblePages } from "@/lib/auth/page-access";
import { signedInUser } from "@/lib/auth/sign-in";
import { readerZone, type SignedInUser } from "@/lib/auth/user";
import { currentInstant } from "@/lib/clock";
import type { Instant, Zone } from "@/lib/domain/time";
import { readSetUp } from "@/lib/services/people/read-set-up";

/** Who looks at a page of the owner's side, when, and how they read times. */
export interface AdminView {
  readonly user: SignedInUser;
  /** The booking pages they may at least look at, by title. */
  readonly pages: Awaited<ReturnType<typeof visiblePages>>;
  readonly now: Instant;
  readonly zone: Zone;
  readonly locale: string;
}

/** Opens a page of the owner's side, or leads to the sign-in. Asked more than once in a request it is read once. */
export const openAdmin = cache(async (): Promise<AdminView> => {
  const from = await headers();
  const user = await signedInUser(from);
  if (!user)
    redirect((await readSetUp()) ? signInFirst(from.get("x-reslot-path") ?? "/admin") : "/admin/setup");
  const pages = await visiblePages(user);
  return { user, pages, now: currentInstant(), zone: readerZone(user, pages), locale: user.locale };
});

/** The sign-in, which comes back to the page asked for; what Next asks it for is no part of its address. */
function signInFirst(path: string): string {
  const next = path.replace(/([?&])_rsc=[^&]*&?/, "$1").replace(/[?&]$/, "");
  return `/admin/sign-in?next=${encodeURIComponent(next)}`;
}

/** The same for what belongs to one booking page; ends with 404 or 403 where the user's role does. */
export async function openAdminPage<R extends Right>(
  pageId: string,
  right: R,
): Promise<AdminView & { access: PageAccess<R> }> {
  const view = await openAdmin();
  const access = await openPageAs(view.user, pageId, right);
  if (!access.ok) return access.code === "forbidden" ? forbidden() : notFound();
  return { ...view, access };
}
