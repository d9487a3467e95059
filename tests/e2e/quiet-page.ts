import { test as base, expect } from "@playwright/test";

/** No complaints: a 404 that was asked for, and the runner's own scripts kept out of the frame that shows a mail. */
const EXPECTED = ["status of 404", "Blocked script execution in 'about:srcdoc'"];

/** A page that complains in the console fails its test. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        const expected = EXPECTED.some((part) => message.text().includes(part));
        if (message.type() === "error" && !expected) complaints.push(message.text());
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
