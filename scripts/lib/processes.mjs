import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./environment.mjs";
import { failure, say, sayFailure } from "./say.mjs";

/** How long a server may take to finish what it has begun before it is ended by force. */
const PATIENCE = 20_000;

/**
 * Runs one command of ours from start to end. The first SIGINT, SIGTERM or SIGHUP aborts `signal`; what `atEnd`
 * was given then runs in reverse order, as it does after a failure. Ends the process, with the number that `body`
 * returns, or with `whenStopped` after a signal.
 *
 * A terminal sends Ctrl-C to npm and to us, and npm sends it on to us again; so further signals say nothing new.
 *
 * @param {(life: { signal: AbortSignal, atEnd: (step: () => Promise<unknown>) => void }) => Promise<number | void>} body
 * @param {{ whenStopped: number }} options
 */
export async function supervise(body, { whenStopped }) {
  const stop = new AbortController();
  /** @type {(() => Promise<unknown>)[]} */
  const steps = [];
  let code = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      if (stop.signal.aborted) return;
      say("Stopping");
      stop.abort();
    });
  }
  try {
    code = (await body({ signal: stop.signal, atEnd: (step) => steps.push(step) })) ?? 0;
    if (stop.signal.aborted) code = whenStopped;
  } catch (error) {
    code = stop.signal.aborted ? whenStopped : 1;
    if (!stop.signal.aborted) sayFailure(error);
    stop.abort();
  }
  for (const step of steps.reverse()) {
    await step().catch((error) => {
      code = 1;
      sayFailure(error);
    });
  }
  process.exit(code);
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
export function aborted(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/**
 * Runs a program to its end and keeps its output to itself, unless it fails.
 *
 * @param {string} what it does, for the sentence when it fails
 * @param {string[]} command
 * @param {{ signal?: AbortSignal, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} its standard output
 */
export function run(what, [program, ...args], { signal, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let all = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      all += chunk;
    });
    child.stderr.on("data", (chunk) => {
      all += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(failure(`${what} failed:\n${all.trim()}`));
    });
  });
}

/**
 * Runs a program to its end before the eyes of whoever started us.
 *
 * @param {string[]} command
 * @param {{ signal?: AbortSignal, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<boolean>} whether it succeeded
 */
export function show([program, ...args], { signal, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, signal, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

/** The command that runs a script below node_modules or of ours. @param {...string} args */
export function node(...args) {
  return [process.execPath, ...args];
}

/** The command that runs a TypeScript file. @param {...string} args */
export function typescript(...args) {
  return node("--import", "tsx", ...args);
}

/** The command that runs a TypeScript file that stays, in little memory. @param {string} file */
export function longRunning(file) {
  return node("--import", "tsx", "--import", new URL("./lean.mjs", import.meta.url).href, file);
}

/**
 * Starts one of our servers and returns once it says that it is ready. When we die without a word, it notices that
 * the channel to us is closed and ends itself.
 *
 * @param {string[]} command
 * @param {{ signal?: AbortSignal, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ended: Promise<void>, stop: () => Promise<void> }>}
 */
export async function startService([program, ...args], { signal, env }) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once("close", () => resolve()));
  child.once("error", () => child.emit("close"));
  const ready = new Promise((resolve) => child.once("message", () => resolve(true)));

  async function stop() {
    child.kill("SIGTERM");
    const patience = new AbortController();
    const tooLong = sleep(PATIENCE, true, { signal: patience.signal }).catch(() => false);
    if (await Promise.race([ended.then(() => false), tooLong])) child.kill("SIGKILL");
    patience.abort();
    await ended;
  }
  const isReady = await Promise.race([ready, ended, ...(signal ? [aborted(signal)] : [])]);
  if (isReady) return { ended, stop };
  await stop();
  throw failure(`${args.find((arg) => arg.endsWith(".ts"))} ended before it was ready.`);
}
