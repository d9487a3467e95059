import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { RefreshWhile } from "@/components/admin/refresh-while";
import { Banner } from "@/components/ui/banner";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/navigation";
import { Section } from "@/components/ui/page-parts";
import { ANSWERS, type Answer } from "@/lib/domain/away/answer";
import { formatDays } from "@/lib/format-days";
import { readTimeAway } from "@/lib/services/away/read-time-away";
import { openAdmin } from "../../open";
import { Actions } from "./actions";
import { AnswerFilter } from "./answer-filter";
import { factsOf, saidOf, titleOf } from "./facts";
import { WatchedSessions } from "./watched-sessions";

export const metadata: Metadata = { title: "Time away" };

interface Props {
  params: Promise<{ timeAwayId: string }>;
  searchParams: SearchParams;
}

export default async function TimeAwayPage({ params, searchParams }: Props) {
  const admin = await openAdmin();
  const { timeAwayId } = await params;
  const query = await readQuery(searchParams);
  const view = await readTimeAway(admin.user, timeAwayId, admin.now);
  if (!view.ok) return view.code === "forbidden" ? forbidden() : notFound();
  const { away, sessions, counts } = view;
  const show = ANSWERS.find((answer) => answer === query.get("show")) ?? null;
  const listed = show === null ? sessions : sessions.filter(({ answer }) => answer === show);
  const said = saidOf(query.get("said"), view);
  return (
    <AdminFrame user={admin.user} current="away">
      <Pane
        title={titleOf(view, admin.user.userId)}
        lead={formatDays(away, admin.locale)}
        crumbs={[{ label: "Time away", href: "/admin/away" }]}
      >
        {said ? (
          <div role="status" className="away-said">
            <Banner tone="keep" title={said} />
          </div>
        ) : null}
        {counts.asking > 0 ? <RefreshWhile /> : null}
        <Facts items={factsOf(view, admin.locale)} />
        <Actions admin={admin} view={view} query={query} />
        <Section title="Who has answered" className="away-answers">
          {sessions.length === 0 ? (
            <Empty icon="check">No session stood on these days. Nobody had to be asked.</Empty>
          ) : (
            <>
              <AnswerFilter
                counts={counts}
                all={sessions.length}
                show={show}
                path={`/admin/away/${away.id}`}
              />
              {listed.length === 0 ? (
                <Empty icon="check">{nothing(show)}</Empty>
              ) : (
                <WatchedSessions sessions={listed} locale={admin.locale} />
              )}
            </>
          )}
        </Section>
      </Pane>
    </AdminFrame>
  );
}

function nothing(show: Answer | null): string {
  return show === "waiting" ? "Everybody who was asked has answered." : "There is no such session.";
}
