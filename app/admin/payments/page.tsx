import type { Metadata } from "next";
import { readQuery, type SearchParams } from "@/app/query";
import { FailedRefunds } from "@/components/admin/failed-refunds";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { ButtonLink } from "@/components/ui/button";
import { isAdministrator, roleAllows } from "@/lib/auth/page-access";
import { readTransactionFilter } from "@/lib/domain/money/transactions";
import { readPlace } from "@/lib/domain/stream/filter";
import { zoneLabel } from "@/lib/format";
import { listFailedRefunds, listTransactions } from "@/lib/services/payments/list-transactions";
import { openAdmin } from "../open";
import { NothingListed } from "./nothing-listed";
import { Pager } from "./pager";
import { TransactionFilters } from "./transaction-filters";
import { TransactionTable } from "./transaction-table";

export const metadata: Metadata = { title: "Payments" };

/** Every movement of money on the pages that the user may see. */
export default async function PaymentsPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, pages, now, zone, locale } = await openAdmin();
  const query = await readQuery(searchParams);
  const { filter, problems } = readTransactionFilter(query);
  const [list, failed] = await Promise.all([
    listTransactions(user, { filter, place: readPlace(query), zone }),
    listFailedRefunds(user),
  ]);
  const editable = new Set(pages.filter(({ role }) => roleAllows(role, "edit")).map(({ pageId }) => pageId));
  return (
    <AdminFrame user={user} current="payments">
      <Pane
        title="Payments"
        lead={zoneLabel(zone, now)}
        aside={
          isAdministrator(user) ? (
            <ButtonLink icon="cash" href="/admin/payments/settings">
              Payment settings
            </ButtonLink>
          ) : null
        }
      >
        <div className="editor payments">
          <FailedRefunds
            refunds={failed.map((row) => ({ ...row, mayEdit: editable.has(row.pageId) }))}
            from="payments"
            news={query.get("refund")}
            locale={locale}
          />
          <TransactionFilters filter={filter} problems={problems} query={query} />
          {list.rows.length === 0 ? (
            <NothingListed pages={pages} query={query} />
          ) : (
            <TransactionTable rows={list.rows} reader={{ now, zone, locale }} />
          )}
          <Pager list={list} query={query} />
        </div>
      </Pane>
    </AdminFrame>
  );
}
