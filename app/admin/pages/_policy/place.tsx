import type { CrumbsProps } from "@/components/admin/frame";
import { PageSections } from "@/components/admin/page-sections";
import { roleAllows } from "@/lib/auth/page-access";
import type { EditedPolicy } from "@/lib/services/pages/read-policy";
import type { AdminPage } from "./state";

/** Where the policy stands. Who may only look has no way into the other settings. */
export function crumbsOf(
  { access }: AdminPage,
  { eventTypeId, title }: Pick<EditedPolicy, "eventTypeId" | "title">,
): CrumbsProps["items"] {
  const pages = { label: "Booking pages", href: "/admin/pages" };
  if (!roleAllows(access.role, "edit")) return [pages];
  const page = { label: access.title, href: `/admin/pages/${access.pageId}` };
  if (eventTypeId === null) return [pages, page];
  return [pages, page, { label: title, href: `${page.href}/event-types/${eventTypeId}` }];
}

/** The way to the other settings of the booking page. */
export function PolicySections({
  admin: { access },
  eventTypeId,
}: {
  admin: AdminPage;
  eventTypeId: string | null;
}) {
  const page = { id: access.pageId, title: access.title, slug: access.slug };
  const current = eventTypeId === null ? "settings" : "event-types";
  return <PageSections page={page} role={access.role} current={current} />;
}
