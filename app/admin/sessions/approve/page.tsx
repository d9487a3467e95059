import type { Metadata } from "next";
import { ZoneSection } from "@/app/moving/zone-section";
import type { SearchParams } from "@/app/query";
import { PlainSession, SessionList } from "@/components/booking/session-row";
import { whenView } from "@/components/booking/when-view";
import { Banner } from "@/components/ui/banner";
import { Section } from "@/components/ui/page-parts";
import { sessionAt } from "@/lib/domain/booking/times";
import { parseMove, writeMove } from "@/lib/move-parameter";
import { preview } from "@/lib/services/actions/preview-action";
import { type PossibleTime, readSuggestions } from "@/lib/services/actions/read-suggestions";
import { AskForm, ConfirmForm, NoteField } from "../action-form";
import { Cautions } from "../cautions";
import { ActionFrame, NothingToDo } from "../frame";
import { MailsReview } from "../mails";
import { type ActionPage, openAction } from "../open";
import { isReview, mailGroups, previewEach, typedInputs } from "../previewed";
import { Leftovers, sorted } from "../two-steps";
import { actionWords, counted, sessionName, whom } from "../words";
import { Picks, pickedTime } from "./picks";

export const metadata: Metadata = { title: "Approve requests" };

/** Says yes to requests: at one of the suggested times, or at another one. */
export default async function ApprovePage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("approve", searchParams);
  const { state, now, zone, locale } = page;
  const { possible, leftOut } = sorted(page, "approve");
  const own = new Map(
    page.query.getAll("move").flatMap((text) => {
      const move = parseMove(text);
      return move ? [[move.sessionId, move.start] as const] : [];
    }),
  );
  const [part, ...others] = possible;
  const suggestions = part && others.length === 0 ? await readSuggestions(part, own, now) : [];
  const asked = suggestions.map((one, index) => ({
    ...one,
    picked: pickedTime(page, index, one, own.get(one.session.id)),
  }));
  const reason = state.value("reason");
  const picks = asked.flatMap(({ session, picked }) =>
    picked ? [{ sessionId: session.id, start: picked.start }] : [],
  );
  const previewed =
    part && isReview(page)
      ? await previewEach([part], ({ owned }) =>
          preview.approve(owned, { picks, reason, confirmed: true }, now),
        )
      : null;
  const problem = previewed?.ok === false ? previewed.problem : state.problem;
  const cautions = previewed?.ok ? previewed.parts.flatMap((part) => part.preview.plan.cautions) : [];
  const words = actionWords("approve", Math.max(1, asked.length));
  const free = asked.some(({ picked }) => picked !== null);
  return (
    <ActionFrame page={page} title={words.title} lead="The time is taken as soon as you approve.">
      {asked.length === 0 ? (
        <NothingToDo>
          {others.length > 0
            ? "Choose one request at a time: each has times of its own."
            : page.chosen.length === 0
              ? "Choose a request in the activity first."
              : "Nothing that is chosen waits for an answer."}
        </NothingToDo>
      ) : previewed?.ok ? (
        <>
          {problem ? <Banner tone="ask" title={problem.detail} alert /> : null}
          <Cautions page={page} cautions={cautions} />
          <SessionList>
            {asked.map(({ booking, session, picked }) => (
              <PlainSession
                key={session.id}
                when={whenView(sessionAt(picked?.start ?? session.start, booking), zone, locale)}
                status="scheduled"
              >
                {`${booking.customer.name}, ${sessionName(booking, session.position)}`}
              </PlainSession>
            ))}
          </SessionList>
          <ZoneSection page={page} times={asked.map(({ session }) => session)} rule={false} />
          {reason.trim() ? (
            <Section title="Your note">
              <p className="quote">{reason.trim()}</p>
            </Section>
          ) : null}
          <MailsReview groups={mailGroups(previewed)} nobody="The customer finds it on their page." />
          <ConfirmForm
            page={page}
            inputs={[
              ...typedInputs(page, ["confirmed"]),
              ...(cautions.length > 0 ? [{ name: "confirmed", value: "true" }] : []),
            ]}
            summary={counted(asked.length, "request")}
            button={cautions.length > 0 ? "Approve all the same" : words.button}
            busy={words.busy}
          />
        </>
      ) : (
        <AskForm
          page={page}
          inputs={[]}
          summary="Nothing happens before you have seen the mails."
          problem={problem?.detail}
        >
          {free ? null : (
            <Banner tone="ask" title="None of the suggested times can be had any more">
              <p>Pick another time, or decline the request.</p>
            </Banner>
          )}
          {asked.map(({ picked, ...one }, index) => (
            <Picks
              key={one.session.id}
              page={page}
              index={index}
              suggestions={one}
              picked={picked}
              otherHref={otherTimes(page, asked, one.session.id)}
            />
          ))}
          <ZoneSection page={page} times={asked.map(({ session }) => session)} rule={false} />
          <NoteField
            page={page}
            label={`Note to ${whom(asked.map(({ booking }) => booking))}`}
            hint="It stands in the mail."
            error={problem?.errors?.find(({ field }) => field === "reason")?.message}
          />
        </AskForm>
      )}
      <Leftovers page={page} leftOut={leftOut} not={words.not} action="approve" />
    </ActionFrame>
  );
}

/** The picker, with what is picked so far, for one of the sessions. */
function otherTimes(
  { path }: ActionPage,
  asked: readonly { readonly session: { readonly id: string }; readonly picked: PossibleTime | null }[],
  step: string,
): string {
  const query = new URLSearchParams({ step });
  for (const { session, picked } of asked) {
    query.append("session", session.id);
    if (picked && session.id !== step) {
      query.append("move", writeMove({ sessionId: session.id, start: picked.start }));
    }
  }
  return `${path}/times?${query}`;
}
