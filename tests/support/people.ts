<<<<<<< HEAD
import type { SignedInUser } from "@/lib/auth/user";
import { JOBS } from "@/lib/jobs/definitions";
import { sendNotice } from "@/lib/jobs/handlers/send-notice";
import { type ParsedMail, parseMail } from "@/lib/mail/parse";
import { currentAccount } from "@/lib/services/account";
import { invitePerson } from "@/lib/services/invite-person";
import { joinAccount } from "@/lib/services/join-account";
import type { PageRole, UserRole } from "@/lib/store/users";
import { findUserByAddress } from "@/lib/store/users";
import { NOW, rows } from "./studio";

export const PASSWORD = "seven quiet lanterns";

/** Somebody on the account, as if they had just signed in. */
export async function userOf(email: string): Promise<SignedInUser> {
  const user = await findUserByAddress((await currentAccount()).id, email);
  if (!user) throw new Error(`nobody signs in with ${email}`);
  return user as SignedInUser;
}

export const dana = () => userOf("dana@demo.example");

export async function demoPageId(): Promise<string> {
  const [page] = await rows<{ id: string }>("SELECT id FROM booking_page WHERE slug = 'demo'");
  return page?.id ?? "";
}

/** Works off the waiting notices, as the worker does; answers the mails they wrote, oldest first. */
export async function noticesSent(): Promise<(ParsedMail & { to: string; scenario: string })[]> {
  const jobs = await rows<{ id: string; payload: unknown }>(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND t.identifier = 'send_notice' RETURNING j.id, j.payload`,
  );
  const before = (await rows<{ id: string }>("SELECT id FROM mail")).map(({ id }) => id);
  for (const { payload } of jobs.sort((a, b) => Number(a.id) - Number(b.id))) {
    await sendNotice(JOBS.send_notice.parse(payload));
  }
  const mails = await rows<{ recipient: string; scenario: string; raw: Buffer }>(
    "SELECT recipient, scenario, raw FROM mail WHERE NOT (id = ANY ($1::uuid[])) ORDER BY id",
    [before],
  );
  return Promise.all(
    mails.map(async ({ recipient, scenario, raw }) => ({
      ...(await parseMail(raw)),
      to: recipient,
      scenario,
    })),
  );
}

/** The token in the link of a mail. */
export function tokenIn({ text }: { readonly text: string }, path: string): string {
  const token = new RegExp(`/admin/${path}/([\\w-]+)`).exec(text)?.[1];
  if (!token) throw new Error(`the mail has no link to ${path}:\n${text}`);
  return token;
}

/** Invites somebody as Dana does and lets them join. */
export async function join(
  email: string,
  { role = "member", page }: { role?: UserRole; page?: PageRole } = {},
): Promise<SignedInUser> {
  const pages = page ? [{ pageId: await demoPageId(), role: page }] : [];
  const invited = await invitePerson(await dana(), { name: email, email, role, pages }, NOW);
  if (!invited.ok) throw new Error(invited.detail);
  const [mail] = await noticesSent();
  if (!mail) throw new Error("no invitation was sent");
  const joined = await joinAccount(
    tokenIn(mail, "join"),
    { name: email.split("@")[0] ?? email, password: PASSWORD, locale: "en-US" },
    NOW,
  );
  if (!joined.ok) throw new Error(joined.detail);
  return userOf(email);
=======
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
>>>>>>> 163a307 (feat: close days, ask the customers of their sessions for new times, and watch the answers)
}
