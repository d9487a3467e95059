import { ButtonLink } from "@/components/ui/button";
import type { TransactionList } from "@/lib/services/payments/list-transactions";
import { exportAddress, placeAddress } from "./addresses";

interface PagerProps {
  list: TransactionList;
  query: URLSearchParams;
}

/** The way to newer and older ones, and to all of them as a file. */
export function Pager({ list: { rows, before, after }, query }: PagerProps) {
  if (rows.length === 0) return null;
  return (
    <nav className="pager" aria-label="Pages of the list">
      <a className="textlink" href={exportAddress(query)} download>
        Export as CSV
      </a>
      <span className="pager-links">
        {before ? (
          <ButtonLink small icon="back" href={placeAddress(query, "before", before)}>
            Newer
          </ButtonLink>
        ) : null}
        {after ? (
          <ButtonLink small href={placeAddress(query, "after", after)}>
            Older
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
