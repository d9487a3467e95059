import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { failure } from "./say.mjs";

/**
 * PostgreSQL refuses to run as root. When root starts Reslot, the database runs as another user of the system: the
 * one who owns its files already, else `reslot` or `postgres`, else a new user `reslot`.
 *
 * @param {string} dataDirectory the cluster's directory, which need not exist yet
 * @returns {{ uid: number, gid: number } | undefined} undefined: run as ourselves
 */
export function databaseUser(dataDirectory) {
  const self = process.getuid?.();
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw failure(
        `${dataDirectory} belongs to another user (number ${owner.uid}). Start Reslot as that user, or as root, or choose another DATA_DIR.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = ["reslot", "postgres", "_postgres"].map(lookUp).find(Boolean);
  if (found) return found;
  spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "reslot",
  ]);
  const made = lookUp("reslot");
  if (made) return made;
  throw failure(
    "PostgreSQL does not run as root, and no user could be made for it. Start Reslot as an ordinary user, or name a database with DATABASE_URL.",
  );
}

/** @param {string} name */
function lookUp(name) {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * How to run a command as that user. A clone below /root or in a private temporary directory can't be entered by
 * another user; there the database keeps one power of root's, to pass by file permissions (CAP_DAC_OVERRIDE), so that
 * the data stays in DATA_DIR whatever lies above it.
 *
 * @param {{ uid: number, gid: number } | undefined} user
 * @param {string[]} paths what it must be able to read
 * @returns {{ prefix: string[], options: { uid?: number, gid?: number } }}
 */
export function runnerFor(user, paths) {
  if (!user) return { prefix: [], options: {} };
  if (canRead([], user, paths)) return { prefix: [], options: user };
  const prefix = [
    "setpriv",
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup", // else access(2), with which initdb looks at its files, ignores that power
  ];
  if (canRead(prefix, {}, paths)) return { prefix, options: {} };
  throw failure(
    `The database runs as user number ${user.uid}, who can't read ${paths.join(" or ")}. Move Reslot to a directory that everybody may enter, or start it as an ordinary user.`,
  );
}

/**
 * @param {string[]} prefix
 * @param {{ uid?: number, gid?: number }} options
 * @param {string[]} paths
 */
function canRead(prefix, options, paths) {
  const script = 'for path; do [ -r "$path" ] && [ -x "$path" ] || exit 1; done';
  const [command, ...args] = [...prefix, "/bin/sh", "-c", script, "sh", ...paths];
  return spawnSync(command, args, { ...options, cwd: "/" }).status === 0;
}
