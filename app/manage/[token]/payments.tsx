import { type TransactionState, Transactions } from "@/components/booking/transactions";
import { Section } from "@/components/ui/page-parts";
import { formatDate, formatMoney } from "@/lib/format";
import { readTransactions } from "@/lib/services/payments/read-transactions";
import type { ManagedPage } from "./open";

type Row = Awaited<ReturnType<typeof readTransactions>>[number];

/** What was paid and what went back, with the references to name it by. */
export async function Payments({ page }: { page: ManagedPage }) {
  const { booking } = page.view;
  const rows = await readTransactions(page.managed);
  if (rows.length === 0) return null;
  const transactions = rows.map((row) => ({
    reference: row.reference,
    what: WHAT[row.kind](booking.sessionCount === 1),
    amount: formatMoney(row, booking.locale),
    on: formatDate(row.at, page.zone, booking.locale).replace(/,$/, ""),
    state: stateOf(row),
  }));
  return (
    <Section title="Payments" level={3}>
      <Transactions transactions={transactions} />
    </Section>
  );
}

const WHAT: Record<Row["kind"], (single: boolean) => string> = {
  payment_schedule: (single) => (single ? "Price" : "Price of the package"),
  payment_reschedule: () => "Reschedule fee",
  refund_automatic: () => "Refund",
  refund_manual: () => "Refund",
};

function stateOf({ status }: Row): TransactionState {
  switch (status) {
    case "due":
    case "waived":
    case "paid":
    case "refunded":
      return status;
    default:
      return "under_way";
  }
}
