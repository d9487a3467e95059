import type { AdminView } from "@/app/admin/open";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { filtersOf, PAYMENTS } from "./addresses";

/** Why the list is empty, and the way out. */
export function NothingListed({ pages, query }: { pages: AdminView["pages"]; query: URLSearchParams }) {
  if (pages.length === 0) {
    return (
      <Empty icon="lock">You can see no booking page yet. Ask an administrator to share one with you.</Empty>
    );
  }
  if (filtersOf(query).size > 0) {
    return (
      <Empty icon="search" action={<ButtonLink href={PAYMENTS}>Show everything</ButtonLink>}>
        No transaction fits these filters.
      </Empty>
    );
  }
  return (
    <Empty icon="cash" action={<ButtonLink href="/admin/pages">Booking pages</ButtonLink>}>
      Nothing was paid, refunded or due yet. Give an event type a price, and its bookings appear here.
    </Empty>
  );
}
