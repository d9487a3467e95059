import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { Banner } from "@/components/ui/banner";
import { Section } from "@/components/ui/page-parts";
import { formatMoney } from "@/lib/format";
import { chosenAmount } from "@/lib/services/actions/choose-refund";
import { preview } from "@/lib/services/actions/preview-action";
import { readRefundable } from "@/lib/services/payments/read-refundable";
import { AskForm, ConfirmForm, NoteField, sessionInputs } from "../action-form";
import { ActionFrame, NothingToDo } from "../frame";
import { openAction } from "../open";
import { isReview, previewEach, typedInputs } from "../previewed";
import { actionWords, whom } from "../words";
import { AmountField } from "./amount-field";
import { whyNothing } from "./why-nothing";

export const metadata: Metadata = { title: "Refund a payment" };

/** Gives back some of what was paid through Stripe; the sessions stay as they are. */
export default async function RefundPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("refund", searchParams);
  const { state, chosen, locale } = page;
  const [part, ...more] = chosen;
  const found = part && more.length === 0 ? await readRefundable(part.owned.booking) : null;
  const words = actionWords("refund", 1);
  if (!part || !found?.most || found.most.amount === 0 || part.owned.booking.price?.mode !== "collected") {
    return (
      <ActionFrame page={page} title={words.title}>
        <NothingToDo>{whyNothing(chosen, found)}</NothingToDo>
      </ActionFrame>
    );
  }
  const { booking } = part.owned;
  const previewed = isReview(page)
    ? await previewEach([part], async ({ owned }) => {
        const money = chosenAmount(owned.booking, { typed: state.value("refund.typed") });
        if ("ok" in money) return money;
        return preview.refund(owned, { money, reason: state.value("reason") }, page.now);
      })
    : null;
  const problem = previewed?.ok === false ? previewed.problem : state.problem;
  const error = (name: string) => problem?.errors?.find(({ field }) => field === name)?.message ?? null;
  const plan = previewed?.ok ? previewed.parts[0]?.preview.plan : undefined;
  const who = whom([booking]);
  return (
    <ActionFrame page={page} title={words.title} lead={`The sessions of ${who} stay as they are.`}>
      {plan ? (
        <>
          {problem ? <Banner tone="ask" title={problem.detail} alert /> : null}
          <Section title={`${formatMoney(plan.money, locale)} goes back to ${booking.customer.name}`}>
            {plan.reason ? <p className="quote">{plan.reason}</p> : null}
            <p className="note gap-s">
              {`To the card it was paid with, through Stripe. ${who} is mailed once it went through, and sees it on the card some days later. Stripe keeps its own fee for the payment.`}
            </p>
          </Section>
          <ConfirmForm
            page={page}
            inputs={[...typedInputs(page, ["key"]), { name: "key", value: randomUUID() }]}
            summary={formatMoney(plan.money, locale)}
            button={`Refund ${formatMoney(plan.money, locale)}`}
            busy={words.busy}
          />
        </>
      ) : (
        <AskForm
          page={page}
          inputs={sessionInputs(chosen)}
          summary="Nothing goes back before you have confirmed it."
          problem={problem?.detail}
        >
          <AmountField page={page} most={found.most} error={error("refund.typed")} />
          <NoteField
            page={page}
            label="Note"
            hint="Why, for the record of the booking."
            error={error("reason")}
          />
        </AskForm>
      )}
    </ActionFrame>
  );
}
