import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { SearchParams } from "@/app/query";
import { AdminForm, SaveBar } from "@/components/admin/admin-form";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { TickAll } from "@/components/admin/tick-all";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { BackLink, Section } from "@/components/ui/page-parts";
import { codeOfShown } from "@/lib/domain/away/shown";
import { formatDays } from "@/lib/format-days";
import { ACTION, carried, readWantedAway, stepPath } from "../../wanted";
import { counted } from "../../words";
import { pagesOf } from "../owner-field";
import { AffectedDays } from "./affected-days";
import { OpenRequests } from "./open-requests";

export const metadata: Metadata = { title: "Affected sessions" };

export default async function AffectedSessionsPage({ searchParams }: { searchParams: SearchParams }) {
  const { view, query, state, plan, ticked, came } = await readWantedAway(searchParams);
  if (!plan?.ok) redirect(stepPath("", query));
  const { owner, days, affected, requests } = plan;
  return (
    <AdminFrame user={view.user} current="away">
      <Pane
        title="Affected sessions"
        lead={`${owner.name}, ${formatDays(days, view.locale)}`}
        crumbs={[{ label: "Time away", href: "/admin/away" }]}
      >
        <BackLink href={stepPath("", query)}>Change the days or the note</BackLink>
        <p className="note">The days are closed on {pagesOf(owner)}</p>
        <AdminForm action={ACTION} back="/admin/away/new/review" state={{ problem: null, saved: false }}>
          <HiddenInputs inputs={carried(state, codeOfShown(affected))} />
          {came > 0 ? (
            <Banner
              tone="ask"
              title={`Look through the sessions again: ${counted(came, "session")} came to these days since you did.`}
              alert
            >
              <p>Nothing has changed yet. What came is ticked; your other ticks are kept.</p>
            </Banner>
          ) : null}
          {affected.length === 0 ? (
            <Empty icon="check" title="No session stands on these days">
              Nobody needs to be asked. The days can be closed for new bookings all the same.
            </Empty>
          ) : (
            <Section
              title={`${counted(affected.length, "session")} to ask about`}
              aside={<TickAll prefix="sessions." />}
            >
              <p className="note">
                Ticked sessions give their time back at once, and their customers get a mail with Reschedule
                now. Sessions without a tick stay as they are.
              </p>
              <AffectedDays sessions={affected} locale={view.locale} now={view.now} ticked={ticked} />
            </Section>
          )}
          {requests.length > 0 ? <OpenRequests requests={requests} locale={view.locale} /> : null}
          <SaveBar note="Nobody is asked before you have reviewed it.">
            <Button tone="main" name="intent" value="review">
              Review
            </Button>
          </SaveBar>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}
