import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./environment.mjs";
import { node, run } from "./processes.mjs";
import { failure, say, seconds } from "./say.mjs";

const PRISMA_CLIENT = "lib/store/generated";
const WHAT_IS_BUILT = [
  ...[
    "app",
    "components",
    "emails",
    "lib",
    "public",
    "prisma/schema.prisma",
    "package-lock.json",
    "tsconfig.json",
  ],
  ...["next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts"],
];

const inRoot = (/** @type {string} */ path) => join(root, path);

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw failure(
    `Reslot needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org/en/download`,
  );
}

/** Installs what package-lock.json names, unless it is there. @param {AbortSignal} [signal] */
export async function install(signal) {
  if (packagesMatch()) return;
  const began = Date.now();
  say("Installing packages");
  const npm = process.env.npm_execpath;
  if (!npm) throw failure("Packages are missing. Run `npm ci` first.");
  await run("`npm ci`", node(npm, "ci", "--include=dev", "--loglevel=error"), { signal });
  say(`Packages installed in ${seconds(began)}`);
}

/** npm itself keeps the list of what it installed, and writes it last. */
export function packagesMatch() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = present[path];
    return path === "" || (found ? found.version === version : optional);
  });
}

/** @param {string} path @returns {Record<string, { version?: string, optional?: boolean }>} */
function readPackages(path) {
  return existsSync(inRoot(path)) ? JSON.parse(readFileSync(inRoot(path), "utf8")).packages : {};
}

/** Makes Prisma's client, unless it is that of the schema. @param {AbortSignal} [signal] */
export async function generate(signal) {
  const stamp = `${PRISMA_CLIENT}/.made-from`;
  const source = hashOf(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  if (isStamped(stamp, source)) return;
  await run("`prisma generate`", node("node_modules/prisma/build/index.js", "generate"), {
    signal,
    env: {
      ...process.env,
      // `generate` needs no schema engine but wants to download one; any file that is there satisfies it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  writeFileSync(inRoot(stamp), source);
}

/** Builds the pages, unless the build is that of the sources. @param {AbortSignal} [signal] */
export async function build(signal) {
  const stamp = ".next/made-from";
  const source = hashOf(WHAT_IS_BUILT);
  if (isStamped(stamp, source)) return;
  const began = Date.now();
  say("Building the pages");
  // The build reads no settings: what it made serves any address and any database.
  const { DATABASE_URL, APP_URL, SECRET, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await run("`next build`", node("node_modules/next/dist/bin/next", "build"), { signal, env });
  writeFileSync(inRoot(stamp), source);
  say(`Pages built in ${seconds(began)}`);
}

/** @param {string} stamp @param {string} source */
function isStamped(stamp, source) {
  return existsSync(inRoot(stamp)) && readFileSync(inRoot(stamp), "utf8") === source;
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(inRoot(path)) || path === PRISMA_CLIENT) return [];
  const entries = (() => {
    try {
      return readdirSync(inRoot(path)).sort();
    } catch {
      return undefined; // a file
    }
  })();
  return entries ? entries.flatMap((entry) => filesOf(`${path}/${entry}`)) : [path];
}
