import { Anchor } from "@/components/ui/anchor";
import { type PageAccess, type Right, roleAllows } from "@/lib/auth/page-access";

/** The parts of a booking page's setting up. */
export type PageSection = "settings" | "event-types" | "availability" | "notifications" | "people";

const SECTIONS = [
  { section: "settings", label: "Settings", path: "", right: "edit" },
  { section: "event-types", label: "Event types", path: "/event-types", right: "edit" },
  { section: "availability", label: "Availability", path: "/availability", right: "view" },
  { section: "notifications", label: "Notifications", path: "/notifications", right: "edit" },
  { section: "people", label: "People", path: "/people", right: "own" },
] as const satisfies readonly { section: PageSection; label: string; path: string; right: Right }[];

export interface PageSectionsProps {
  page: { readonly id: string; readonly title: string; readonly slug: string };
  /** The user's own on this page: what it does not allow is not offered. */
  role: PageAccess["role"];
  /** Null on a page that belongs to none of them. */
  current: PageSection | null;
}

/** The way from one part of a booking page's settings to another; it stands first in the pane. */
export function PageSections({ page, role, current }: PageSectionsProps) {
  const open = SECTIONS.filter(({ right }) => roleAllows(role, right));
  if (open.length === 0) return null;
  return (
    <nav className="sections" aria-label={`Settings of ${page.title}`}>
      <ul>
        {open.map(({ section, label, path }) => (
          <li key={section}>
            <Anchor
              href={`/admin/pages/${page.id}${path}`}
              aria-current={section === current ? "page" : undefined}
            >
              {label}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
