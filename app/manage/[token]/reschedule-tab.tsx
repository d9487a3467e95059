import { ZoneSection } from "@/app/moving/zone-section";
import { PolicyBlock } from "@/components/booking/policy-block";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { policyWords } from "@/lib/words";
import { ClosedSessions } from "./closed-sessions";
import { NewTimesWanted } from "./new-times-wanted";
import { NothingOpen } from "./nothing-open";
import type { ManagedPage } from "./open";
import { OpenSessions } from "./open-sessions";
import { sessionRow, sortedSessions } from "./rows";
import { SelectionStep } from "./selection-step";

/** Tick sessions, then see the times they can move to. */
export function RescheduleTab({ page }: { page: ManagedPage }) {
  const { booking } = page.view;
  const { open, closed } = sortedSessions(page, "reschedule");
  const rows = open.map((judged) => sessionRow(page, "reschedule", judged));
  const zone = page.query.get("zone");
  // The policy has no say about sessions for which the owner asked a new time.
  const bound = open.some(({ session }) => session.status !== "reschedule_requested");
  return (
    <>
      <NewTimesWanted page={page} />
      {bound || open.length === 0 ? (
        <PolicyBlock title="Reschedule policy">{policyWords("reschedule", booking)}</PolicyBlock>
      ) : null}
      {rows.length === 0 ? <NothingOpen page={page} kind="reschedule" /> : null}
      <form method="get" action={`${page.path}/times`}>
        {zone ? <HiddenInputs inputs={[{ name: "zone", value: zone }]} /> : null}
        <OpenSessions
          page={page}
          rows={rows}
          legend="Sessions that can be rescheduled"
          single="Your booking"
        />
        <ClosedSessions page={page} kind="reschedule" sessions={closed} />
        <ZoneSection page={page} times={booking.sessions} />
        <SelectionStep
          page={page}
          rows={rows}
          tone="main"
          several="See available times"
          single="See available times"
          total="Reschedule fee"
          none="No reschedule fee"
        />
      </form>
    </>
  );
}
