import type { ReactNode } from "react";
import { PlainSession, SelectableSession, SessionList } from "@/components/booking/session-row";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { Group, Section } from "@/components/ui/page-parts";
import type { ManagedPage } from "./open";
import { type SessionRow, selectedIds } from "./rows";
import { ZonedList } from "./zoned-list";

interface OpenSessionsProps {
  page: ManagedPage;
  rows: readonly SessionRow[];
  /** "Sessions that can be rescheduled" */
  legend: string;
  /** What a single booking, which has no box to tick, is called. */
  single: string;
  removing?: boolean;
  /** Stands under the list of a package. */
  children?: ReactNode;
}

/** The sessions that the customer may change, to be ticked; a single booking is shown as it is and sent along. */
export function OpenSessions({ page, rows, legend, single, removing, children }: OpenSessionsProps) {
  if (rows.length === 0) return null;
  if (page.view.booking.sessionCount === 1) {
    return (
      <Section title={single} level={3}>
        <SessionList>
          {rows.map((row) => (
            <PlainSession key={row.id} when={row.when} status={row.status} fee={row.fee}>
              {row.freed}
            </PlainSession>
          ))}
        </SessionList>
        <HiddenInputs inputs={rows.map(({ id }) => ({ name: "session", value: id }))} />
      </Section>
    );
  }
  const selected = selectedIds(page);
  return (
    <Group legend={legend}>
      <ZonedList items={rows} zone={page.zone} removing={removing}>
        {(row) => (
          <SelectableSession
            key={row.id}
            value={row.id}
            when={row.when}
            status={row.status}
            fee={row.fee}
            amount={row.amount}
            checked={selected.includes(row.id)}
          >
            {row.freed}
          </SelectableSession>
        )}
      </ZonedList>
      {children}
    </Group>
  );
}
