import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { movesOf, movingQuery, withoutTimes } from "@/app/moving/moving";
import { ZoneSection } from "@/app/moving/zone-section";
import type { SearchParams } from "@/app/query";
import { ReviewTable } from "@/components/booking/review-table";
import { whenView } from "@/components/booking/when-view";
import { sessionAt } from "@/lib/domain/booking/times";
import { preview } from "@/lib/services/actions/preview-action";
import { AskForm, ConfirmForm, NoteField } from "../../action-form";
import { Cautions } from "../../cautions";
import { ActionFrame } from "../../frame";
import { MailsReview } from "../../mails";
import { backPath } from "../../open";
import { isReview, mailGroups, previewEach, typedInputs } from "../../previewed";
import { movePageOf, movingOf } from "../../times-step";
import { actionWords, counted, whom } from "../../words";
import { openReschedule } from "../open";
import { MovesRefused, sessionsInTheWay } from "./moves-refused";

export const metadata: Metadata = { title: "Review the new times" };

/** Old beside new, what speaks against it, and the mails; then one transaction. */
export default async function RescheduleReviewPage({ searchParams }: { searchParams: SearchParams }) {
  const { page, part } = await openReschedule(searchParams);
  const { booking } = part.owned;
  const moving = movingOf(page, part);
  const move = await movePageOf(page, part);
  const times = `${page.path}/times`;
  if (moving.chosen.size < moving.sessions.length) redirect(`${times}?${movingQuery(move, moving)}`);
  const wanted = { moves: movesOf(moving), reason: page.state.value("reason"), zone: null, confirmed: true };
  const previewed = await previewEach([part], ({ owned }) => preview.reschedule(owned, wanted, page.now));
  const problem = previewed.ok ? page.state.problem : previewed.problem;
  const lost = previewed.ok ? [] : sessionsInTheWay(previewed.problem);
  const others = withoutTimes(moving, new Set(lost.map(({ session }) => session)));
  const cautions = previewed.ok ? (previewed.parts[0]?.preview.plan.cautions ?? []) : [];
  const count = part.sessions.length;
  const words = actionWords("reschedule", count);
  const back = `${backPath({ path: `${page.path}/review`, query: page.query })}`;
  const moveInputs = wanted.moves.flatMap(({ sessionId, start }, index) => [
    { name: `moves.${index}.session`, value: sessionId },
    { name: `moves.${index}.start`, value: new Date(start).toISOString() },
  ]);
  return (
    <ActionFrame
      page={page}
      path={`${page.path}/review`}
      title={count === 1 ? "Review the new time" : "Review the new times"}
      lead={`${booking.customer.name}, ${booking.title}. There is no fee.`}
    >
      {lost.length > 0 && problem ? (
        <MovesRefused
          page={page}
          lost={lost}
          problem={problem}
          href={`${times}?${movingQuery(move, others)}`}
        />
      ) : (
        <Cautions page={page} cautions={cautions} />
      )}
      <ReviewTable
        caption={`Old and new times of ${counted(count)}`}
        rows={part.sessions.map((session) => ({
          key: session.id,
          session: booking.sessionCount === 1 ? "" : `${session.position} of ${booking.sessionCount}`,
          was: whenView(session, page.zone, page.locale),
          will: whenView(
            sessionAt(moving.chosen.get(session.id) ?? session.start, booking),
            page.zone,
            page.locale,
          ),
        }))}
      />
      <ZoneSection page={page} times={part.sessions} rule={false} />
      {previewed.ok && isReview(page) ? (
        <>
          <MailsReview groups={mailGroups(previewed)} nobody="The customer finds it on their page." />
          <ConfirmForm
            page={page}
            inputs={[
              ...typedInputs(page, ["confirmed"]),
              ...(cautions.length > 0 ? [{ name: "confirmed", value: "true" }] : []),
            ]}
            summary={`${counted(count)} ${count === 1 ? "moves" : "move"}`}
            button={cautions.length > 0 ? "Move all the same" : words.button}
            busy={words.busy}
            back={back}
          />
        </>
      ) : lost.length > 0 ? null : (
        <AskForm
          page={page}
          inputs={moveInputs}
          summary="Nothing moves before you have seen the mails."
          problem={problem?.detail}
          back={back}
        >
          <NoteField
            page={page}
            label={`Note to ${whom([booking])}`}
            hint="It stands in the mail as the reason."
            error={problem?.errors?.[0]?.message}
          />
        </AskForm>
      )}
    </ActionFrame>
  );
}
