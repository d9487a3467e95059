import { firstName } from "@/components/booking/names";
import { PolicyBlock } from "@/components/booking/policy-block";
import { ReasonField } from "@/components/booking/reason-field";
import { SelectionBar } from "@/components/booking/selection-bar";
import { PlainSession, SelectableSession, SessionList } from "@/components/booking/session-row";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Group, Note, Section } from "@/components/ui/page-parts";
import { reasonRule } from "@/lib/domain/booking/reason";
import type { FormDraft } from "@/lib/services/form-drafts";
import { policyWords } from "@/lib/words";
import { ClosedSessions } from "./closed-sessions";
import { fieldError } from "./draft";
import { NothingOpen } from "./nothing-open";
import type { ManagedPage } from "./open";
import { selectedIds, sessionRow, sortedSessions } from "./rows";
import { SingleBar } from "./single-bar";
import { ZoneSection } from "./zone-section";
import { ZonedList } from "./zoned-list";

/** Tick sessions and give a reason; nothing is canceled before the step that follows. */
export function CancelTab({ page, draft }: { page: ManagedPage; draft: FormDraft | null }) {
  const { booking, page: bookingPage } = page.view;
  const { open, closed } = sortedSessions(page, "cancel");
  const rows = open.map((judged) => sessionRow(page, "cancel", judged));
  const selected = selectedIds(page);
  const ticked = rows.filter((row) => selected.includes(row.id));
  const request = booking.status === "requested";
  const single = booking.sessionCount === 1;
  const rule = reasonRule(
    "cancel",
    booking,
    open.map(({ session }) => session),
    "customer",
  );
  const priced = booking.price !== null && booking.price.mode !== "hidden";
  const hidden = [{ name: "step", value: "confirm" }];
  const zone = page.query.get("zone");
  if (zone) hidden.push({ name: "zone", value: zone });
  return (
    <>
      {request ? null : (
        <PolicyBlock title="Cancellation policy">{policyWords("cancel", booking)}</PolicyBlock>
      )}
      {rows.length === 0 ? <NothingOpen page={page} kind="cancel" /> : null}
      <form method="post" action={`/api/v1/manage/${page.token}/cancel`}>
        <HiddenInputs inputs={hidden} />
        {rows.length > 0 && !single ? (
          <Group legend="Sessions that can be canceled">
            <ZonedList items={rows} zone={page.zone} removing>
              {(row) => (
                <SelectableSession
                  key={row.id}
                  value={row.id}
                  when={row.when}
                  status={row.status}
                  fee={row.fee}
                  amount={row.amount}
                  checked={selected.includes(row.id)}
                />
              )}
            </ZonedList>
            <Note className="gap-s">
              Need a different time instead? <a href={page.path}>Reschedule these sessions</a>.
            </Note>
          </Group>
        ) : null}
        {rows.length > 0 && single ? (
          <Section title={request ? "Your request" : "Your booking"} level={3}>
            <SessionList>
              {rows.map((row) => (
                <PlainSession key={row.id} when={row.when} status={row.status} fee={row.fee} />
              ))}
            </SessionList>
            <HiddenInputs inputs={rows.map(({ id }) => ({ name: "session", value: id }))} />
          </Section>
        ) : null}
        {rows.length > 0 ? (
          <ReasonField
            kind="cancel"
            rule={rule}
            readers={`${firstName(bookingPage.owner.name)} and ${bookingPage.accountName}`}
            value={draft?.typed.reason}
            error={fieldError(draft, "reason")}
            rows={4}
          />
        ) : null}
        <ClosedSessions page={page} kind="cancel" sessions={closed} />
        <ZoneSection page={page} times={booking.sessions} />
        {rows.length > 0 ? (
          <Note>
            You will see the list once more before anything is canceled.
            {booking.price?.mode === "displayed"
              ? ` Refunds come from ${bookingPage.owner.name} directly.`
              : ""}
          </Note>
        ) : null}
        {rows.length > 0 && single ? (
          <SingleBar tone="remove">{request ? "Withdraw the request" : "Cancel this booking"}</SingleBar>
        ) : null}
        {rows.length > 0 && !single ? (
          <SelectionBar
            tone="remove"
            total={
              priced && booking.price
                ? {
                    label: "Refund",
                    none: "No refund",
                    currency: booking.price.currency,
                    locale: booking.locale,
                  }
                : null
            }
            initial={{ count: ticked.length, amount: ticked.reduce((sum, row) => sum + row.amount, 0) }}
          >
            Cancel selected sessions
          </SelectionBar>
        ) : null}
      </form>
    </>
  );
}
