import type { Page } from "@playwright/test";
import { expect } from "./quiet-page";

/** A booking page with the zone named, so that it needn't be drawn anew in the browser's zone. */
export const inZone = (path: string) => `${path}?zone=Asia/Kathmandu`;

/**
 * Chooses the nth starting time shown, and waits for what comes of it; without a script the button below them sends it. A page
 * whose address names no zone is drawn anew in the browser's, which may take the time away under the click: then once more.
 */
export async function chooseTime(page: Page, index = 0): Promise<void> {
  const time = page.getByRole("radio").nth(index);
  await time.waitFor({ state: "attached" });
  const before = withoutZone(page.url());
  const isChosen = () => withoutZone(page.url()) !== before;
  await expect(async () => {
    if (isChosen()) return;
    await time.click({ force: true, timeout: 2_000 });
    const button = page.getByRole("button", { name: "Choose this time" });
    if (await button.isVisible()) await button.click();
    await page.waitForURL(isChosen, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
}

function withoutZone(url: string): string {
  const address = new URL(url);
  address.searchParams.delete("zone");
  return address.href;
}
