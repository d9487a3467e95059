import { randomUUID } from "node:crypto";
import type { SignedInUser } from "@/lib/auth/user";
import { anyTime } from "@/lib/domain/policy/defaults";
import { findAccount } from "@/lib/store/accounts";
import { findUser } from "@/lib/store/users";
import { rows } from "./studio";

/** The account of this test file's database. */
export async function accountId(): Promise<string> {
  const account = await findAccount();
  if (!account) throw new Error("there is no account yet");
  return account.id;
}

/** Somebody of the owner's side as if they had signed in. */
export async function signedIn(userId: string): Promise<SignedInUser> {
  const user = await findUser(await accountId(), userId);
  if (!user) throw new Error(`nobody is ${userId}`);
  return user as SignedInUser;
}

/** Dana, who owns the demo's page and administers the account. */
export async function dana(): Promise<SignedInUser> {
  const [found] = await rows<{ id: string }>(`SELECT id FROM "user" WHERE email = 'dana@demo.example'`);
  return signedIn(found!.id);
}

export async function addUser(
  name: string,
  role: "member" | "administrator" = "member",
): Promise<SignedInUser> {
  const id = randomUUID();
  await rows(
    `INSERT INTO "user" (account_id, id, name, email, role) VALUES ($1, $2, $3, $4, $5::user_role)`,
    [await accountId(), id, name, `${name.toLowerCase()}-${id.slice(0, 8)}@demo.example`, role],
  );
  return signedIn(id);
}

/** A page with one free event type `call` of 30 minutes, open around the clock; answers its id. */
export async function addPage(owner: SignedInUser, slug: string, zone: string): Promise<string> {
  const account = await accountId();
  const pageId = randomUUID();
  await rows(
    `INSERT INTO booking_page (account_id, id, slug, owner_id, title, zone, minimum_notice_minutes)
     VALUES ($1, $2, $3, $4, $3, $5, 0)`,
    [account, pageId, slug, owner.userId, zone],
  );
  await rows(
    `INSERT INTO weekly_hours (account_id, page_id, weekday, start_minute, end_minute)
     SELECT $1, $2, d, 0, 1440 FROM generate_series(1, 7) d`,
    [account, pageId],
  );
  await rows(
    `INSERT INTO event_type (account_id, id, page_id, slug, title, duration_minutes, policy)
     VALUES ($1, gen_random_uuid(), $2, 'call', 'Call', 30, $3)`,
    [account, pageId, JSON.stringify({ cancel: anyTime(), reschedule: anyTime() })],
  );
  return pageId;
}

export async function addMember(
  pageId: string,
  user: SignedInUser,
  role: "editor" | "viewer",
): Promise<void> {
  await rows(
    "INSERT INTO page_member (account_id, page_id, user_id, role) VALUES ($1, $2, $3, $4::page_role)",
    [user.accountId, pageId, user.userId, role],
  );
}

/** A booking without sessions, for records that are made up; answers its id. */
export async function addBareBooking(user: SignedInUser, pageId: string): Promise<string> {
  const id = randomUUID();
  await rows(
    `INSERT INTO customer (account_id, id, email, name, zone, locale)
     VALUES ($1, $2, $2::uuid::text || '@customers.example', 'Random', 'Etc/UTC', 'en-US')`,
    [user.accountId, id],
  );
  await rows(
    `INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name,
       customer_email, zone, locale, title, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count,
       price_mode, policy, created_at)
     SELECT $1, $2::uuid, $2::uuid::text, 'created', p.id, e.id, p.owner_id, $2::uuid, 'Random', 'random@customers.example', 'Etc/UTC',
       'en-US', 'Call', 60, 0, 0, 1, 'hidden', '{}', now()
     FROM booking_page p JOIN event_type e ON e.page_id = p.id WHERE p.id = $3`,
    [user.accountId, id, pageId],
  );
  return id;
}
