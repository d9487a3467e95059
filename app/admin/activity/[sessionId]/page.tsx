import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame } from "@/components/admin/frame";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { readSessionRecord } from "@/lib/services/activity/read-session-record";
import { openAdmin } from "../../open";
import { SessionDetail } from "../session-detail";
import { StreamPane } from "../stream-pane";
import { timeText } from "../times";

interface Props {
  params: Promise<{ sessionId: string }>;
  searchParams: SearchParams;
}

const open = cache(async (sessionId: string) => {
  const view = await openAdmin();
  const record = await readSessionRecord(view.user, sessionId, view.now);
  return record ? { view, record } : notFound();
});

function titleOf({ view, record }: Awaited<ReturnType<typeof open>>): string {
  const { booking, session } = record;
  return `${booking.customer.name}, ${timeText(session.start, view)}`;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${titleOf(await open((await params).sessionId))}: Activity` };
}

/** A session's details, beside the list that it was chosen from. */
export default async function SessionPage({ params, searchParams }: Props) {
  const opened = await open((await params).sessionId);
  const { view, record } = opened;
  const query = await readQuery(searchParams);
  return (
    <AdminFrame user={view.user} current="activity">
      <main className="panes panes-detail" id="main">
        <VisuallyHidden as="h1">{titleOf(opened)}</VisuallyHidden>
        <StreamPane view={view} query={query} openId={record.session.id} />
        <SessionDetail record={record} reader={view} query={query} />
      </main>
    </AdminFrame>
  );
}
