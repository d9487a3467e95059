import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, mayInstall } from "./debian.mjs";
import { node, run } from "./processes.mjs";
import { failure, say } from "./say.mjs";

// The first is the same browser without a window's parts, with a third less to do in the tests.
const HEADLESS = "chromium-headless-shell";
const NAMES = [HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DOWNLOAD_LIMIT = 5 * 60_000;

/** The browser for the tests: CHROMIUM_PATH, else one on the PATH, else Playwright's own. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named)) throw failure(`CHROMIUM_PATH names no program: ${named}`);
  return named || onPath() || (await playwrights());
}

/** Finds one or installs one. @param {AbortSignal} [signal] @returns {Promise<string>} */
export async function ensureChromium(signal) {
  return (await findChromium()) ?? (await download(signal)) ?? (await fromDebian(signal)) ?? giveUp();
}

function onPath() {
  const directories = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => directories.map((directory) => join(directory, name))).find(isProgram);
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** Playwright's own, where its host is in reach and the system has the libraries that it needs. */
async function download(/** @type {AbortSignal | undefined} */ signal) {
  say("Fetching a Chromium for the browser tests");
  const limit = AbortSignal.timeout(DOWNLOAD_LIMIT);
  try {
    await run("`playwright install`", node("node_modules/@playwright/test/cli.js", "install", "chromium"), {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
    });
    const path = await playwrights();
    if (path) await run("Chromium", [path, "--version"], { signal });
    return path;
  } catch {
    signal?.throwIfAborted();
    return undefined; // Debian may have one.
  }
}

async function fromDebian(/** @type {AbortSignal | undefined} */ signal) {
  if (!mayInstall()) return undefined;
  await aptInstall(["chromium"], signal);
  await aptInstall([HEADLESS], signal).catch(() => signal?.throwIfAborted()); // older ones have no such package
  return onPath();
}

/** @returns {never} */
function giveUp() {
  throw failure(
    "The browser tests need a Chromium: install one, or name it with CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
