import type { ImageType } from "@/lib/domain/image";
import type { Instant } from "@/lib/domain/time";
import { query, statement, type Tx } from "./transaction";

const SAVE = statement(`
  INSERT INTO page_logo (account_id, page_id, content_type, content, hash, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (account_id, page_id) DO UPDATE SET content_type = EXCLUDED.content_type, content = EXCLUDED.content,
    hash = EXCLUDED.hash, updated_at = EXCLUDED.updated_at`);

const REMOVE = statement(`DELETE FROM page_logo WHERE account_id = $1 AND page_id = $2`);

const FIND = statement(`
  SELECT l.content_type AS "contentType", l.content, l.hash
  FROM page_logo l JOIN booking_page p ON p.account_id = l.account_id AND p.id = l.page_id
  WHERE l.account_id = $1 AND p.slug = $2`);

export interface Logo {
  readonly contentType: ImageType;
  readonly content: Buffer;
  readonly hash: string;
}

export async function saveLogo(
  tx: Tx,
  accountId: string,
  pageId: string,
  { contentType, content, hash }: Logo,
  now: Instant,
): Promise<void> {
  await tx.query(SAVE, [accountId, pageId, contentType, content, hash, new Date(now)]);
}

export async function removeLogo(tx: Tx, accountId: string, pageId: string): Promise<void> {
  await tx.query(REMOVE, [accountId, pageId]);
}

/** The logo of the page at that address, or null. */
export async function findLogo(accountId: string, pageSlug: string): Promise<Logo | null> {
  const [logo] = await query<Logo>(FIND, [accountId, pageSlug]);
  return logo ?? null;
}
