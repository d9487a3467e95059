import { ClosedSession, SessionList } from "@/components/booking/session-row";
import { Section } from "@/components/ui/page-parts";
import type { ChangeKind } from "@/lib/domain/policy/types";
import type { JudgedSession } from "@/lib/services/change/read-managed-booking";
import type { ManagedPage } from "./open";
import { sessionRow } from "./rows";

const TITLES = {
  reschedule: "Sessions that cannot be rescheduled",
  cancel: "Sessions that cannot be canceled",
} satisfies Record<ChangeKind, string>;

/** The sessions that can't be changed, each with its plain reason. */
export function ClosedSessions({
  page,
  kind,
  sessions,
}: {
  page: ManagedPage;
  kind: ChangeKind;
  sessions: readonly JudgedSession[];
}) {
  if (sessions.length === 0) return null;
  return (
    <Section title={page.view.booking.sessionCount === 1 ? "Your booking" : TITLES[kind]} level={3}>
      <SessionList closed>
        {sessions.map((judged) => {
          const row = sessionRow(page, kind, judged);
          return (
            <ClosedSession
              key={row.id}
              when={row.when}
              status={row.status}
              reason={row.refusal ?? ""}
              ask={row.ask}
            />
          );
        })}
      </SessionList>
    </Section>
  );
}
