import type { ReactNode } from "react";
import { ZoneDialog } from "@/app/moving/zone-section";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { ActionPage } from "./open";
import { crumbsOf } from "./words";

interface ActionFrameProps {
  page: ActionPage;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Where the zone is chosen anew: this very page. */
  path?: string;
}

/** A page that acts on sessions. */
export function ActionFrame({ page, title, lead, children, path = page.path }: ActionFrameProps) {
  return (
    <AdminFrame user={page.user} current="activity">
      <Pane title={title} lead={lead} crumbs={crumbsOf(page)}>
        <div className="act">{children}</div>
        <ZoneDialog page={page} action={path} />
      </Pane>
    </AdminFrame>
  );
}

/** Nothing is chosen, or nothing of it can be done. */
export function NothingToDo({ children }: { children: string }) {
  return (
    <Empty icon="info" action={<ButtonLink href="/admin/activity">Go to the activity</ButtonLink>}>
      {children}
    </Empty>
  );
}
