import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";
import { freePort } from "./scripts/lib/embedded.mjs";

// A zone at an odd offset, as in vitest.config.ts; the server inherits it, and the browser too.
process.env.TZ = "Asia/Kathmandu";

// Chosen once; the workers read this file again and inherit it.
process.env.RESLOT_PORT ??= String(await freePort());

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".test/browser-results",
  globalSetup: "./tests/support/browser-setup.ts",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${process.env.RESLOT_PORT}`,
    locale: "en-US",
    timezoneId: process.env.TZ,
    contextOptions: { reducedMotion: "reduce" },
    trace: "off", // Recording costs a tenth of the run; npx playwright test --trace=on shows one test again.,
    launchOptions: {
      executablePath: await findChromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
