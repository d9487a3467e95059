import { readChoices } from "@/app/moving/choices";
import { LostTimes } from "@/app/moving/lost-times";
import { type MovePage, type Moving, movingQuery } from "@/app/moving/moving";
import { takeChoice } from "@/app/moving/pick";
import { MoveTimesPicker } from "@/app/moving/times-picker";
import { TypedTime, takeTyped } from "@/app/moving/typed-time";
import { withQuery } from "@/app/query";
import { shortWhen } from "@/components/booking/when-view";
import { MoveAllChips } from "@/components/slots/move-all-chips";
import { NoTimes } from "@/components/slots/no-times";
import { SessionSteps } from "@/components/slots/session-steps";
import { Button } from "@/components/ui/button";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { StickyBar } from "@/components/ui/sticky-bar";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { parseMove } from "@/lib/move-parameter";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import { readBookingPage } from "@/lib/services/book/read-booking-page";
import type { ActionPage } from "./open";
import { counted } from "./words";

/** What is chosen so far, as the address says it. */
export function movingOf(page: ActionPage, { sessions }: OwnedSessions): Moving {
  const ids = new Set(sessions.map(({ id }) => id));
  const moves = page.query.getAll("move").flatMap((text) => parseMove(text) ?? []);
  const own = moves.filter(({ sessionId }) => ids.has(sessionId));
  return {
    sessions: sessions.map((session) => ({ session })),
    chosen: new Map(own.map((move) => [move.sessionId, move.start])),
  };
}

export async function movePageOf(page: ActionPage, { owned }: OwnedSessions): Promise<MovePage> {
  const { path, query, zone, locale, now } = page;
  const { settings } = await readBookingPage(owned.booking);
  return { path, query, view: { booking: owned.booking, settings }, zone, locale, now };
}

interface TimesStepProps {
  page: ActionPage;
  part: OwnedSessions;
  /** The page that goes on with the times. */
  next: string;
  /** Its button. */
  button: string;
  /** Whether all times can be filled in at once. */
  moveAll: boolean;
}

/** A time for each session: a free one, as the customer picks it, or any other by date and time. */
export async function TimesStep({ page, part, next, button, moveAll }: TimesStepProps) {
  const move = await movePageOf(page, part);
  const moving = movingOf(page, part);
  await takeChoice(move, moving);
  const problem = takeTyped(move, moving);
  const choices = await readChoices(move, moving);
  const { sessions, chosen } = moving;
  const count = sessions.length;
  const numbers = new Map(sessions.map(({ session }, index) => [session.id, index + 1]));
  const state = [...movingQuery(move, moving)].map(([name, value]) => ({ name, value }));
  const step = choices?.session.id ?? page.query.get("step") ?? sessions[0]?.session.id ?? "";
  const open = count - chosen.size;
  const draft = page.state.typed ? { typed: page.state.typed, problem: page.state.problem } : null;
  return (
    <>
      <LostTimes page={move} moving={moving} draft={draft} numbers={numbers} />
      <VisuallyHidden as="h2">{count === 1 ? "The session" : `The ${count} sessions`}</VisuallyHidden>
      <SessionSteps
        steps={sessions.map(({ session }) => {
          const start = chosen.get(session.id);
          return {
            key: session.id,
            number: numbers.get(session.id) ?? 0,
            was: shortWhen(session.start, page.zone, page.locale),
            will: start === undefined ? null : shortWhen(start, page.zone, page.locale),
            href: withQuery(`${page.path}/times`, movingQuery(move, moving), { step: session.id }),
            current: session.id === step,
          };
        })}
      />
      {moveAll ? <MoveAllChips action={`${page.path}/times`} inputs={state} count={count} /> : null}
      {choices ? (
        <MoveTimesPicker page={move} choices={choices} number={numbers.get(step) ?? 1} moving={moving} />
      ) : (
        <NoTimes />
      )}
      <TypedTime page={move} moving={moving} step={step} problem={problem} />
      <form method="get" action={next}>
        <HiddenInputs inputs={state.filter(({ name }) => name !== "view")} />
        <StickyBar
          summary={`${chosen.size} of ${counted(count, "time")} picked`}
          hint={
            open > 0
              ? { id: "why-not", text: `Pick ${open}${chosen.size > 0 ? " more" : ""} to go on` }
              : null
          }
        >
          <Button tone="main" notYet={open > 0 ? "why-not" : null}>
            {button}
          </Button>
        </StickyBar>
      </form>
    </>
  );
}
