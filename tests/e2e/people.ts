import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { ADMINISTRATOR } from "@/tests/support/server";
import { nextMail } from "./mails";

export const PASSWORD = "seven quiet lanterns";

/** Signs in with the form, and waits until the owner's side is there. */
export async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A browser of its own in which Dana, the administrator, is signed in. */
export async function danasBrowser(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  const answer = await context.request.post("/api/v1/admin/sign-in", { data: ADMINISTRATOR });
  expect(answer.status(), await answer.text()).toBe(200);
  return context;
}

/** The link in the newest mail of that subject. */
export async function linkIn(email: string, subject: string | RegExp, path: string): Promise<string> {
  const { text } = await nextMail(email, subject);
  const link = new RegExp(`http\\S+/admin/${path}/[\\w-]+`).exec(text)?.[0];
  if (!link) throw new Error(`no link to ${path} in:\n${text}`);
  return link;
}

/** Has Dana invite somebody, who joins: answers a browser in which they are signed in. */
export async function joined(browser: Browser, email: string): Promise<BrowserContext> {
  const dana = await danasBrowser(browser);
  const invitation = { name: "Sam Stone", email, role: "member", pages: {} };
  const invited = await dana.request.post("/api/v1/admin/people", { data: invitation });
  expect(invited.status(), await invited.text()).toBe(201);
  await dana.close();
  const token = (await linkIn(email, /invites you/, "join")).split("/").at(-1);
  const context = await browser.newContext();
  const answer = await context.request.post(`/api/v1/admin/invitations/${token}`, {
    data: { name: "Sam Stone", password: PASSWORD },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return context;
}
