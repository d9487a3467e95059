import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's directory. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Absolute; the same rule as lib/env.ts, for the time before anything is installed. */
export function dataDirectory() {
  return resolve(root, process.env.DATA_DIR || ".data");
}

/** A secret that is made once and then kept, readable by its owner only. @param {string} file */
export function keptSecret(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
  }
  const secret = randomBytes(32).toString("hex");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return secret;
}

/** What links are signed with, unless SECRET says it. */
export function appSecret() {
  return process.env.SECRET || keptSecret(join(dataDirectory(), "secret"));
}
