import type { SignedInUser } from "@/lib/auth/user";
import { JOBS } from "@/lib/jobs/definitions";
import { sendNotice } from "@/lib/jobs/handlers/send-notice";
import { type ParsedMail, parseMail } from "@/lib/mail/parse";
import { currentAccount } from "@/lib/services/account";
import { invitePerson } from "@/lib/services/people/invite-person";
import { joinAccount } from "@/lib/services/people/join-account";
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
export async function noticesSent(now = NOW): Promise<(ParsedMail & { to: string; scenario: string })[]> {
  const jobs = await rows<{ id: string; payload: unknown }>(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND t.identifier = 'send_notice' RETURNING j.id, j.payload`,
  );
  const before = (await rows<{ id: string }>("SELECT id FROM mail")).map(({ id }) => id);
  for (const { payload } of jobs.sort((a, b) => Number(a.id) - Number(b.id))) {
    await sendNotice(JOBS.send_notice.parse(payload), now);
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
}
