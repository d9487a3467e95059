import type { Metadata } from "next";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { openAdmin } from "../open";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage() {
  const { user, pages } = await openAdmin();
  return (
    <AdminFrame user={user} current="activity">
      <Pane title="Activity">
        <p>{pages.map(({ title }) => title).join(", ")}</p>
      </Pane>
    </AdminFrame>
  );
}
