import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { SearchParams } from "@/app/query";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { ButtonLink } from "@/components/ui/button";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Facts } from "@/components/ui/navigation";
import { StickyBar } from "@/components/ui/sticky-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { countMails } from "@/lib/domain/away/affected";
import { formatDays } from "@/lib/format-days";
import { ACTION, carried, readWantedAway, stepPath, tickName } from "../../wanted";
import { counted } from "../../words";
import { pagesOf } from "../owner-field";
import { AskedCustomers } from "./asked-customers";
import { MailSample } from "./mail-sample";

export const metadata: Metadata = { title: "Review the time away" };

export default async function ReviewTimeAwayPage({ searchParams }: { searchParams: SearchParams }) {
  const { view, query, state, plan, ticked, shown, came } = await readWantedAway(searchParams);
  if (!plan?.ok) redirect(stepPath("", query));
  if (shown === null || came > 0) redirect(stepPath("/sessions", query));
  const { owner, days, dayCount, affected } = plan;
  const asked = affected.filter(({ sessionId }) => ticked(sessionId));
  const count = countMails(asked);
  const close = `Close ${counted(dayCount, "day")}`;
  const facts = [
    { term: "Away", detail: `${owner.name}, ${formatDays(days, view.locale)}` },
    { term: "Closed", detail: `${counted(dayCount, "day")} on ${pagesOf(owner)}` },
    {
      term: "Asked",
      detail:
        asked.length === 0
          ? "Nobody."
          : `${counted(count.customers, "customer")}, about ${counted(count.sessions, "session")} of ${counted(count.bookings, "booking")}.`,
    },
    { term: "Mails", detail: asked.length === 0 ? "None." : mailsOf(count, owner.name) },
    ...(affected.length > asked.length
      ? [
          {
            term: "Left alone",
            detail: `${counted(affected.length - asked.length, "session")} on these days.`,
          },
        ]
      : []),
  ];
  return (
    <AdminFrame user={view.user} current="away">
      <Pane
        title="Review the time away"
        lead="Nothing has changed yet."
        crumbs={[{ label: "Time away", href: "/admin/away" }]}
      >
        <AdminForm action={ACTION} back="/admin/away/new/review" state={state}>
          <HiddenInputs
            inputs={[
              ...carried(state, shown),
              ...asked.map(({ sessionId }) => ({ name: tickName(sessionId), value: "on" })),
            ]}
          />
          <Panel title="What happens" id="summary">
            <Facts items={facts} />
            <p>
              <ButtonLink small href={stepPath("/sessions", query)}>
                Change whom to ask
              </ButtonLink>
            </p>
          </Panel>
          {asked.length > 0 ? (
            <>
              <MailSample view={view} asked={asked} note={plan.note} />
              <AskedCustomers asked={asked} locale={view.locale} />
            </>
          ) : null}
          <StickyBar
            summary={
              asked.length === 0 ? "No mail leaves." : `${counted(count.mails, "mail")} leave at once.`
            }
            live={false}
          >
            <SubmitButton tone="main" name="intent" value="save" busyLabel="Closing the days…">
              {asked.length === 0 ? close : `${close}, ask ${counted(count.customers, "customer")}`}
            </SubmitButton>
          </StickyBar>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}

function mailsOf({ mails, bookings }: ReturnType<typeof countMails>, owner: string): string {
  const each = bookings === 1 ? "the booking" : `each of the ${counted(bookings, "booking")}`;
  return `${counted(mails, "mail")} to customers and their guests, calendar cancellations included. ${owner} and those who follow the page get a copy about ${each}.`;
}
