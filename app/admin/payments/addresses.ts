import { withQuery } from "@/app/query";
import { TRANSACTION_FILTERS } from "@/lib/domain/money/transactions";

export const PAYMENTS = "/admin/payments";

/** The filters of a query, without anything else. */
export function filtersOf(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(
    ([name, value]) => value !== "" && TRANSACTION_FILTERS.some((known) => known === name),
  );
  return new URLSearchParams(kept);
}

/** The list at a place, with the same filters. */
export function placeAddress(query: URLSearchParams, side: "after" | "before", place: string): string {
  return withQuery(PAYMENTS, filtersOf(query), { [side]: place });
}

export function exportAddress(query: URLSearchParams): string {
  return withQuery("/api/v1/admin/payments/export", filtersOf(query), {});
}
