import {
  TRANSACTION_KINDS,
  TRANSACTION_STATUSES,
  type TransactionKind,
  type TransactionStatus,
} from "@/lib/domain/money/transactions";
import type { Money } from "@/lib/domain/money/types";
import type { Place } from "@/lib/domain/stream/filter";
import type { Instant } from "@/lib/domain/time";
import { query, type Statement, statement } from "./transaction";

/** Which transactions are listed. */
export interface TransactionSelection {
  readonly accountId: string;
  /** The pages that the user may see. */
  readonly pageIds: readonly string[];
  readonly kind: TransactionKind | null;
  readonly status: TransactionStatus | null;
  readonly from: Instant | null;
  /** Not included. */
  readonly before: Instant | null;
}

/** A movement of money, or an amount that is due, with the booking that it belongs to. */
export interface TransactionRow extends Money {
  readonly id: string;
  readonly reference: string;
  readonly at: Instant;
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
  /** Why a refund failed last. */
  readonly failure: string | null;
  /** Stripe's own id of it; null for what is not there. */
  readonly stripe: string | null;
  /** Of a refund: the payment that it goes back to. */
  readonly payment: string | null;
  readonly pageId: string;
  readonly pageTitle: string;
  /** Null where the booking could not be made after its payment. */
  readonly bookingReference: string | null;
  /** A session of the booking, by which its details are found. */
  readonly sessionId: string | null;
  readonly title: string;
  readonly customerName: string;
  readonly customerEmail: string;
}

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const ROW = `
  t.id, t.reference, ${milliseconds("t.created_at")} AS at, t.kind, t.status, t.amount, t.currency, t.failure,
  coalesce(t.provider ->> 'refund', t.provider ->> 'payment') AS stripe, p.reference AS payment,
  t.page_id AS "pageId", g.title AS "pageTitle", b.reference AS "bookingReference",
  (SELECT s.id FROM session s WHERE s.account_id = t.account_id AND s.booking_id = t.booking_id ORDER BY s.position LIMIT 1)
    AS "sessionId",
  coalesce(b.title, e.title, g.title) AS title,
  coalesce(b.customer_name, h.change -> 'request' -> 'customer' ->> 'name', '') AS "customerName",
  coalesce(b.customer_email, h.change -> 'request' -> 'customer' ->> 'email', '') AS "customerEmail"`;

// Each by its key: by itself the database would read a small table whole.
const TABLES = `
  CROSS JOIN LATERAL (SELECT * FROM transaction WHERE account_id = $1 AND id = c.id LIMIT 1) AS t
  JOIN booking_page g ON g.account_id = t.account_id AND g.id = t.page_id
  LEFT JOIN transaction p ON p.account_id = t.account_id AND p.id = t.payment_id
  LEFT JOIN booking b ON b.account_id = t.account_id AND b.id = t.booking_id
  LEFT JOIN hold h ON t.booking_id IS NULL AND h.account_id = t.account_id AND h.id = coalesce(t.hold_id, p.hold_id)
  LEFT JOIN event_type e ON e.account_id = t.account_id AND e.page_id = t.page_id
    AND e.slug = h.change -> 'request' ->> 'eventType'`;

/**
 * The statement that lists transactions from a place on, newest first, or backwards before one. Each page is a walk of its own along an
 * index in the list's order, and with a filter each kind and status of it, so that no more is read than is shown, however many there are.
 */
export function transactionsQuery(
  selection: TransactionSelection,
  place: Place | null,
  limit: number,
): { readonly text: Statement; readonly values: readonly unknown[] } {
  const { accountId, pageIds, kind, status, from, before } = selection;
  const backwards = place?.side === "before";
  const direction = backwards ? "ASC" : "DESC";
  const time = (at: Instant | null) => (at === null ? null : new Date(at));
  const filtered = kind !== null || status !== null;
  const values = [
    accountId,
    pageIds,
    time(from) ?? "-infinity",
    time(before) ?? "infinity",
    ...(filtered ? [kind ? [kind] : TRANSACTION_KINDS, status ? [status] : TRANSACTION_STATUSES] : []),
    ...(place ? [new Date(place.at), place.id] : []),
  ];
  const [sets, fits] = filtered
    ? [
        "CROSS JOIN unnest($5::transaction_kind[]) AS k(kind) CROSS JOIN unnest($6::transaction_status[]) AS s(status)",
        "AND t.kind = k.kind AND t.status = s.status",
      ]
    : ["", ""];
  const [at, id] = filtered ? ["$7", "$8"] : ["$5", "$6"];
  const beyond = place
    ? `AND (t.created_at, t.id) ${backwards ? ">" : "<"} (${at}::timestamptz, ${id}::uuid)`
    : "";
  const text = `
    WITH chosen AS MATERIALIZED (
      SELECT one.id, one.at FROM unnest($2::uuid[]) AS page(id) ${sets}
        CROSS JOIN LATERAL (
          SELECT t.id, t.created_at AS at FROM transaction t
          WHERE t.account_id = $1 AND t.page_id = page.id ${fits}
            AND t.created_at >= $3::timestamptz AND t.created_at < $4::timestamptz ${beyond}
          ORDER BY t.created_at ${direction}, t.id ${direction} LIMIT ${limit}) AS one
      ORDER BY one.at ${direction}, one.id ${direction} LIMIT ${limit})
    SELECT ${ROW} FROM chosen c ${TABLES} ORDER BY c.at ${direction}, c.id ${direction}`;
  return { text: statement(text), values };
}

export async function readTransactions(
  selection: TransactionSelection,
  place: Place | null,
  limit: number,
): Promise<TransactionRow[]> {
  const { text, values } = transactionsQuery(selection, place, limit);
  return query<TransactionRow>(text, values);
}

const PLACE_OF = statement(`
  SELECT t.page_id AS "pageId", t.booking_id AS "bookingId", t.reference, t.kind, t.status, t.amount, t.currency
  FROM transaction t WHERE t.account_id = $1 AND t.id = $2`);

/** Where a transaction belongs, and how it stands. */
export interface TransactionPlace extends Money {
  readonly pageId: string;
  readonly bookingId: string | null;
  readonly reference: string;
  readonly kind: TransactionKind;
  readonly status: TransactionStatus;
}

export async function findTransaction(accountId: string, id: string): Promise<TransactionPlace | null> {
  const [row] = await query<TransactionPlace>(PLACE_OF, [accountId, id]);
  return row ?? null;
}
