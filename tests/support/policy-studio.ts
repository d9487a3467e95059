import { randomUUID } from "node:crypto";
import { openPageAs, type PageAccess, type Right } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Price } from "@/lib/domain/money/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import { findUser, type PageRole } from "@/lib/store/users";
import { rows } from "./studio";

/** The demo's page takes bookings around the clock, without notice. */
export async function openEveryHour(): Promise<void> {
  await rows("DELETE FROM weekly_hours");
  await rows(`INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
    SELECT account_id, id, weekday, 0, 1440 FROM booking_page, generate_series(1, 7) AS weekday`);
  await rows("UPDATE booking_page SET minimum_notice_minutes = 0");
}

/** One more event type of 15 minutes on the demo's page, with the default policy. */
export async function addEventType(
  slug: string,
  { sessionCount, price }: { sessionCount: number; price: Price | null },
): Promise<{ id: string; slug: string }> {
  const id = randomUUID();
  await rows(
    `INSERT INTO event_type (account_id, page_id, id, slug, title, duration_minutes, session_count, price_mode,
       price_amount, price_currency, policy, position)
     SELECT account_id, id, $1, $2, $2, 15, $3, $4::price_mode, $5, $6, $7, 99 FROM booking_page WHERE slug = 'demo'`,
    [
      id,
      slug,
      sessionCount,
      price?.mode ?? "hidden",
      price?.amount ?? null,
      price?.currency ?? null,
      JSON.stringify(defaultPolicy),
    ],
  );
  return { id, slug };
}

/** Somebody with that role on the demo's page, as if they had signed in. */
export async function userWith(role: PageRole): Promise<SignedInUser> {
  const [page] = await rows<{ account_id: string; id: string; owner_id: string }>(
    "SELECT account_id, id, owner_id FROM booking_page WHERE slug = 'demo'",
  );
  if (!page) throw new Error("there is no demo");
  const userId = role === "owner" ? page.owner_id : randomUUID();
  if (role !== "owner") {
    await rows(
      `INSERT INTO "user" (account_id, id, name, email, role) VALUES ($1, $2::uuid, $3, $2::text || '@demo.example', 'member')`,
      [page.account_id, userId, role],
    );
    await rows(
      "INSERT INTO page_member (account_id, page_id, user_id, role) VALUES ($1, $2, $3, $4::page_role)",
      [page.account_id, page.id, userId, role],
    );
  }
  return (await findUser(page.account_id, userId)) as SignedInUser;
}

/** The demo's page as somebody with that role opens it. */
export async function pageAs<R extends Right>(role: PageRole, right: R): Promise<PageAccess<R>> {
  const [page] = await rows<{ id: string }>("SELECT id FROM booking_page WHERE slug = 'demo'");
  const access = await openPageAs(await userWith(role), page?.id ?? "", right);
  if (!access.ok) throw new Error(access.code);
  return access;
}
