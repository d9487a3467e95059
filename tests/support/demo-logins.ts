import type { Page } from "@playwright/test";
import { makeUser } from "./users";

const PASSWORD = "a password of their own";

export interface Login {
  readonly email: string;
}

/** Somebody of the browser tests' account who can sign in, with a role on the page of that address or none. */
export async function addLogin(
  name: string,
  on: { page: string; role: "editor" | "viewer" } | null = null,
): Promise<Login> {
  const email = `${name.toLowerCase()}@demo.example`;
  const place = on ? { page: on.page, pageRole: on.role } : {};
  await makeUser(process.env.RESLOT_DATABASE_URL ?? "", { email, name, password: PASSWORD, ...place });
  return { email };
}

/** Signs in in the page's browser, as the sign-in's form does. */
export async function signIn(page: Page, { email }: Login): Promise<void> {
  const answer = await page.request.post("/api/v1/admin/sign-in", { form: { email, password: PASSWORD } });
  if (!answer.ok()) throw new Error(`${email} can't sign in: ${answer.status()}`);
}
