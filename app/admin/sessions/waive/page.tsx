import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { Banner } from "@/components/ui/banner";
import { CheckboxRow } from "@/components/ui/choice";
import { Section } from "@/components/ui/page-parts";
import { formatMoney } from "@/lib/format";
import { preview } from "@/lib/services/actions/preview-action";
import { readDueFees } from "@/lib/services/actions/read-fees";
import { AskForm, ConfirmForm, NoteField, sessionInputs } from "../action-form";
import { ActionFrame, NothingToDo } from "../frame";
import { MailsReview } from "../mails";
import { openAction } from "../open";
import { isReview, mailGroups, previewEach, typedInputs } from "../previewed";
import { actionWords, whom } from "../words";
import { FeeBoxes, typedFees } from "./fee-boxes";

export const metadata: Metadata = { title: "Waive a fee" };

/** Lets go of reschedule fees that are due, with a reason that is kept. */
export default async function WaivePage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("waive", searchParams);
  const { state, chosen, locale } = page;
  const [part, ...more] = chosen;
  const fees = part && more.length === 0 ? await readDueFees(part.owned) : [];
  if (!part || fees.length === 0) {
    return (
      <ActionFrame page={page} title={actionWords("waive", 1).title}>
        <NothingToDo>
          {more.length > 0
            ? "Choose the sessions of one booking: its fees are waived by themselves."
            : part
              ? "No reschedule fee is due for this booking."
              : "Choose a session in the activity first."}
        </NothingToDo>
      </ActionFrame>
    );
  }
  const wanted = { fees: typedFees(page), reason: state.value("reason"), tell: state.checked("tell") };
  const previewed = isReview(page)
    ? await previewEach([part], ({ owned }) => preview.waive(owned, wanted, page.now))
    : null;
  const problem = previewed?.ok === false ? previewed.problem : state.problem;
  const error = (name: string) =>
    problem?.errors?.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message ?? null;
  const plan = previewed?.ok ? previewed.parts[0]?.preview.plan : undefined;
  const words = actionWords("waive", plan?.fees.length ?? fees.length);
  const who = whom([part.owned.booking]);
  return (
    <ActionFrame page={page} title={words.title} lead={`${who} owes you nothing for it then.`}>
      {previewed?.ok && plan ? (
        <>
          {problem ? <Banner tone="ask" title={problem.detail} alert /> : null}
          <Section title={`${formatMoney(plan.total, locale)} will not be due any more`}>
            <p className="quote">{plan.reason}</p>
          </Section>
          <MailsReview
            groups={mailGroups(previewed)}
            nobody={`${who} sees on the page of the booking that nothing is due.`}
          />
          <ConfirmForm
            page={page}
            inputs={typedInputs(page)}
            summary={formatMoney(plan.total, locale)}
            button={words.button}
            busy={words.busy}
          />
        </>
      ) : (
        <AskForm
          page={page}
          inputs={sessionInputs(chosen)}
          summary="Nothing happens before you have seen the mails."
          problem={problem?.detail}
        >
          <FeeBoxes page={page} part={part} fees={fees} error={error("fees")} />
          <NoteField
            page={page}
            label="Reason"
            hint={`It stands in the record, and in the mail if ${who} is told.`}
            required
            error={error("reason")}
          />
          <CheckboxRow name="tell" value="true" defaultChecked={state.typed === null || wanted.tell}>
            {`Tell ${who} by mail, with this reason`}
          </CheckboxRow>
        </AskForm>
      )}
    </ActionFrame>
  );
}
