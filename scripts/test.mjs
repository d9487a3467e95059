import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runChecks } from "./lib/checks.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureCalendarParsers, ensureCalendarServer } from "./lib/debian.mjs";
import { root } from "./lib/environment.mjs";
import { node, show, supervise } from "./lib/processes.mjs";
import { playwrightTally, sum, vitestTally } from "./lib/reports.mjs";
import { say, sayFailure } from "./lib/say.mjs";
import { build, checkNode, generate, install } from "./lib/toolchain.mjs";

const REPORTS = join(root, ".test/reports");
const VITEST_REPORT = join(REPORTS, "vitest.json");
const PLAYWRIGHT_REPORT = join(REPORTS, "playwright.json");

/** @typedef {import("./lib/reports.mjs").Tally} Tally */

/** @param {import("./lib/application.mjs").Life} life */
async function test({ signal }) {
  checkNode();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  await install(signal);
  await generate(signal);
  const checked = await checks(signal); // alone, as the build rewrites the route types that it reads
  // The browser and the build come while the other tests run; the browser tests have both processors to themselves.
  const [tested, chromium] = await Promise.all([unitAndDatabaseTests(signal), prepareBrowserTests(signal)]);
  const total = sum([checked, tested, chromium ? await browserTests(signal, chromium) : crashed()]);
  if (total.skipped > 0) say(`${total.skipped} skipped`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** @param {AbortSignal} signal @returns {Promise<Tally>} */
async function checks(signal) {
  const results = await runChecks(signal);
  for (const { name, failure } of results) say(failure ?? `${name}: passed`);
  const failed = results.filter(({ failure }) => failure).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}

/** @param {AbortSignal} signal @returns {Promise<Tally>} */
async function unitAndDatabaseTests(signal) {
  await ensureCalendarParsers(signal);
  await ensureCalendarServer(signal);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${VITEST_REPORT}`];
  const succeeded = await show(node("node_modules/vitest/vitest.mjs", "run", ...reporters), { signal });
  return vitestTally(VITEST_REPORT, succeeded);
}

/** Answers with the browser, or with nothing after it has said what is wrong. @param {AbortSignal} signal */
async function prepareBrowserTests(signal) {
  try {
    const [chromium] = await Promise.all([ensureChromium(signal), build(signal)]);
    return chromium;
  } catch (error) {
    signal.throwIfAborted();
    sayFailure(error);
    return undefined;
  }
}

/** @param {AbortSignal} signal @param {string} chromium @returns {Promise<Tally>} */
async function browserTests(signal, chromium) {
  const succeeded = await show(node("node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"), {
    signal,
    env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT },
  });
  return playwrightTally(PLAYWRIGHT_REPORT, succeeded);
}

/** @returns {Tally} */
function crashed() {
  return { passed: 0, failed: 1, skipped: 0 };
}

await supervise(test, { whenStopped: 130 });
