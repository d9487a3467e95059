import { randomUUID } from "node:crypto";
import pg from "pg";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import { ADMINISTRATOR } from "./server";
import { makeUser } from "./users";

/** Runs a statement on the database of the browser tests, for what only the owner's side or time could bring about. */
export async function sql<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.RESLOT_DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

export interface OwnPage {
  readonly slug: string;
  readonly pageId: string;
}

/** A booking page of an owner of its own, open around the clock, so that no other test takes its times. */
export async function ownPage(title: string): Promise<OwnPage> {
  const [pageId, ownerId] = [randomUUID(), randomUUID()];
  const slug = `p${pageId.slice(0, 8)}`;
  await sql(
    `INSERT INTO "user" (account_id, id, name, email, role)
     SELECT id, $1::uuid, 'Nora Ames', $1::text || '@owners.example', 'member' FROM account`,
    [ownerId],
  );
  await sql(
    `INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, minimum_notice_minutes)
     SELECT id, $1, $2, $3, $4, 'America/New_York', 0 FROM account`,
    [pageId, slug, ownerId, title],
  );
  await sql(
    `INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
     SELECT account_id, id, weekday, 0, 1440 FROM booking_page, generate_series(1, 7) AS weekday WHERE id = $1`,
    [pageId],
  );
  return { slug, pageId };
}

/** An event type of that page, with the default policy. */
export async function ownEventType(
  { pageId }: OwnPage,
  {
    slug,
    title,
    sessionCount,
    price,
  }: { slug: string; title: string; sessionCount: number; price: number | null },
): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO event_type (account_id, page_id, id, slug, title, duration_minutes, session_count, price_mode,
       price_amount, price_currency, policy)
     SELECT id, $1, $2, $3, $4, 30, $5, $6::price_mode, $7, $8, $9 FROM account`,
    [
      pageId,
      id,
      slug,
      title,
      sessionCount,
      price === null ? "hidden" : "displayed",
      price,
      price === null ? null : "USD",
      JSON.stringify(defaultPolicy),
    ],
  );
  return id;
}

/** Somebody who may only look at that page, and signs in with the administrator's password. */
export async function viewerOf({ slug }: OwnPage): Promise<string> {
  const email = `viewer-of-${slug}@viewers.example`;
  const { password } = ADMINISTRATOR;
  await makeUser(process.env.RESLOT_DATABASE_URL ?? "", { email, password, pageRole: "viewer", page: slug });
  return email;
}
