import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ZoneSection } from "@/app/moving/zone-section";
import { type SearchParams, withQuery } from "@/app/query";
import { PlainSession, SessionList } from "@/components/booking/session-row";
import { whenView } from "@/components/booking/when-view";
import { ButtonLink } from "@/components/ui/button";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { BackLink, Note, PageTitle, Section } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { sumMoney } from "@/lib/domain/money/shares";
import { formatMoney } from "@/lib/format";
import { type CustomerCancelPlan, previewCancel } from "@/lib/services/change/cancel-sessions";
import { readDraft } from "../draft";
import { ManageFrame } from "../frame";
import { type ManagedPage, openManagedPage, titleFor } from "../open";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleFor(params, "Confirm the cancellation");
}

/** The last step before sessions are canceled: the list once more, the refund, and a way back. */
export default async function ConfirmCancelPage({ params, searchParams }: Props) {
  const page = await openManagedPage(params, searchParams);
  const { booking } = page.view;
  const draft = await readDraft(page, "cancel");
  const sessions = page.query.getAll("session");
  const reason = draft?.typed.reason ?? null;
  const back = withQuery(page.path, page.query, { tab: "cancel" });
  const plan = await previewCancel(booking, { sessions, reason }, page.now);
  if (!plan.ok) redirect(back);
  const count = plan.sessions.length;
  const refund = plan.total && plan.total.amount > 0 ? formatMoney(plan.total, booking.locale) : null;
  const single = booking.sessionCount === 1;
  const request = booking.status === "requested";
  const rest = booking.sessions.length - count;
  return (
    <ManageFrame page={page}>
      <BackLink href={back}>Go back</BackLink>
      <PageTitle lead="Nothing is canceled until you confirm.">{question(request, single, count)}</PageTitle>
      <form method="post" action={`/api/v1/manage/${page.token}/cancel`}>
        <HiddenInputs
          inputs={[
            ...sessions.map((id) => ({ name: "session", value: id })),
            { name: "reason", value: reason ?? "" },
            ...(page.query.has("zone") ? [{ name: "zone", value: page.zone }] : []),
          ]}
        />
        <SessionList>
          {plan.sessions.map(({ session, refund: own }) => (
            <PlainSession
              key={session.id}
              icon="cross"
              when={whenView(session, page.zone, booking.locale)}
              status={session.status}
            >
              {own ? (own.amount > 0 ? `${formatMoney(own, booking.locale)} refund` : "No refund") : null}
            </PlainSession>
          ))}
        </SessionList>
        <ZoneSection page={page} times={plan.sessions.map(({ session }) => session)} />
        {plan.reason ? (
          <Section title="Your reason" level={3}>
            <p className="quote">{plan.reason}</p>
          </Section>
        ) : null}
        <Note className="gap-m">
          {refund ? `You receive ${refund} back${refundFrom(page, plan.automatic)}. ` : ""}
          {refund !== null && isLess(plan) ? "More than that is not left of what you paid. " : ""}
          {rest > 0 ? (rest === 1 ? "Your other session stays." : "Your other sessions stay.") : ""}
        </Note>
        <StickyBar
          summary={count === 1 ? "1 session ends" : `${count} sessions end`}
          total={refund ? `Refund ${refund}` : undefined}
          live={false}
        >
          <div className="chips">
            <ButtonLink href={back}>Go back</ButtonLink>
            <SubmitButton tone="remove" busyLabel="Canceling…">
              {request
                ? "Withdraw the request"
                : single
                  ? "Cancel the booking"
                  : count === 1
                    ? "Cancel 1 session"
                    : `Cancel ${count} sessions`}
            </SubmitButton>
          </div>
        </StickyBar>
      </form>
    </ManageFrame>
  );
}

function refundFrom({ managed, view }: ManagedPage, automatic: boolean): string {
  if (!automatic) return `, from ${view.page.owner.name} directly`;
  const whose = managed.link.holder.role === "customer" ? "you paid with" : "the price was paid with";
  return `, to the card that ${whose}, within a few days`;
}

/** Something went back before, so the whole is less than its parts. */
function isLess({ sessions, total }: CustomerCancelPlan): boolean {
  return (total?.amount ?? 0) < (sumMoney(sessions.map(({ refund }) => refund))?.amount ?? 0);
}

function question(request: boolean, single: boolean, count: number): string {
  if (request) return "Withdraw this request?";
  if (single) return "Cancel this booking?";
  return count === 1 ? "Cancel this session?" : `Cancel these ${count} sessions?`;
}
