import type { Metadata } from "next";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { listManagedPages } from "@/lib/services/pages/list-managed-pages";
import { openAdmin } from "../open";
import { PageCard } from "./page-card";

export const metadata: Metadata = { title: "Booking pages" };

export default async function PagesPage() {
  const { user } = await openAdmin();
  const pages = await listManagedPages(user);
  return (
    <AdminFrame user={user} current="pages">
      <Pane title="Booking pages">
        {pages.length === 0 ? (
          <Empty
            icon="calendar"
            action={
              <ButtonLink tone="main" icon="plus" href="/admin/pages/new">
                New booking page
              </ButtonLink>
            }
          >
            You have no booking page yet. Make one of your own, or ask its owner to let you see theirs.
          </Empty>
        ) : (
          <div className="editor">
            {pages.map((page) => (
              <PageCard key={page.pageId} page={page} />
            ))}
            <p>
              <ButtonLink icon="plus" href="/admin/pages/new">
                New booking page
              </ButtonLink>
            </p>
          </div>
        )}
      </Pane>
    </AdminFrame>
  );
}
