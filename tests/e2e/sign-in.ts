import { expect, type Page } from "@playwright/test";
import { ADMINISTRATOR } from "@/tests/support/server";

/** Signs the page's browser in, as the sign-in form does. */
export async function signIn(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string } = ADMINISTRATOR,
): Promise<void> {
  const answer = await page.request.post("/api/v1/admin/sign-in", { data: { email, password } });
  expect(answer.status(), await answer.text()).toBe(200);
}
