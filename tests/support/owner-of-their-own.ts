import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import pg from "pg";
import { anyTime } from "@/lib/domain/policy/defaults";
import { ADMINISTRATOR } from "./server";

/** One statement on the browser tests' database, for what only time or another part of Reslot could bring about. */
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
  readonly owner: string;
  readonly ownerId: string;
  readonly pageId: string;
  readonly slug: string;
}

/**
 * An owner of their own with a page that is open around the clock in UTC, so that tests at the same moment stay out of each
 * other's times: `call` (one session, fee 10% and refund 50% of $40, shown) and `ask` (one session, with approval).
 */
export async function makeOwnPage(name: string): Promise<OwnPage> {
  const [ownerId, pageId] = [randomUUID(), randomUUID()];
  const slug = `${name.toLowerCase().replace(/\W+/g, "-")}-${ownerId.slice(0, 6)}`;
  const owner = `${name} ${ownerId.slice(0, 4)}`;
  const percent = (value: number) => ({ kind: "percent", percent: value }) as const;
  const policy = JSON.stringify({ cancel: anyTime(percent(50)), reschedule: anyTime(percent(10)) });
  await sql(
    `INSERT INTO "user" (account_id, id, name, email, role)
     SELECT id, $1, $2, $3, 'member' FROM account`,
    [ownerId, owner, `${slug}@demo.example`],
  );
  await sql(
    `INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, minimum_notice_minutes)
     SELECT id, $1, $2, $3, $4, 'Etc/UTC', 0 FROM account`,
    [pageId, slug, ownerId, owner],
  );
  await sql(
    `INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
     SELECT id, $1, d, 0, 1440 FROM account, generate_series(1, 7) d`,
    [pageId],
  );
  await sql(
    `INSERT INTO event_type (account_id, id, page_id, slug, title, duration_minutes, requires_approval, price_mode,
       price_amount, price_currency, policy)
     SELECT id, gen_random_uuid(), $1, t.slug, t.title, 30, t.slug = 'ask', 'displayed', 4000, 'USD', $2
     FROM account, (VALUES ('call', 'Call'), ('ask', 'Trial')) AS t(slug, title)`,
    [pageId, policy],
  );
  return { owner, ownerId, pageId, slug };
}

/** Books at given starts; answers the path of the Cancel/Reschedule page and the sessions' ids. */
export async function bookAt(
  request: APIRequestContext,
  { slug }: OwnPage,
  eventType: "call" | "ask",
  starts: readonly string[],
  customer: { name: string; email: string },
): Promise<{ path: string; sessions: { id: string }[] }> {
  const data = { starts, zone: "Etc/UTC", customer };
  const answer = await request.post(`/api/v1/pages/${slug}/${eventType}/bookings`, { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const { manageUrl, sessions } = await answer.json();
  return { path: new URL(manageUrl).pathname, sessions };
}

/** Signs in as the demo's administrator, and goes on to that page of the owner's side. */
export async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(`/admin/sign-in?next=${encodeURIComponent(path)}`);
  await page.locator("input[name=email]").fill(ADMINISTRATOR.email);
  await page.locator("input[name=password]").fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === path);
}
