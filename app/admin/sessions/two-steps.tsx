import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Section } from "@/components/ui/page-parts";
import { type OwnerAction, ownerActionRefusal } from "@/lib/domain/booking/owner-actions";
import { ownerRefusalSentence } from "@/lib/domain/booking/owner-refusals";
import type { Session } from "@/lib/domain/booking/types";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import { AskForm, ConfirmForm, sessionInputs } from "./action-form";
import { ChosenSessions, LeftOut } from "./chosen";
import { ActionFrame, NothingToDo } from "./frame";
import { MailsReview } from "./mails";
import { type ActionPage, only, sessionsOf } from "./open";
import { mailGroups, type Previewed, typedInputs } from "./previewed";
import { actionWords } from "./words";

/** The chosen sessions with which this can be done now, and the others. */
export function sorted(page: ActionPage, action: OwnerAction) {
  const can = (session: Session) => ownerActionRefusal(action, session, page.now) === null;
  return { possible: only(page.chosen, can), leftOut: only(page.chosen, (session) => !can(session)) };
}

interface TwoStepsProps {
  page: ActionPage;
  action: OwnerAction;
  possible: readonly OwnedSessions[];
  leftOut: readonly OwnedSessions[];
  /** What would happen; null before anything was typed. */
  previewed: Previewed<unknown> | null;
  lead: string;
  warning?: ReactNode;
  /** What there is to say about it: the fields of the first step. */
  children: ReactNode;
  /** What the last step says beside the mails. */
  outcome?: ReactNode;
  /** What is said when nobody is mailed. */
  nobody: string;
  tone?: "main" | "remove";
  requests?: boolean;
}

/** First what there is to say, then what will be mailed; only the second step does anything. */
export function TwoSteps(props: TwoStepsProps) {
  const { page, action, possible, leftOut, previewed, lead, warning, children, outcome, nobody, tone } =
    props;
  const count = sessionsOf(possible).length;
  const words = actionWords(action, count, props.requests);
  const problem = previewed?.ok === false ? previewed.problem : page.state.problem;
  const note = page.state.value("reason").trim();
  const summary = count === 1 ? "1 session" : `${count} sessions`;
  if (count === 0) {
    return (
      <ActionFrame page={page} title={actionWords(action, 1, props.requests).title}>
        <NothingToDo>
          {page.chosen.length === 0
            ? "Choose sessions in the activity first."
            : "Nothing can be done with the chosen sessions here."}
        </NothingToDo>
        <Leftovers page={page} leftOut={leftOut} not={words.not} action={action} />
      </ActionFrame>
    );
  }
  return (
    <ActionFrame page={page} title={words.title} lead={lead}>
      {previewed?.ok && problem ? (
        <Banner tone="ask" title={problem.detail} alert>
          <p>Nothing has changed.</p>
        </Banner>
      ) : null}
      {warning}
      <ChosenSessions page={page} chosen={possible} icon={tone === "remove" ? "cross" : undefined} />
      <Leftovers page={page} leftOut={leftOut} not={words.not} action={action} />
      {previewed?.ok ? (
        <>
          {note ? (
            <Section title="Your note">
              <p className="quote">{note}</p>
            </Section>
          ) : null}
          {outcome}
          <MailsReview groups={mailGroups(previewed)} nobody={nobody} />
          <ConfirmForm
            page={page}
            inputs={typedInputs(page)}
            summary={summary}
            button={words.button}
            busy={words.busy}
            tone={tone}
          />
        </>
      ) : (
        <AskForm
          page={page}
          inputs={sessionInputs(possible)}
          summary="Nothing happens before you have seen the mails."
          problem={problem?.detail}
        >
          {children}
        </AskForm>
      )}
    </ActionFrame>
  );
}

/** What the page leaves alone, and why. */
export function Leftovers({
  page,
  leftOut,
  not,
  action,
}: Pick<TwoStepsProps, "page" | "leftOut" | "action"> & { not: string }) {
  const why = (session: Session) =>
    ownerActionRefusal(action, session, page.now) === "not_started"
      ? ownerRefusalSentence("not_started")
      : "Its status does not allow it.";
  return <LeftOut page={page} chosen={leftOut} not={not} why={why} />;
}
