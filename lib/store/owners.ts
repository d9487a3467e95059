import type { Zone } from "@/lib/domain/time";
import { query, statement } from "./transaction";

// Each owner of a page with what the user may do there. An administrator may do everything; a page's owner needs no row
// of their own in page_member.
const OWNERS = statement(`
  WITH pages AS (
    SELECT p.owner_id, o.name AS owner_name, p.id, p.title, p.zone,
      u.role = 'administrator' OR p.owner_id = u.id OR coalesce(m.role IN ('owner', 'editor'), false) AS editable,
      u.role = 'administrator' OR p.owner_id = u.id OR m.role IS NOT NULL AS visible
    FROM booking_page p
    JOIN "user" o ON o.account_id = p.account_id AND o.id = p.owner_id
    JOIN "user" u ON u.account_id = p.account_id AND u.id = $2 AND u.removed_at IS NULL
    LEFT JOIN page_member m ON m.account_id = p.account_id AND m.page_id = p.id AND m.user_id = u.id
    WHERE p.account_id = $1)
  SELECT owner_id AS "ownerId", owner_name AS name, bool_or(editable) AS "mayAct",
    coalesce(json_agg(json_build_object('pageId', id, 'title', title, 'zone', zone) ORDER BY title, id)
      FILTER (WHERE editable), '[]') AS pages,
    (count(*) FILTER (WHERE NOT editable))::int AS "otherPages"
  FROM pages GROUP BY owner_id, owner_name HAVING bool_or(visible)
  ORDER BY owner_id <> $2, owner_name, owner_id`);

export interface OwnerRow {
  readonly ownerId: string;
  readonly name: string;
  /** Whether the user may change at least one of the owner's pages. */
  readonly mayAct: boolean;
  /** The owner's pages that the user may change, by title. */
  readonly pages: readonly { readonly pageId: string; readonly title: string; readonly zone: Zone }[];
  /** How many further pages the owner has. */
  readonly otherPages: number;
}

/** The owners of whose pages the user may look at least at one: the user first, then by name. */
export async function findOwnersFor(accountId: string, userId: string): Promise<OwnerRow[]> {
  return query<OwnerRow>(OWNERS, [accountId, userId]);
}
