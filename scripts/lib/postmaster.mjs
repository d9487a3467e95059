import { readFileSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { failure } from "./say.mjs";

const lockFile = (/** @type {string} */ data) => join(data, "postmaster.pid");

/**
 * What PostgreSQL itself says about the process that serves this cluster, dead or alive.
 *
 * @param {string} data the cluster's directory
 * @returns {{ pid: number, port: number, status: string } | undefined}
 */
export function readPostmaster(data) {
  try {
    const lines = readFileSync(lockFile(data), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/** The port of a cluster that answers now. @param {string} data */
export async function runningPort(data) {
  const found = readPostmaster(data);
  return found && isPostgres(found.pid) && (await answers(found.port)) ? found.port : undefined;
}

/**
 * Returns once no server uses the cluster. A server that was left alone (its supervisor was killed) is just stopping
 * and is waited for; a lock file that a crash left is removed; a server that goes on answering belongs to another
 * Reslot, and that ends the start.
 *
 * @param {string} data
 */
export async function waitUntilUnused(data) {
  const began = Date.now();
  for (;;) {
    const found = readPostmaster(data);
    if (!found) return;
    const waited = Date.now() - began;
    const inUse =
      isPostgres(found.pid) && (found.status === "stopping" || waited < 2000 || (await answers(found.port)));
    if (!inUse) {
      // PostgreSQL has a second lock, on its shared memory: should a server live all the same, the new one ends itself.
      rmSync(lockFile(data), { force: true });
      return;
    }
    if (waited > (found.status === "stopping" ? 60_000 : 2000)) {
      throw failure(
        `Reslot is running already on ${data.replace(/\/postgres$/, "")}. Stop it first; a second one beside it needs its own DATA_DIR and PORT.`,
      );
    }
    await sleep(50);
  }
}

/** After a crash the number in a lock file may be another process's. @param {number} pid */
function isPostgres(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  } catch {
    return process.platform !== "linux";
  }
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port, timeout: 1000 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
