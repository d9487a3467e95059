import { policyPath } from "@/app/api/v1/admin/_http/policy-path";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { LinkList } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";
import { crumbsOf, PolicySections } from "./place";
import type { PolicyEditorProps } from "./policy-editor";

/** A page with event types has no policy of its own: says so, and leads to theirs. */
export function PolicyNotUsed({ admin, edited }: Omit<PolicyEditorProps, "query">) {
  const { pageId } = admin.access;
  return (
    <AdminFrame user={admin.user} current="pages">
      <Pane title="Policy" crumbs={crumbsOf(admin, edited)}>
        <PolicySections admin={admin} eventTypeId={null} />
        <Banner tone="info" title="Each event type has its own policy">
          <p>The policy of the page itself is used only while no event type can be booked on it.</p>
        </Banner>
        <Section title="Event types">
          <LinkList
            items={edited.eventTypes.map(({ id, title }) => ({
              href: policyPath(pageId, id),
              icon: "list",
              title,
              note: "Edit its policy",
            }))}
          />
        </Section>
      </Pane>
    </AdminFrame>
  );
}
