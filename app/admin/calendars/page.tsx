import type { Metadata } from "next";
import { openAdmin } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { Empty } from "@/components/ui/empty";
import { listConnections, ownsBookingPage } from "@/lib/services/calendars/list-calendars";
import { readFindings, readUnwritten } from "@/lib/services/calendars/list-findings";
import { ConnectForms } from "./connect-forms";
import { ConnectionPanel } from "./connection-panel";
import { Findings } from "./findings";
import { Unwritten } from "./unwritten";

export const metadata: Metadata = { title: "Calendars" };

export default async function CalendarsPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, now, zone, locale } = await openAdmin();
  const query = await readQuery(searchParams);
  const [connections, ownsPage, findings, unwritten] = await Promise.all([
    listConnections(user),
    ownsBookingPage(user),
    readFindings(user, now),
    readUnwritten(user),
  ]);
  const isWritten = connections.some(({ calendars }) => calendars.some((calendar) => calendar.isWritten));
  const hasServer = connections.some(({ kind }) => kind === "caldav");
  return (
    <AdminFrame user={user} current="calendars">
      <Pane
        title="Calendars"
        lead="When you are busy in them your booking pages offer no times. Your sessions are written into one of them."
      >
        <div className="editor">
          {query.get("done") === "removed" ? (
            <div role="status">
              <Banner tone="keep" title="The calendar is disconnected. Its busy times count no more." />
            </div>
          ) : null}
          {ownsPage ? null : (
            <Banner tone="ask" title="You own no booking page yet.">
              <p>Your calendars count on the pages that you own, and on no others.</p>
            </Banner>
          )}
          {hasServer && !isWritten ? (
            <Banner tone="ask" title="Your sessions are written into no calendar yet.">
              <p>Choose one below, under “Write sessions into”.</p>
            </Banner>
          ) : null}
          <Unwritten unwritten={unwritten} asked={query.get("done") === "writing"} />
          <Findings {...{ findings, zone, locale }} />
          {connections.length === 0 ? (
            <Empty icon="calendar">
              No calendar is connected. Times are offered by your hours alone, whatever your calendar says.
            </Empty>
          ) : (
            connections.map((connection) => (
              <ConnectionPanel key={connection.id} {...{ connection, user, query, now, zone, locale }} />
            ))
          )}
          <ConnectForms {...{ user, query, now }} />
        </div>
      </Pane>
    </AdminFrame>
  );
}
