import type { Page } from "@playwright/test";

/** A booking page with the zone named, so that it needn't be drawn anew in the browser's zone under a click. */
export const inZone = (path: string) => `${path}?zone=Asia/Kathmandu`;

/** Chooses the nth starting time shown, and waits for what comes of it; without a script the button below them sends it. */
export async function chooseTime(page: Page, index = 0): Promise<void> {
  const before = page.url();
  await page.getByRole("radio").nth(index).click({ force: true });
  const button = page.getByRole("button", { name: "Choose this time" });
  if (await button.isVisible()) await button.click();
  await page.waitForURL((url) => url.href !== before);
}
