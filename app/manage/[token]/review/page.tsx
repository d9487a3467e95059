import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { movesOf, movingQuery } from "@/app/moving/moving";
import { ZoneDialog, ZoneSection } from "@/app/moving/zone-section";
import { type SearchParams, withQuery } from "@/app/query";
import { firstName } from "@/components/booking/names";
import { ReasonField } from "@/components/booking/reason-field";
import { ReviewTable } from "@/components/booking/review-table";
import { shortWhen, whenView } from "@/components/booking/when-view";
import { Banner } from "@/components/ui/banner";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { mintQuote } from "@/lib/auth/quote";
import { reasonRule } from "@/lib/domain/booking/reason";
import { refusalSentence } from "@/lib/domain/booking/refusal";
import { sumMoney } from "@/lib/domain/money/shares";
import { MINUTE } from "@/lib/domain/time";
import { formatMoney } from "@/lib/format";
import { writeMove } from "@/lib/move-parameter";
import { previewReschedule } from "@/lib/services/change/reschedule-sessions";
import { feeToPay } from "@/lib/services/payments/hold-reschedule";
import { fieldError, pageProblem, readDraft } from "../draft";
import { feeOf } from "../fee";
import { ManageFrame } from "../frame";
import { type CustomerMoving, readMoving } from "../moving";
import { type ManagedPage, openManagedPage, titleFor } from "../open";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleFor(params, "Review your changes");
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const page = await openManagedPage(params, searchParams);
  const moving = readMoving(page, { review: true });
  const back = withQuery(`${page.path}/times`, movingQuery(page, moving), {});
  if (moving.chosen.size < moving.sessions.length) redirect(back);
  const { booking, page: bookingPage } = page.view;
  const moves = movesOf(moving);
  const plan = await previewReschedule(booking, moves, page.now);
  const draft = await readDraft(page, "reschedule");
  const problem = pageProblem(draft);
  const count = moves.length;
  const due = plan.ok ? feeToPay(booking, plan) : null;
  const toPay = due && formatMoney(due, booking.locale);
  const sessions = moving.sessions.map(({ session }) => session);
  const hidden = [
    ...moves.map((move) => ({ name: "move", value: writeMove(move) })),
    ...(page.query.has("zone") ? [{ name: "zone", value: page.zone }] : []),
    { name: "quote", value: mintQuote(booking.id, page.now) },
  ];
  return (
    <ManageFrame page={page}>
      <BackLink href={back}>{count === 1 ? "Pick another time" : "Pick other times"}</BackLink>
      <PageTitle lead={leadOf(count)}>{count === 1 ? "Review your change" : "Review your changes"}</PageTitle>
      {plan.ok ? null : (
        <Problems
          page={page}
          back={back}
          problems={plan.sessions ?? []}
          detail={refusalSentence(plan.code)}
        />
      )}
      {plan.ok && problem ? (
        <Banner tone="ask" title={problem.detail} alert>
          <p>Nothing has moved yet, and your choices are kept.</p>
        </Banner>
      ) : null}
      <form method="post" action={`/api/v1/manage/${page.token}/reschedule`}>
        <HiddenInputs inputs={hidden} />
        <ReviewTable caption={captionOf(count)} rows={rowsOf(page, moving)} total={totalOf(page, moving)} />
        <ZoneSection page={page} times={sessions} rule={false} />
        <ReasonField
          kind="reschedule"
          rule={reasonRule("reschedule", booking, sessions, "customer")}
          readers={`${firstName(bookingPage.owner.name)} and ${bookingPage.accountName}`}
          value={draft?.typed.reason}
          error={fieldError(draft, "reason")}
        />
        <StickyBar
          summary={count === 1 ? "1 session moves" : `${count} sessions move`}
          total={feeOf(page, moving.sessions)}
          live={false}
        >
          <SubmitButton tone="main" busyLabel={busyLabel(count, toPay)}>
            {buttonOf(count, toPay)}
          </SubmitButton>
        </StickyBar>
      </form>
      <ZoneDialog page={page} action={`${page.path}/review`} />
    </ManageFrame>
  );
}

function buttonOf(count: number, toPay: string | null): string {
  if (toPay) return `Pay ${toPay} and reschedule`;
  return count === 1 ? "Confirm new time" : "Confirm new times";
}

function busyLabel(count: number, toPay: string | null): string {
  if (toPay) return "Opening the payment page…";
  return count === 1 ? "Moving the session…" : `Moving ${count} sessions…`;
}

function leadOf(count: number): string {
  if (count === 1) return "Nothing has moved yet.";
  if (count === 2) return "Both sessions move together. If one cannot, neither does.";
  return `All ${count} sessions move together. If one cannot, none does.`;
}

function captionOf(count: number): string {
  return count === 1
    ? "Old and new time of the session"
    : `Old and new times of ${count} sessions, with the fee for each`;
}

function rowsOf({ view, zone }: ManagedPage, { sessions, chosen }: CustomerMoving) {
  const { booking } = view;
  return sessions.map(({ session, reschedule }) => {
    const start = chosen.get(session.id) ?? session.start;
    const charge = reschedule.allowed ? reschedule.charge : null;
    return {
      key: session.id,
      session: booking.sessionCount === 1 ? "" : `${session.position} of ${booking.sessionCount}`,
      was: whenView(session, zone, booking.locale),
      will: whenView({ start, end: start + booking.durationMinutes * MINUTE }, zone, booking.locale),
      fee: charge ? (charge.amount === 0 ? "Free" : formatMoney(charge, booking.locale)) : undefined,
    };
  });
}

function totalOf(page: ManagedPage, { sessions }: CustomerMoving) {
  const words = feeOf(page, sessions);
  if (words === null) return null;
  const free = words === "No reschedule fee";
  return {
    label: "Reschedule fee",
    note: free ? undefined : noteOf(page, sessions),
    amount: free ? "Free" : words.replace("Reschedule fee ", ""),
  };
}

/** How the fee is paid. One below the least that can be charged is not taken. */
function noteOf(
  { view: { booking, page } }: ManagedPage,
  sessions: CustomerMoving["sessions"],
): string | undefined {
  if (booking.price?.mode === "displayed") {
    return `Nothing is charged here. You settle it with ${page.owner.name} directly.`;
  }
  const total = sumMoney(sessions.map(({ reschedule }) => (reschedule.allowed ? reschedule.charge : null)));
  return feeToPay(booking, { total }) === null
    ? "Too little to be charged: you pay nothing."
    : "You pay it on the next page. Nothing moves before it is paid, and your new times are held meanwhile.";
}

/** What stands in the way, session by session, before anything is sent. */
function Problems({
  page,
  back,
  problems,
  detail,
}: {
  page: ManagedPage;
  back: string;
  problems: readonly { session: string; code: Parameters<typeof refusalSentence>[0]; start?: number }[];
  detail: string;
}) {
  const { zone, view } = page;
  return (
    <Banner tone="ask" title={detail} alert>
      {problems.length > 0 ? (
        <ul>
          {problems.map(({ session, code, start }) => (
            <li key={session}>
              {start === undefined ? "" : `${shortWhen(start, zone, view.booking.locale)}: `}
              {refusalSentence(code)}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        Nothing has moved. <a href={back}>Pick other times</a>.
      </p>
    </Banner>
  );
}
