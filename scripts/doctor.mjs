import { accessSync, constants, mkdirSync } from "node:fs";
import { dataDirectory } from "./lib/environment.mjs";
import { run, supervise, typescript } from "./lib/processes.mjs";
import { failure, say } from "./lib/say.mjs";
import { checkedSettings, isPortFree } from "./lib/settings.mjs";
import { checkNode, generate, packagesMatch } from "./lib/toolchain.mjs";

/** @typedef {{ PORT: number, APP_URL: string, SMTP_URL?: string }} Settings */

/**
 * Prints a line for everything that Reslot needs; 1 when something is wrong. Changes nothing but Prisma's client.
 *
 * @param {import("./lib/application.mjs").Life} life
 */
async function examine({ signal }) {
  let sick = false;
  /** @template T @param {string} name @param {() => Promise<T> | T} look @param {(found: T) => string} tell */
  async function line(name, look, tell) {
    try {
      const found = await look();
      say(`ok     ${name}: ${tell(found)}`);
      return found;
    } catch (error) {
      sick = true;
      say(`WRONG  ${name}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }
  await line("Node", checkNode, () => process.version);
  await line("Data", writableData, (directory) => `${directory} can be written`);
  const complete = await line("Packages", packages, () => "as package-lock.json names them");
  if (!complete) return 1;
  await generate(signal);
  const settings = await line(
    "Settings",
    () => checkedSettings(signal),
    ({ APP_URL }) => APP_URL,
  );
  const databaseUrl = await line("Database", database, (url) =>
    url ? "answers" : "embedded; `npm start` runs it",
  );
  if (databaseUrl)
    await line(
      "Schema",
      () => schema(databaseUrl, signal),
      () => "no migration is pending",
    );
  if (settings)
    await line(
      "Port",
      () => port(settings),
      (state) => `${settings.PORT} ${state}`,
    );
  if (settings)
    await line(
      "Mail",
      () => mail(settings),
      (state) => state,
    );
  await line("Browser for the tests", chromium, (path) => path ?? "none yet; `npm test` sees to one");
  return sick ? 1 : 0;
}

function writableData() {
  const directory = dataDirectory();
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw failure(`${directory} can't be written. Change its owner, or choose another with DATA_DIR.`);
  }
  return directory;
}

function packages() {
  if (packagesMatch()) return true;
  throw failure("not those of package-lock.json. `npm start` installs them.");
}

/** The address of the database, or nothing while the embedded one rests. */
async function database() {
  const [{ default: pg }, { runningEmbedded }] = await Promise.all([
    import("pg"),
    import("./lib/embedded.mjs"),
  ]);
  const url = process.env.DATABASE_URL || (await runningEmbedded(dataDirectory()));
  if (!url) return undefined;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  await client.end();
  return url;
}

/** @param {string} databaseUrl @param {AbortSignal} signal */
async function schema(databaseUrl, signal) {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const output = await run("Reading the migrations", typescript("scripts/pending-migrations.ts"), {
    signal,
    env,
  });
  const pending = JSON.parse(output);
  if (pending.length > 0) throw failure(`${pending.join(", ")} not applied yet. \`npm start\` applies them.`);
}

/** @param {Settings} settings */
async function port({ PORT }) {
  if (await isPortFree(PORT)) return "is free";
  const health = await fetch(`http://localhost:${PORT}/api/health`).catch(() => undefined);
  if (health?.ok) return "is Reslot's own, and healthy";
  throw failure(
    `${PORT} is in use, and not by a healthy Reslot. Stop that program, or choose another: PORT=${PORT + 1}`,
  );
}

/** @param {Settings} settings */
async function mail({ SMTP_URL }) {
  if (!SMTP_URL) return "kept at /mailbox, as SMTP_URL is unset";
  const { createTransport } = await import("nodemailer");
  const transport = createTransport(SMTP_URL, { connectionTimeout: 5000 });
  try {
    await transport.verify();
    return "the server answers and lets us in";
  } finally {
    transport.close();
  }
}

async function chromium() {
  const { findChromium } = await import("./lib/chromium.mjs");
  return findChromium();
}

await supervise(examine, { whenStopped: 130 });
