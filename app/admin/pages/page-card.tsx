import { PageAddress } from "@/components/admin/page-address";
import { PAGE_ROLES } from "@/components/admin/role-words";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/navigation";
import { roleAllows } from "@/lib/auth/page-access";
import { env } from "@/lib/env";
import type { ManagedPage } from "@/lib/services/pages/list-managed-pages";

/** One booking page in the list: whose it is, what is booked there, and what is still to do. */
export function PageCard({ page }: { page: ManagedPage }) {
  const href = `/admin/pages/${page.pageId}`;
  const mayEdit = roleAllows(page.role, "edit");
  const steps = mayEdit ? nextSteps(page) : [];
  return (
    <section className="panel page-card" aria-labelledby={`page-${page.pageId}`}>
      <div className="page-card-head">
        <h2 id={`page-${page.pageId}`}>{mayEdit ? <Anchor href={href}>{page.title}</Anchor> : page.title}</h2>
        {page.paused ? (
          <Badge tone="ask" icon="dashed">
            Paused
          </Badge>
        ) : null}
      </div>
      <PageAddress base={env().APP_URL} path={page.slug} title={page.title} />
      <Facts
        items={[
          { term: "Owner", detail: page.ownerName },
          ...(page.role === "owner" ? [] : [{ term: "Your role", detail: PAGE_ROLES[page.role].word }]),
          { term: "Event types", detail: <EventTypeLinks page={page} mayEdit={mayEdit} /> },
        ]}
      />
      {steps.length > 0 ? (
        <div>
          <h3>Next steps</h3>
          <ul>
            {steps.map(({ path, label }) => (
              <li key={path}>
                <Anchor className="textlink" href={`${href}${path}`}>
                  {label}
                </Anchor>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function EventTypeLinks({ page, mayEdit }: { page: ManagedPage; mayEdit: boolean }) {
  const { eventTypes, pageId } = page;
  if (eventTypes.length === 0) return "None: customers book the page itself";
  return (
    <ul className="comma-list">
      {eventTypes.map(({ id, title, active }) => (
        <li key={id}>
          {mayEdit ? <Anchor href={`/admin/pages/${pageId}/event-types/${id}`}>{title}</Anchor> : title}
          {active ? null : " (hidden)"}
        </li>
      ))}
    </ul>
  );
}

/** What keeps customers from booking, or the page from saying what they book. */
function nextSteps({ paused, hasHours, eventTypes }: ManagedPage): { path: string; label: string }[] {
  const steps = [
    { due: !hasHours, path: "/availability", label: "Set your hours: no times are offered yet" },
    { due: eventTypes.length === 0, path: "/event-types/new", label: "Add an event type" },
    { due: paused, path: "#new-bookings", label: "Take new bookings again" },
  ];
  return steps.filter(({ due }) => due);
}
