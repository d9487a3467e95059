import { randomBytes } from "node:crypto";
import pg from "pg";
import { v7 as orderedUuid } from "uuid";

export interface OwnPage {
  readonly pageId: string;
  readonly slug: string;
}

/**
 * A booking page of a test's own, owned by the demo's owner, open every day around the clock, with the event type `talk`:
 * what is changed on it disturbs no other test.
 */
export async function makeOwnPage(databaseUrl: string): Promise<OwnPage> {
  const pageId = orderedUuid();
  const slug = `page-${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone)
       SELECT account_id, $1, $2, owner_id, 'Talks', zone FROM booking_page WHERE slug = 'demo'`,
      [pageId, slug],
    );
    await client.query(
      `INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
       SELECT account_id, id, day, 0, 1440 FROM booking_page, generate_series(1, 7) AS day WHERE id = $1`,
      [pageId],
    );
    await client.query(
      `INSERT INTO event_type (account_id, id, page_id, slug, title, duration_minutes, policy)
       SELECT e.account_id, $2, $1, 'talk', 'Talk', 15, e.policy FROM event_type e WHERE e.slug = 'intro'`,
      [pageId, orderedUuid()],
    );
  } finally {
    await client.end();
  }
  return { pageId, slug };
}
