import { PolicyBlock } from "@/components/booking/policy-block";
import { SelectionBar } from "@/components/booking/selection-bar";
import { PlainSession, SelectableSession, SessionList } from "@/components/booking/session-row";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Group, Section } from "@/components/ui/page-parts";
import { policyWords } from "@/lib/words";
import { ClosedSessions } from "./closed-sessions";
import { NothingOpen } from "./nothing-open";
import type { ManagedPage } from "./open";
import { selectedIds, sessionRow, sortedSessions } from "./rows";
import { SingleBar } from "./single-bar";
import { ZoneSection } from "./zone-section";
import { ZonedList } from "./zoned-list";

/** Tick sessions, then see the times they can move to. */
export function RescheduleTab({ page }: { page: ManagedPage }) {
  const { booking } = page.view;
  const { open, closed } = sortedSessions(page, "reschedule");
  const selected = selectedIds(page);
  const rows = open.map((judged) => sessionRow(page, "reschedule", judged));
  const single = booking.sessionCount === 1;
  const ticked = rows.filter((row) => selected.includes(row.id));
  const zone = page.query.get("zone");
  return (
    <>
      <PolicyBlock title="Reschedule policy">{policyWords("reschedule", booking)}</PolicyBlock>
      {rows.length === 0 ? <NothingOpen page={page} kind="reschedule" /> : null}
      <form method="get" action={`${page.path}/times`}>
        {zone ? <HiddenInputs inputs={[{ name: "zone", value: zone }]} /> : null}
        {rows.length > 0 && !single ? (
          <Group legend="Sessions that can be rescheduled">
            <ZonedList items={rows} zone={page.zone}>
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
          </Group>
        ) : null}
        {rows.length > 0 && single ? (
          <Section title="Your booking" level={3}>
            <SessionList>
              {rows.map((row) => (
                <PlainSession key={row.id} when={row.when} status={row.status} fee={row.fee} />
              ))}
            </SessionList>
            <HiddenInputs inputs={rows.map(({ id }) => ({ name: "session", value: id }))} />
          </Section>
        ) : null}
        <ClosedSessions page={page} kind="reschedule" sessions={closed} />
        <ZoneSection page={page} times={booking.sessions} />
        {rows.length > 0 && single ? <SingleBar>See available times</SingleBar> : null}
        {rows.length > 0 && !single ? (
          <SelectionBar
            total={
              booking.price && booking.price.mode !== "hidden"
                ? {
                    label: "Reschedule fee",
                    none: "No reschedule fee",
                    currency: booking.price.currency,
                    locale: booking.locale,
                  }
                : null
            }
            initial={{ count: ticked.length, amount: ticked.reduce((sum, row) => sum + row.amount, 0) }}
          >
            See available times
          </SelectionBar>
        ) : null}
      </form>
    </>
  );
}
