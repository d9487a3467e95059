import type { SignedInUser } from "@/lib/auth/user";
import { findUser, type PageRole, type UserRole } from "@/lib/store/users";
import { rows } from "./studio";

/** The demo's owner and administrator, as if she had signed in. */
export async function asDana(): Promise<SignedInUser> {
  const [dana] = await rows<{ account_id: string; id: string }>(
    `SELECT account_id, id FROM "user" WHERE email = 'dana@demo.example'`,
  );
  return signedIn(dana!.account_id, dana!.id);
}

/** Makes somebody of the demo's account, with a role on its page or none, as if they had signed in. */
export async function asSomebody(
  name: string,
  { role = "member", onDemo = null }: { role?: UserRole; onDemo?: PageRole | null } = {},
): Promise<SignedInUser> {
  const [made] = await rows<{ account_id: string; id: string }>(
    `INSERT INTO "user" (account_id, id, name, email, role)
      SELECT id, gen_random_uuid(), $1, lower($1) || '@demo.example', $2::user_role FROM account RETURNING account_id, id`,
    [name, role],
  );
  if (onDemo) {
    await rows(
      `INSERT INTO page_member (account_id, page_id, user_id, role)
        SELECT account_id, id, $1, $2::page_role FROM booking_page WHERE slug = 'demo'`,
      [made!.id, onDemo],
    );
  }
  return signedIn(made!.account_id, made!.id);
}

async function signedIn(accountId: string, userId: string): Promise<SignedInUser> {
  const user = await findUser(accountId, userId);
  if (!user) throw new Error("nobody of that id");
  return user as SignedInUser;
}

export async function demoPageId(): Promise<string> {
  const [page] = await rows<{ id: string }>(`SELECT id FROM booking_page WHERE slug = 'demo'`);
  return page!.id;
}
