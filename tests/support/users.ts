import { hashPassword } from "better-auth/crypto";
import pg from "pg";
import { v7 as orderedUuid } from "uuid";

export interface TestUser {
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  readonly role?: "member" | "administrator";
  /** On every booking page of that address; none if left out. */
  readonly pageRole?: "viewer" | "editor";
  readonly page?: string;
}

/** Makes somebody who can sign in with that password; answers their id. */
export async function makeUser(databaseUrl: string, user: TestUser): Promise<string> {
  const { email, password, name = email, role = "member", pageRole, page = "demo" } = user;
  const id = orderedUuid();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO "user" (account_id, id, name, email, role) SELECT a.id, $1, $2, $3, $4::user_role FROM account a`,
      [id, name, email.toLowerCase(), role],
    );
    await client.query(
      `INSERT INTO login_credential (account_id, id, user_id, provider_id, provider_account_id, password)
       SELECT account_id, $2, id, 'credential', id::text, $3 FROM "user" WHERE id = $1`,
      [id, orderedUuid(), await hashPassword(password)],
    );
    await client.query(
      `INSERT INTO page_member (account_id, page_id, user_id, role)
       SELECT account_id, id, $1, $2::page_role FROM booking_page WHERE slug = $3 AND $2::text IS NOT NULL`,
      [id, pageRole ?? null, page],
    );
  } finally {
    await client.end();
  }
  return id;
}
