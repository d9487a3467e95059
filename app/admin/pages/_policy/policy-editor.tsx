import { policyPath } from "@/app/api/v1/admin/_http/policy-path";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { Note } from "@/components/ui/page-parts";
import { formatMoney } from "@/lib/format";
import { type EditedPolicy, formTerms } from "@/lib/services/pages/read-policy";
import { FORM_ID, PolicyLive } from "./live";
import { DefaultButton, LiveBar } from "./live-parts";
import { crumbsOf, PolicySections } from "./place";
import { PreviewPane } from "./preview-pane";
import { RulesPanel } from "./rules-panel";
import { type AdminPage, readEditor } from "./state";

export interface PolicyEditorProps {
  admin: AdminPage;
  edited: EditedPolicy;
  query: URLSearchParams;
}

/** The editor of a policy, and beside it what a customer would be told by it. */
export async function PolicyEditor({ admin, edited, query }: PolicyEditorProps) {
  const { pageId } = admin.access;
  const path = policyPath(pageId, edited.eventTypeId);
  const action = `/api/v1${path}`;
  const editor = await readEditor(admin, edited, action, query);
  const terms = {
    currency: formTerms(edited).price?.currency ?? null,
    single: edited.sessionCount === 1,
  };
  return (
    <AdminFrame user={admin.user} current="pages">
      <PolicyLive
        address={`${action}/preview`}
        initial={editor.view}
        waiting={editor.waiting}
        unsaved={editor.form.typed !== null}
      >
        <Pane
          title="Policy"
          lead={leadOf(edited, admin.locale)}
          crumbs={crumbsOf(admin, edited)}
          side={<PreviewPane editor={editor} sessionCount={edited.sessionCount} />}
        >
          <PolicySections admin={admin} eventTypeId={edited.eventTypeId} />
          <p className="narrow-only">
            <a className="textlink" href="#preview">
              What would a customer be told?
            </a>
          </p>
          <AdminForm
            id={FORM_ID}
            action={action}
            back={path}
            state={editor.form}
            savedText="Saved. It is in force for bookings made from now on."
          >
            <DefaultButton />
            {edited.active ? null : <Banner tone="info" title="Customers can't book this event type now" />}
            {editor.maySave ? null : <Viewing />}
            {terms.currency === null ? <NoPrice pageId={pageId} eventTypeId={edited.eventTypeId} /> : null}
            <RulesPanel kind="reschedule" editor={editor} terms={terms} />
            <RulesPanel kind="cancel" editor={editor} terms={terms} />
            <LiveBar note={noteOf(edited.bookings)} maySave={editor.maySave} />
          </AdminForm>
        </Pane>
      </PolicyLive>
    </AdminFrame>
  );
}

function Viewing() {
  return (
    <Banner tone="info" title="You may look and try things out here">
      <p>Only the page's owner, its editors and administrators can save a policy.</p>
    </Banner>
  );
}

/** Why no fees and refunds are asked for, and where that changes. */
function NoPrice({ pageId, eventTypeId }: { pageId: string; eventTypeId: string | null }) {
  if (eventTypeId === null) {
    return <Note>Changes are free here: a page without event types has no price.</Note>;
  }
  return (
    <Note>
      Changes are free here, because customers see no price. Show one at the{" "}
      <a href={`/admin/pages/${pageId}/event-types/${eventTypeId}`}>event type</a> to ask for fees and give
      refunds.
    </Note>
  );
}

/** "5 sessions, $250.00, price shown but not collected" */
function leadOf({ sessionCount, price }: EditedPolicy, locale: string): string {
  const sessions = sessionCount === 1 ? "1 session" : `${sessionCount} sessions`;
  if (price === null) return `${sessions}, no price`;
  const amount = formatMoney(price, locale);
  switch (price.mode) {
    case "hidden":
      return `${sessions}, price not shown`;
    case "displayed":
      return `${sessions}, ${amount}, price shown but not collected`;
    case "collected":
      return `${sessions}, ${amount}, collected at booking`;
  }
}

/** What a change means for the bookings there are. */
function noteOf({ live, older }: EditedPolicy["bookings"]): string {
  const rule = "Bookings already made keep their policy";
  if (live === 0) return `${rule}.`;
  const many = live === 1 ? "1 live booking" : `${live} live bookings`;
  if (older === 0) return `${rule}: ${many}.`;
  return `${rule}: ${many}, ${older} of them under an older one than is saved here.`;
}
