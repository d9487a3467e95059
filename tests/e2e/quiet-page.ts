import { test as base, expect } from "@playwright/test";

/** A page that complains in the console fails its test; a 404 that was asked for is no complaint. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        const expected = message.text().includes("status of 404");
        if (message.type() === "error" && !expected) complaints.push(message.text());
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
