import { ZoneSection } from "@/app/moving/zone-section";
import { firstName } from "@/components/booking/names";
import { PolicyBlock } from "@/components/booking/policy-block";
import { ReasonField } from "@/components/booking/reason-field";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Note } from "@/components/ui/page-parts";
import { reasonRule } from "@/lib/domain/booking/reason";
import type { FormDraft } from "@/lib/services/book/form-drafts";
import { readPriceLeft } from "@/lib/services/payments/price-left";
import { policyWords } from "@/lib/words";
import { ClosedSessions } from "./closed-sessions";
import { fieldError } from "./draft";
import { NothingOpen } from "./nothing-open";
import type { ManagedPage } from "./open";
import { OpenSessions } from "./open-sessions";
import { sessionRow, sortedSessions } from "./rows";
import { SelectionStep } from "./selection-step";

/** Tick sessions and give a reason; nothing is canceled before the step that follows. */
export async function CancelTab({ page, draft }: { page: ManagedPage; draft: FormDraft | null }) {
  const { booking, page: bookingPage } = page.view;
  const { open, closed } = sortedSessions(page, "cancel");
  const rows = open.map((judged) => sessionRow(page, "cancel", judged));
  const request = booking.status === "requested";
  const sessions = open.map(({ session }) => session);
  const zone = page.query.get("zone");
  const hidden = [{ name: "step", value: "confirm" }, ...(zone ? [{ name: "zone", value: zone }] : [])];
  const refunds = await refundsNote(page);
  return (
    <>
      {request ? null : (
        <PolicyBlock title="Cancellation policy">{policyWords("cancel", booking)}</PolicyBlock>
      )}
      {rows.length === 0 ? <NothingOpen page={page} kind="cancel" /> : null}
      <form method="post" action={`/api/v1/manage/${page.token}/cancel`}>
        <HiddenInputs inputs={hidden} />
        <OpenSessions
          page={page}
          rows={rows}
          legend="Sessions that can be canceled"
          single={request ? "Your request" : "Your booking"}
          removing
        >
          <Note className="gap-s">
            Need a different time instead? <a href={page.path}>Reschedule these sessions</a>.
          </Note>
        </OpenSessions>
        {rows.length > 0 ? (
          <ReasonField
            kind="cancel"
            rule={reasonRule("cancel", booking, sessions, "customer")}
            readers={`${firstName(bookingPage.owner.name)} and ${bookingPage.accountName}`}
            value={draft?.typed.reason}
            error={fieldError(draft, "reason")}
            rows={4}
          />
        ) : null}
        <ClosedSessions page={page} kind="cancel" sessions={closed} />
        <ZoneSection page={page} times={booking.sessions} />
        {rows.length > 0 ? (
          <Note>You will see the list once more before anything is canceled.{refunds}</Note>
        ) : null}
        <SelectionStep
          page={page}
          rows={rows}
          tone="remove"
          several="Cancel selected sessions"
          single={request ? "Withdraw the request" : "Cancel this booking"}
          total="Refund"
          none="No refund"
        />
      </form>
    </>
  );
}

/** Where a refund comes from; nothing where there is none to speak of. */
async function refundsNote({ view: { booking, page } }: ManagedPage): Promise<string> {
  const { price } = booking;
  if (price === null || price.mode === "hidden") return "";
  const { automatic } = await readPriceLeft(booking);
  return automatic
    ? " Refunds go back to the card that you paid with, by themselves."
    : ` Refunds come from ${page.owner.name} directly.`;
}
