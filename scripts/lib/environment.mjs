import { randomBytes, randomInt } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's directory. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Absolute; the same rule as lib/env.ts, for the time before anything is installed. */
export function dataDirectory() {
  return resolve(root, process.env.DATA_DIR || ".data");
}

/**
 * A secret that is made once and then kept, readable by its owner only.
 *
 * @param {string} file
 * @param {() => string} make
 */
export function keptSecret(file, make = () => randomBytes(32).toString("hex")) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
  const secret = make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return secret;
}

/** What links are signed with, unless SECRET says it. */
export function appSecret() {
  return process.env.SECRET || keptSecret(join(dataDirectory(), "secret"));
}

/** Letters and figures that nobody takes for one another. */
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** A secret to be read and typed, such as "k7mf-2xqd-9rta-h3np". @param {number} groups of four */
function readableSecret(groups) {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** What the demo's owner signs in with, until ADMIN_PASSWORD says it or it is changed. */
export function demoPassword() {
  return keptSecret(join(dataDirectory(), "demo-password"), () => readableSecret(4));
}

/** What somebody on another machine must know to set an empty installation up. */
export function setupCode() {
  return process.env.SETUP_CODE || keptSecret(join(dataDirectory(), "setup-code"), () => readableSecret(3));
}
