import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { hashPassword } from "better-auth/crypto";
import { runOn } from "./postgres";

const PASSWORD = "a password of their own";

export interface Login {
  readonly id: string;
  readonly email: string;
}

/** Somebody of the browser tests' account who can sign in, with a role on that page or none. */
export async function addLogin(
  name: string,
  on: { pageId: string; role: "editor" | "viewer" } | null = null,
): Promise<Login> {
  const [id, credential] = [randomUUID(), randomUUID()];
  const email = `${name.toLowerCase()}@demo.example`;
  const hash = await hashPassword(PASSWORD);
  await run(`
    INSERT INTO "user" (account_id, id, name, email, role) SELECT id, '${id}', '${name}', '${email}', 'member' FROM account`);
  await run(`
    INSERT INTO login_credential (account_id, id, user_id, provider_id, provider_account_id, password)
    SELECT id, '${credential}', '${id}', 'credential', '${id}', '${hash}' FROM account`);
  if (on) {
    await run(`
      INSERT INTO page_member (account_id, page_id, user_id, role)
      SELECT id, '${on.pageId}', '${id}', '${on.role}' FROM account`);
  }
  return { id, email };
}

/** Signs in in the page's browser, as the sign-in's form does. */
export async function signIn(page: Page, { email }: Login): Promise<void> {
  const answer = await page.request.post("/api/v1/admin/sign-in", { form: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${email} can't sign in: ${answer.status()}`);
}

function run(statement: string) {
  return runOn(process.env.RESLOT_DATABASE_URL ?? "", statement);
}
