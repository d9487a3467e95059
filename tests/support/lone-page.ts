import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { runOn } from "./postgres";
import { makeUser } from "./users";

const PASSWORD = "six patient harbors";

export interface LonePage {
  readonly pageId: string;
  readonly slug: string;
  readonly owner: string;
}

const databaseUrl = () => process.env.RESLOT_DATABASE_URL ?? "";

/**
 * A booking page in New York with an owner of its own, so that no other test books on the same calendar: Monday to Friday from
 * 9 to 5, one event type `talk` of an hour.
 */
export async function makeLonePage(): Promise<LonePage> {
  const pageId = randomUUID();
  const slug = `lone-${randomBytes(4).toString("hex")}`;
  const owner = `${slug}@owners.example`;
  const ownerId = await makeUser(databaseUrl(), { email: owner, password: PASSWORD, name: "Ona Owner" });
  const url = databaseUrl();
  await runOn(
    url,
    `INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, minimum_notice_minutes, step_minutes)
     SELECT id, '${pageId}', '${slug}', '${ownerId}', 'Talks', 'America/New_York', 0, 60 FROM account`,
  );
  await runOn(
    url,
    `INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
     SELECT account_id, id, day, 540, 1020 FROM booking_page, generate_series(1, 5) AS day WHERE id = '${pageId}'`,
  );
  await runOn(
    url,
    `INSERT INTO event_type (account_id, id, page_id, slug, title, duration_minutes, policy)
     SELECT account_id, gen_random_uuid(), '${pageId}', 'talk', 'Talk', 60, policy FROM event_type WHERE slug = 'intro' LIMIT 1`,
  );
  return { pageId, slug, owner };
}

/** Somebody else of the account, with a role on that page or none; answers their address. */
export async function addPerson(page: LonePage, pageRole?: "editor" | "viewer"): Promise<string> {
  const email = `${pageRole ?? "stranger"}-${page.slug}@owners.example`;
  await makeUser(databaseUrl(), { email, password: PASSWORD, pageRole, page: page.slug });
  return email;
}

/** Signs the browser in, as the sign-in's form does. */
export async function signInAs(page: Page, email: string): Promise<void> {
  const answer = await page.request.post("/api/v1/admin/sign-in", { data: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${email} can't sign in: ${await answer.text()}`);
}
