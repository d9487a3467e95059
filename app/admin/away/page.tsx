import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { LinkList } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";
import { formatDays } from "@/lib/format-days";
import { type ListedTimeAway, listTimesAway } from "@/lib/services/away/list-times-away";
import { openAdmin } from "../open";
import { answersInShort } from "./words";

export const metadata: Metadata = { title: "Time away" };

export default async function TimesAwayPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, now, locale } = await openAdmin();
  const wanted = Number((await readQuery(searchParams)).get("page"));
  const page = Number.isSafeInteger(wanted) && wanted > 0 && wanted < 1_000_000 ? wanted : 1;
  const { owners, ahead, before, nextPage } = await listTimesAway(user, page, now);
  const items = (listed: readonly ListedTimeAway[]) =>
    listed.map((away) => itemOf(away, owners.length > 1, locale));
  const action = (
    <ButtonLink tone="main" href="/admin/away/new">
      New time away
    </ButtonLink>
  );
  return (
    <AdminFrame user={user} current="away">
      <Pane title="Time away" lead="Close days for new bookings, and ask for new times in one go.">
        {owners.length === 0 ? (
          <Empty icon="lock">
            Only the owner of a booking page, its editors and administrators can note a time away.
          </Empty>
        ) : ahead.length === 0 ? (
          <Empty icon="calendar" action={action}>
            No time away is planned. Choose days, and see at once which sessions stand on them.
          </Empty>
        ) : (
          <Section title="Now and next" aside={action} className="away-list">
            <LinkList items={items(ahead)} />
          </Section>
        )}
        {before.length > 0 ? (
          <Section title="Before">
            <LinkList items={items(before)} />
          </Section>
        ) : null}
        {page > 1 || nextPage !== null ? (
          <div className="pager">
            {page > 1 ? (
              <ButtonLink small href={`/admin/away?page=${page - 1}`}>
                Show newer
              </ButtonLink>
            ) : (
              <span />
            )}
            {nextPage ? (
              <ButtonLink small href={`/admin/away?page=${nextPage}`}>
                Show older
              </ButtonLink>
            ) : null}
          </div>
        ) : null}
      </Pane>
    </AdminFrame>
  );
}

const STAGES = {
  running: "Now. ",
  planned: "",
  over: "",
  ended: "Taken back or ended early. ",
} satisfies Record<ListedTimeAway["stage"], string>;

function itemOf(away: ListedTimeAway, named: boolean, locale: string) {
  const days = formatDays(away, locale);
  return {
    href: `/admin/away/${away.id}`,
    icon: away.stage === "ended" ? ("undo" as const) : ("calendar" as const),
    title: named ? `${away.ownerName}, ${days}` : days,
    note: STAGES[away.stage] + answersInShort(away.counts),
  };
}
