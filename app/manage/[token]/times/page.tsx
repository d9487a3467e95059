import type { Metadata } from "next";
import { readChoices } from "@/app/moving/choices";
import { LostTimes } from "@/app/moving/lost-times";
import { movingQuery } from "@/app/moving/moving";
import { takeChoice } from "@/app/moving/pick";
import { MoveTimesPicker } from "@/app/moving/times-picker";
import { ZoneDialog } from "@/app/moving/zone-section";
import { type SearchParams, withQuery } from "@/app/query";
import { shortWhen } from "@/components/booking/when-view";
import { MoveAllChips } from "@/components/slots/move-all-chips";
import { NoTimes } from "@/components/slots/no-times";
import { SessionSteps } from "@/components/slots/session-steps";
import { Button } from "@/components/ui/button";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { StickyBar } from "@/components/ui/sticky-bar";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { readDraft } from "../draft";
import { feeOf } from "../fee";
import { ManageFrame } from "../frame";
import { readMoving } from "../moving";
import { openManagedPage, titleFor } from "../open";
import { SuggestTimes } from "./suggest-times";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleFor(params, "Pick new times");
}

export default async function TimesPage({ params, searchParams }: Props) {
  const page = await openManagedPage(params, searchParams);
  if (page.view.booking.status === "requested") {
    return (
      <ManageFrame page={page}>
        <SuggestTimes page={page} />
      </ManageFrame>
    );
  }
  const moving = readMoving(page);
  await takeChoice(page, moving);
  const choices = await readChoices(page, moving);
  const draft = await readDraft(page, "reschedule");
  const { booking, page: bookingPage } = page.view;
  const { sessions, chosen } = moving;
  const count = sessions.length;
  const numbers = new Map(sessions.map(({ session }, index) => [session.id, index + 1]));
  const state = [...movingQuery(page, moving)].map(([name, value]) => ({ name, value }));
  const lost = new Set(
    draft?.problem?.more?.conflicts
      ? sessions.map(({ session }) => session.id).filter((id) => !chosen.has(id))
      : [],
  );
  const open = count - chosen.size;
  const fee = feeOf(page, sessions);
  const noun = count === 1 ? "1 session" : `${count} sessions`;
  return (
    <ManageFrame page={page}>
      <BackLink
        href={withQuery(page.path, movingQuery(page, { sessions, chosen: new Map() }), { view: null })}
      >
        {booking.sessionCount === 1 ? "Back to the booking" : "Choose other sessions"}
      </BackLink>
      <PageTitle
        lead={
          lost.size > 0
            ? `For ${noun} of ${booking.title}. Nothing has moved yet.`
            : `For ${noun} of ${booking.title}. Nothing moves until you confirm.`
        }
      >
        {count === 1 ? "Pick a new time" : "Pick new times"}
      </PageTitle>
      <LostTimes page={page} moving={moving} draft={draft} numbers={numbers} />
      <VisuallyHidden as="h2">{count === 1 ? "Your session" : `Your ${count} sessions`}</VisuallyHidden>
      <SessionSteps
        className={lost.size > 0 ? "gap-m" : undefined}
        steps={sessions.map(({ session }) => {
          const start = chosen.get(session.id);
          return {
            key: session.id,
            number: numbers.get(session.id) ?? 0,
            was: shortWhen(session.start, page.zone, booking.locale),
            will: start === undefined ? null : shortWhen(start, page.zone, booking.locale),
            href: withQuery(`${page.path}/times`, movingQuery(page, moving), { step: session.id }),
            current: session.id === choices?.session.id,
            lost: lost.has(session.id),
            kept: lost.size > 0 && start !== undefined,
          };
        })}
      />
      <MoveAllChips action={`${page.path}/times`} inputs={state} count={count} />
      {choices ? (
        <MoveTimesPicker
          page={page}
          choices={choices}
          number={numbers.get(choices.session.id) ?? 1}
          moving={moving}
        />
      ) : (
        <div className="section">
          <NoTimes contact={bookingPage.owner} />
        </div>
      )}
      <form method="get" action={`${page.path}/review`}>
        <HiddenInputs inputs={state.filter(({ name }) => name !== "view")} />
        <StickyBar
          summary={`${chosen.size} of ${count} ${count === 1 ? "time" : "times"} picked`}
          total={open === 0 && fee ? fee : undefined}
          hint={
            open > 0
              ? { id: "why-not", text: `Pick ${open}${chosen.size > 0 ? " more" : ""} to go on` }
              : null
          }
        >
          <Button tone="main" notYet={open > 0 ? "why-not" : null}>
            {count === 1 ? "Review the change" : "Review changes"}
          </Button>
        </StickyBar>
      </form>
      <ZoneDialog page={page} action={`${page.path}/times`} />
    </ManageFrame>
  );
}
