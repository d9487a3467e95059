import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame } from "@/components/admin/frame";
import { Empty } from "@/components/ui/empty";
import { openAdmin } from "../open";
import { StreamPane } from "./stream-pane";

export const metadata: Metadata = { title: "Activity" };

/** What happened last in all sessions that the user may see. */
export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const view = await openAdmin();
  const query = await readQuery(searchParams);
  return (
    <AdminFrame user={view.user} current="activity">
      <main className="panes panes-list" id="main">
        <StreamPane view={view} query={query} openId={null} />
        <div className="pane pane-side">
          <Empty icon="list">Choose a session to see everything that happened to it.</Empty>
        </div>
      </main>
    </AdminFrame>
  );
}
