import { existsSync } from "node:fs";
import { run } from "./processes.mjs";
import { say } from "./say.mjs";

// The tests hand our calendar data to parsers that have nothing to do with the library that wrote it.
const PYTHON = "/usr/bin/python3";
const PARSERS = ["python3-icalendar", "python3-vobject", "gir1.2-ical-3.0", "python3-gi"];
const IMPORT_PARSERS = "import icalendar, vobject, gi; gi.require_version('ICalGLib', '3.0')";

/** Whether we may install Debian's packages: as root, on Debian or its kin. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

// apt lets one at a time read its lists: whoever comes meanwhile waits here, and the lists are fetched once.
let queue = Promise.resolve();
let listed = false;

/** @param {string[]} packages @param {AbortSignal} [signal] @returns {Promise<void>} */
export function aptInstall(packages, signal) {
  const installed = queue.then(() => install(packages, signal));
  queue = installed.catch(() => undefined);
  return installed;
}

/** @param {string[]} packages @param {AbortSignal} [signal] */
async function install(packages, signal) {
  say(`Installing Debian's ${packages.join(", ")}`);
  const apt = ["/usr/bin/apt-get", "-o", "DPkg::Lock::Timeout=120", "-y"];
  const options = { signal, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  if (!listed) await run("`apt-get update`", [...apt, "update"], options);
  listed = true;
  await run("`apt-get install`", [...apt, "install", "--no-install-recommends", ...packages], options);
}

const CALENDAR_SERVER = ["radicale", "apache2-utils"];

/** Sees to the CalDAV server that owners' calendars are tested against, or says so. @param {AbortSignal} [signal] */
export async function ensureCalendarServer(signal) {
  if (await hasCalendarServer(signal)) return;
  try {
    if (mayInstall()) await aptInstall(CALENDAR_SERVER, signal);
  } catch (error) {
    signal?.throwIfAborted();
    say(error instanceof Error ? error.message : String(error));
  }
  if (!(await hasCalendarServer(signal))) {
    say(
      `${CALENDAR_SERVER.join(" and ")} are missing: the tests against a real calendar server are skipped.`,
    );
  }
}

async function hasCalendarServer(/** @type {AbortSignal | undefined} */ signal) {
  return run("Looking for Radicale", ["/bin/sh", "-c", "command -v radicale && command -v htpasswd"], {
    signal,
  }).then(
    () => true,
    () => false,
  );
}

/** Sees to the calendar parsers, or says which tests are skipped without them. @param {AbortSignal} [signal] */
export async function ensureCalendarParsers(signal) {
  if (await hasCalendarParsers(signal)) return;
  try {
    if (mayInstall()) await aptInstall(PARSERS, signal);
  } catch (error) {
    signal?.throwIfAborted();
    say(error instanceof Error ? error.message : String(error));
  }
  if (!(await hasCalendarParsers(signal))) {
    say(
      `${PYTHON} lacks ${PARSERS.join(", ")}: the tests that read our calendar data with them are skipped.`,
    );
  }
}

async function hasCalendarParsers(/** @type {AbortSignal | undefined} */ signal) {
  return run("Looking for calendar parsers", [PYTHON, "-c", IMPORT_PARSERS], { signal }).then(
    () => true,
    () => false,
  );
}
