import { randomUUID } from "node:crypto";
import { openPageAs, type PageAccess, type Right } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Price } from "@/lib/domain/money/types";
import { defaultPolicy } from "@/lib/domain/policy/defaults";
import type { PageRole } from "@/lib/store/users";
import { addMember, addUser, dana } from "./owners";
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
  if (role === "owner") return dana();
  const user = await addUser(role);
  await addMember(await demoPage(), user, role);
  return user;
}

async function demoPage(): Promise<string> {
  const [page] = await rows<{ id: string }>("SELECT id FROM booking_page WHERE slug = 'demo'");
  if (!page) throw new Error("there is no demo");
  return page.id;
}

/** The demo's page as somebody with that role opens it. */
export async function pageAs<R extends Right>(role: PageRole, right: R): Promise<PageAccess<R>> {
  const access = await openPageAs(await userWith(role), await demoPage(), right);
  if (!access.ok) throw new Error(access.code);
  return access;
}
