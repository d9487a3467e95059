import { FailedRefunds } from "@/components/admin/failed-refunds";
import { StatusBadge } from "@/components/booking/status-badge";
import { Anchor } from "@/components/ui/anchor";
import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { Facts } from "@/components/ui/navigation";
import { formatClockRange, formatDate } from "@/lib/format";
import type { SessionRecord } from "@/lib/services/activity/read-session-record";
import { sessionAddress, streamAddress } from "./addresses";
import { CalendarNotes } from "./calendar-notes";
import { factsOf } from "./facts-view";
import { Replies } from "./replies";
import { SessionActions } from "./session-actions";
import { Siblings } from "./siblings";
import { Timeline } from "./timeline";
import type { Reader } from "./times";

export interface SessionDetailProps {
  record: SessionRecord;
  reader: Reader;
  query: URLSearchParams;
}

/** One session with everything that is known of it. Where the screen is narrow it stands alone, with a way back. */
export function SessionDetail({ record, reader, query }: SessionDetailProps) {
  const { booking, session, customer } = record;
  const here = sessionAddress(query, session.id);
  return (
    <aside className="pane pane-side" id="session" aria-labelledby="session-title" tabIndex={-1}>
      <Anchor
        className="back narrow-only"
        href={streamAddress(query, { after: query.get("after"), before: query.get("before") })}
      >
        <Icon name="back" small /> Activity
      </Anchor>
      <article className="detail">
        {query.has("saved") ? (
          <div role="status">
            <Banner
              tone="keep"
              title={
                query.get("saved") === "stands"
                  ? "The session stands as it is."
                  : "The mail is on its way again."
              }
            />
          </div>
        ) : null}
        <header>
          <h2 id="session-title">
            <Title record={record} reader={reader} />
          </h2>
          <StatusBadge status={session.status} />
          <p className="lede">
            {booking.title} with{" "}
            <Anchor href={streamAddress(new URLSearchParams(), { customer: customer.customerId })}>
              {booking.customer.name || booking.customer.email}
            </Anchor>
          </p>
        </header>
        <FailedRefunds
          refunds={record.money
            .filter(({ status }) => status === "failed")
            .map((refund) => ({
              ...refund,
              customerName: booking.customer.name,
              mayEdit: record.mayEdit,
            }))}
          from={session.id}
          news={query.get("refund")}
          locale={reader.locale}
          level={3}
        />
        <Replies record={record} reader={reader} back={here} />
        <SessionActions record={record} now={reader.now} />
        <CalendarNotes record={record} reader={reader} back={here} />
        <Siblings record={record} reader={reader} query={query} />
        <Facts items={factsOf(record, reader)} />
        <Timeline record={record} reader={reader} back={here} />
      </article>
    </aside>
  );
}

/** A time that does not stand, or not yet, says so. */
function Title({
  record: { session },
  reader: { zone, locale },
}: Pick<SessionDetailProps, "record" | "reader">) {
  const time = (
    <>
      {formatDate(session.start, zone, locale)},{" "}
      <span className="nowrap">{formatClockRange(session, zone, locale)}</span>
    </>
  );
  if (session.status === "requested") return "A request that waits for you";
  return session.status === "canceled" || session.status === "reschedule_requested" ? (
    <del>{time}</del>
  ) : (
    time
  );
}
