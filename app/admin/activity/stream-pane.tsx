import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { roleAllows } from "@/lib/auth/page-access";
import { readPlace, readStreamFilter } from "@/lib/domain/stream/filter";
import { zoneLabel } from "@/lib/format";
import { readActivityStream, readStreamChoices, type Stream } from "@/lib/services/activity/read-activity";
import type { AdminView } from "../open";
import { exportAddress, listQuery, STREAM, streamAddress } from "./addresses";
import { ChosenBar } from "./chosen-bar";
import { Filters } from "./filters";
import { daysOfLines } from "./line-view";
import { Notes } from "./notes";
import { StreamTable } from "./stream-table";

export interface StreamPaneProps {
  view: AdminView;
  query: URLSearchParams;
  /** The session whose details stand beside it; then the page's title is theirs. */
  openId: string | null;
}

/** The list of sessions with its filters. */
export async function StreamPane({ view, query, openId }: StreamPaneProps) {
  const { user, pages, now, zone, locale } = view;
  const read = readStreamFilter(query);
  const [stream, choices] = await Promise.all([
    readActivityStream(user, { filter: read.filter, place: readPlace(query), zone }, now),
    readStreamChoices(user, pages, read.filter, now),
  ]);
  const editable = new Set(pages.filter(({ role }) => roleAllows(role, "edit")).map(({ pageId }) => pageId));
  const days = daysOfLines(stream.lines, { now, zone, locale, me: user.name, editable });
  const Title = openId === null ? "h1" : "h2";
  const table = <StreamTable days={days} order={stream.order} query={query} openId={openId} />;
  return (
    <div className="pane pane-list">
      <div className="pane-head">
        <Title>Activity</Title>
        <p>{zoneLabel(zone, now)}</p>
      </div>
      {query.has("none-chosen") ? <Banner tone="ask" title="Tick at least one session first." alert /> : null}
      {openId === null ? <Notes view={view} /> : null}
      <Filters
        query={query}
        read={read}
        choices={choices}
        pages={pages}
        textProblem={stream.tooMany ? TOO_MANY : null}
      />
      {days.length === 0 ? (
        <NothingListed view={view} query={query} stream={stream} />
      ) : editable.size > 0 ? (
        <form className="chosen" method="get" action="/api/v1/admin/activity/chosen">
          <input type="hidden" name="back" value={streamAddress(query, placeOf(query))} />
          {table}
          <ChosenBar />
        </form>
      ) : (
        table
      )}
      <Pager query={query} stream={stream} />
    </div>
  );
}

const TOO_MANY = "Write more of it: more than 1,000 have that in their name, address or reference.";

function placeOf(query: URLSearchParams) {
  return { after: query.get("after"), before: query.get("before") };
}

function NothingListed({
  view: { pages },
  query,
  stream,
}: Pick<StreamPaneProps, "view" | "query"> & { stream: Stream }) {
  if (pages.length === 0) {
    return (
      <Empty icon="lock">You can see no booking page yet. Ask an administrator to share one with you.</Empty>
    );
  }
  const all = <ButtonLink href={STREAM}>Show everything</ButtonLink>;
  if (stream.tooMany) return <Empty icon="search">Too many fit to put them in order.</Empty>;
  if (listQuery(query).size > 0) {
    return (
      <Empty icon="search" action={all}>
        No session fits these filters.
      </Empty>
    );
  }
  return (
    <Empty icon="calendar" action={<ButtonLink href="/admin/pages">Booking pages</ButtonLink>}>
      Nobody has booked yet. Share the address of a booking page, and bookings appear here.
    </Empty>
  );
}

function Pager({ query, stream }: Pick<StreamPaneProps, "query"> & { stream: Stream }) {
  const { lines, total, before, after, order } = stream;
  if (lines.length === 0) return null;
  const shown = lines.reduce((sum, { sessions }) => sum + sessions.length, 0);
  const [back, on] = order.by === "changed" ? ["Show newer", "Show older"] : ["Show previous", "Show next"];
  return (
    <div className="pager">
      <p>
        {shown} of {total.more ? "more than 1,000" : total.count} sessions
        {", "}
        <a href={exportAddress(query)} download>
          all as CSV
        </a>
      </p>
      <div className="pager-links">
        {before ? (
          <ButtonLink small href={streamAddress(query, { before })}>
            {back}
          </ButtonLink>
        ) : null}
        {after ? (
          <ButtonLink small href={streamAddress(query, { after })}>
            {on}
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}
