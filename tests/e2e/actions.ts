import type { Page } from "@playwright/test";
import pg from "pg";
import { workday } from "@/tests/support/booking-over-http";
import { nextMail } from "./mails";
import { expect } from "./quiet-page";

/** The nth of the days that the tests of the owner's actions have for themselves: later than those of other files. */
export const actionDay = (nth: number) => workday(80 + nth);

export const DANA = "dana@demo.example";

export const person = (name: string) => ({
  name: `${name} Field`,
  email: `${name.toLowerCase()}@actions.example`,
});

export function pathOf(action: string, ...sessions: readonly { readonly id: string }[]): string {
  return `/admin/sessions/${action}?${new URLSearchParams(sessions.map(({ id }) => ["session", id]))}`;
}

export async function review(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Review", exact: true }).click();
  await expect(page.getByRole("heading", { name: /mailed$/ })).toBeVisible();
}

/** The subjects that the page shows, by address. */
export async function mailsShown(page: Page): Promise<Record<string, string>> {
  const rows = page.locator("#mails li");
  const texts = await rows.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector(".to")?.textContent?.split(" ").at(-1) ?? "",
      item.querySelector("b")?.textContent ?? "",
    ]),
  );
  return Object.fromEntries(texts);
}

/** Everybody whom the page named is mailed what the page said. */
export async function expectMailed(shown: Record<string, string>): Promise<void> {
  for (const [address, subject] of Object.entries(shown)) await nextMail(address, subject);
}

/** What only time could bring about: the session began five minutes ago. */
export async function letBegin(id: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.RESLOT_DATABASE_URL });
  await client.connect();
  await client.query(
    "UPDATE session SET starts_at = now() - interval '5 minutes', ends_at = now() + interval '25 minutes' WHERE id = $1",
    [id],
  );
  await client.end();
}
