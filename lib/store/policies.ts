import { validate as isUuid } from "uuid";
import type { Price, PriceMode } from "@/lib/domain/money/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { Policy } from "@/lib/domain/policy/types";
import type { Minutes } from "@/lib/domain/time";
import { query, type Statement, statement, type Tx } from "./transaction";

/** Where a policy is kept: an event type, or the booking page itself (null), and what the policy is about. */
export interface PolicyHolder {
  readonly eventTypeId: string | null;
  readonly title: string;
  /** Customers can book it; the page itself only while it has no active event type. */
  readonly active: boolean;
  readonly sessionCount: number;
  readonly durationMinutes: Minutes;
  readonly price: Price | null;
  readonly policy: Policy;
}

/** Where the policies of one page are kept. */
interface HolderKey {
  readonly accountId: string;
  readonly pageId: string;
  readonly eventTypeId: string | null;
}

const OF_EVENT_TYPE = `
  SELECT e.id AS "eventTypeId", e.title, e.active, e.session_count AS "sessionCount",
    e.duration_minutes AS "durationMinutes", e.price_mode AS "priceMode", e.price_amount AS "priceAmount",
    e.price_currency AS "priceCurrency", e.policy
  FROM event_type e WHERE e.account_id = $1 AND e.page_id = $2 AND e.id = $3`;

// A page without event types is booked one session at a time, and has no price (spec section 2).
const OF_PAGE = `
  SELECT NULL AS "eventTypeId", p.title, NOT EXISTS (
      SELECT FROM event_type e WHERE e.account_id = p.account_id AND e.page_id = p.id AND e.active) AS active,
    1 AS "sessionCount", p.duration_minutes AS "durationMinutes", 'hidden' AS "priceMode",
    NULL::int AS "priceAmount", NULL AS "priceCurrency", p.policy
  FROM booking_page p WHERE p.account_id = $1 AND p.id = $2`;

const READ = { eventType: statement(OF_EVENT_TYPE), page: statement(OF_PAGE) };
const LOCK = {
  eventType: statement(`${OF_EVENT_TYPE} FOR UPDATE`),
  page: statement(`${OF_PAGE} FOR UPDATE`),
};
const SAVE = {
  eventType: statement(
    "UPDATE event_type SET policy = $4 WHERE account_id = $1 AND page_id = $2 AND id = $3",
  ),
  page: statement("UPDATE booking_page SET policy = $3 WHERE account_id = $1 AND id = $2"),
};

type HolderRow = Omit<PolicyHolder, "price" | "policy"> & {
  priceMode: PriceMode;
  priceAmount: number | null;
  priceCurrency: string | null;
  policy: Policy | null;
};

/** Where that policy is kept, or null when the page has no such event type. */
export async function findPolicyHolder(key: HolderKey): Promise<PolicyHolder | null> {
  return holderOf(await runOn(key, READ, query));
}

/** The same, its row locked until the transaction ends. */
export async function lockPolicyHolder(tx: Tx, key: HolderKey): Promise<PolicyHolder | null> {
  return holderOf(await runOn(key, LOCK, tx.query.bind(tx)));
}

export async function writePolicyOf(tx: Tx, key: HolderKey, policy: Policy): Promise<void> {
  await runOn(key, SAVE, tx.query.bind(tx), JSON.stringify(policy));
}

// Found by the sessions' indexes that begin with the event type, or with the page.
const liveBookings = (where: string) =>
  statement(`
    SELECT count(*)::int AS live, (count(*) FILTER (WHERE b.policy <> $3::jsonb))::int AS older FROM booking b
    WHERE b.account_id = $1 AND b.id IN (
      SELECT s.booking_id FROM session s
      WHERE s.account_id = $1 AND ${where}
        AND s.status IN ('requested', 'scheduled', 'rescheduled', 'reschedule_requested'))`);

const LIVE = {
  eventType: liveBookings("s.event_type_id = $2"),
  page: liveBookings("s.page_id = $2 AND s.event_type_id IS NULL"),
};

/** How many bookings of it have a session ahead, and how many of them were made under another policy than this one. */
export async function countLiveBookings(
  { accountId, pageId, eventTypeId }: HolderKey,
  policy: Policy,
): Promise<{ live: number; older: number }> {
  const [counted] = await query<{ live: number; older: number }>(eventTypeId ? LIVE.eventType : LIVE.page, [
    accountId,
    eventTypeId ?? pageId,
    JSON.stringify(policy),
  ]);
  return counted ?? { live: 0, older: 0 };
}

const ACTIVE_EVENT_TYPES = statement(`
  SELECT id, title FROM event_type WHERE account_id = $1 AND page_id = $2 AND active ORDER BY position, title`);

/** The event types of a page that customers can book, as the page lists them. */
export async function findActiveEventTypes(
  accountId: string,
  pageId: string,
): Promise<{ id: string; title: string }[]> {
  return query<{ id: string; title: string }>(ACTIVE_EVENT_TYPES, [accountId, pageId]);
}

type Run = (statement: Statement, values: readonly unknown[]) => Promise<HolderRow[]>;

async function runOn(
  { accountId, pageId, eventTypeId }: HolderKey,
  statements: { readonly eventType: Statement; readonly page: Statement },
  run: Run,
  ...more: readonly string[]
): Promise<HolderRow | undefined> {
  if (eventTypeId === null) return (await run(statements.page, [accountId, pageId, ...more]))[0];
  if (!isUuid(eventTypeId)) return undefined;
  return (await run(statements.eventType, [accountId, pageId, eventTypeId, ...more]))[0];
}

function holderOf(row: HolderRow | undefined): PolicyHolder | null {
  if (!row) return null;
  const { priceMode, priceAmount, priceCurrency, policy, ...rest } = row;
  const price =
    priceAmount === null || priceCurrency === null
      ? null
      : { mode: priceMode, amount: priceAmount, currency: priceCurrency };
  return { ...rest, price, policy: policy ?? defaultPolicy };
}
