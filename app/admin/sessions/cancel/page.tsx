import type { Metadata } from "next";
import type { SearchParams } from "@/app/query";
import { Section } from "@/components/ui/page-parts";
import { formatMoney } from "@/lib/format";
import { chosenRefund } from "@/lib/services/actions/choose-refund";
import { preview } from "@/lib/services/actions/preview-action";
import { readRefunds } from "@/lib/services/actions/read-refunds";
import { NoteField } from "../action-form";
import { openAction, sessionsOf } from "../open";
import { PolicyWarning } from "../policy-warning";
import { isReview, type Previewed, previewEach } from "../previewed";
import { sorted, TwoSteps } from "../two-steps";
import { whom } from "../words";
import { chosenKind, RefundFields } from "./refund-fields";

export const metadata: Metadata = { title: "Cancel sessions" };

/** Cancels sessions and declines requests, with the refund that the owner chooses. */
export default async function CancelPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await openAction("cancel", searchParams);
  const { state, now } = page;
  const { possible, leftOut } = sorted(page, "cancel");
  const refunds = await readRefunds(possible, now);
  const kind = chosenKind(page, refunds);
  const previewed = isReview(page)
    ? await previewEach(possible, async ({ owned, sessions }) => {
        const refund = chosenRefund(owned.booking, { kind, typed: state.value("refund.typed") });
        if (typeof refund === "object" && "ok" in refund) return refund;
        const wanted = { sessions: sessions.map(({ id }) => id), reason: state.value("reason"), refund };
        return preview.cancel(owned, wanted, now);
      })
    : null;
  const errors = previewed?.ok === false ? previewed.problem.errors : undefined;
  const requests = sessionsOf(possible).every(({ session }) => session.status === "requested");
  const who = whom(possible.map(({ owned }) => owned.booking));
  return (
    <TwoSteps
      page={page}
      action="cancel"
      possible={possible}
      leftOut={leftOut}
      previewed={previewed}
      lead={requests ? "Nothing is booked then." : "The time is free again at once."}
      warning={<PolicyWarning page={page} kind="cancel" chosen={possible} />}
      outcome={<Refunds page={page} previewed={previewed} />}
      nobody="The customers find it on their page."
      tone="remove"
      requests={requests}
    >
      <RefundFields page={page} refunds={refunds} kind={kind} errors={errors} />
      <NoteField
        page={page}
        label={`Note to ${who}`}
        hint="It stands in the mail as the reason."
        error={errors?.find(({ field }) => field === "reason")?.message}
      />
    </TwoSteps>
  );
}

interface Refunded {
  readonly total: Parameters<typeof formatMoney>[0] | null;
}

/** What goes back to whom, once more before it is done. */
function Refunds({ page, previewed }: { page: { locale: string }; previewed: Previewed<Refunded> | null }) {
  const parts = previewed?.ok ? previewed.parts : [];
  const shown = parts.flatMap(({ owned: { booking }, preview: { plan } }) =>
    booking.price && booking.price.mode !== "hidden" ? [{ booking, total: plan.total }] : [],
  );
  if (shown.length === 0) return null;
  return (
    <Section title="Refund">
      <ul className="plain">
        {shown.map(({ booking, total }) => (
          <li key={booking.id}>
            {total && total.amount > 0
              ? `${formatMoney(total, page.locale)} to ${booking.customer.name}${booking.price?.mode === "displayed" ? ", settled between you directly" : ""}`
              : `Nothing to ${booking.customer.name}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
