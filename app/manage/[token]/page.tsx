import type { Metadata } from "next";
import { ZoneDialog } from "@/app/moving/zone-section";
import { type SearchParams, withQuery } from "@/app/query";
import { type ManageTab, ManageTabs } from "@/components/booking/manage-tabs";
import { Banner } from "@/components/ui/banner";
import { PageTitle } from "@/components/ui/page-parts";
import { formatDuration } from "@/lib/format";
import { readUndoable } from "@/lib/services/change/read-change";
import { CancelTab } from "./cancel-tab";
import { pageProblem, readDraft } from "./draft";
import { ManageFrame } from "./frame";
import { KeepTab } from "./keep-tab";
import { openManagedPage, titleFor } from "./open";
import { RequestTab } from "./request-tab";
import { RescheduleTab } from "./reschedule-tab";
import { Undo } from "./undo";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

const TABS: readonly ManageTab[] = ["reschedule", "cancel", "keep"];

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleFor(params, "Cancel/Reschedule");
}

export default async function ManagePage({ params, searchParams }: Props) {
  const page = await openManagedPage(params, searchParams);
  const { booking } = page.view;
  const tab = TABS.find((name) => name === page.query.get("tab")) ?? "reschedule";
  const draft = await readDraft(page, tab === "cancel" ? "cancel" : "reschedule");
  const problem = pageProblem(draft);
  const undoable = await readUndoable(page.managed, page.now);
  const request = booking.status === "requested";
  const kept = new URLSearchParams(page.query);
  kept.delete("draft");
  const href = (name: ManageTab) => withQuery(page.path, kept, { tab: name === "reschedule" ? null : name });
  return (
    <ManageFrame page={page}>
      <PageTitle lead={lead(booking)}>{booking.title}</PageTitle>
      <ManageTabs
        kind={request ? "request" : booking.sessionCount === 1 ? "single" : "package"}
        current={tab}
        hrefs={{ reschedule: href("reschedule"), cancel: href("cancel"), keep: href("keep") }}
      />
      {problem ? (
        <Banner tone="ask" title={problem.detail} alert className="gap-m">
          <p>Nothing has changed.</p>
        </Banner>
      ) : null}
      {page.managed.link.holder.role === "guest" ? (
        <Banner tone="info" title="You are a guest of this booking" className="gap-m">
          <p>{`What you change here changes for all participants, ${booking.customer.name} included.`}</p>
        </Banner>
      ) : null}
      {undoable && tab !== "cancel" ? <Undo page={page} {...undoable} /> : null}
      {request && tab !== "cancel" ? <RequestTab page={page} change={tab === "reschedule"} /> : null}
      {tab === "reschedule" && !request ? <RescheduleTab page={page} /> : null}
      {tab === "cancel" ? <CancelTab page={page} draft={draft} /> : null}
      {tab === "keep" && !request ? <KeepTab page={page} /> : null}
      <ZoneDialog page={page} action={page.path} carry={["session"]} />
    </ManageFrame>
  );
}

/** "3 sessions of 30 minutes for John Smith" */
function lead({
  sessionCount,
  durationMinutes,
  customer,
  locale,
}: {
  sessionCount: number;
  durationMinutes: number;
  customer: { name: string };
  locale: string;
}): string {
  const length = formatDuration(durationMinutes, locale);
  return sessionCount === 1
    ? `${length} for ${customer.name}`
    : `${sessionCount} sessions of ${length} for ${customer.name}`;
}
