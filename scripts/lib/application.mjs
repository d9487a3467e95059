import { join } from "node:path";
import { dataDirectory } from "./environment.mjs";
import { waitUntilUnused } from "./postmaster.mjs";
import { aborted, run, startService, typescript } from "./processes.mjs";
import { failure, say } from "./say.mjs";
import { checkedSettings, refuseTakenPort, settings } from "./settings.mjs";
import { build, checkNode, generate, install } from "./toolchain.mjs";

/**
 * Brings up all of Reslot and keeps it until it is told to stop: `npm start`, and with `dev` `npm run dev`.
 *
 * @typedef {{ signal: AbortSignal, atEnd: (step: () => Promise<unknown>) => void }} Life
 * @param {Life} life
 * @param {{ dev: boolean }} options
 */
export async function runApplication(life, { dev }) {
  const { signal, atEnd } = life;
  checkNode();
  if (!process.env.DATABASE_URL) await waitUntilUnused(join(dataDirectory(), "postgres"));
  await install(signal);
  const { PORT, APP_URL, SMTP_URL, SEED_DEMO } = await checkedSettings(signal);
  await refuseTakenPort(PORT);
  await generate(signal);

  const [database] = await Promise.all([openDatabase(life), dev ? undefined : build(signal)]);
  say("Starting the server");
  const server = await startService(typescript("scripts/serve.ts"), {
    signal,
    env: settings({ dev, databaseUrl: database?.url }),
  });
  atEnd(server.stop);

  if (SEED_DEMO) say(`Booking page: ${APP_URL}/demo`);
  if (!SMTP_URL) say(`Mailbox:      ${APP_URL}/mailbox`);
  say(`Reslot is ready: ${APP_URL}`);
  await Promise.race(
    [
      aborted(signal),
      server.ended.then(() => fail("The server ended by itself; what it said stands above.")),
      database?.ended.then(() =>
        fail(`The database ended by itself; see ${join(dataDirectory(), "postgres.log")}`),
      ),
    ].filter(Boolean),
  );
}

/** Starts the embedded database, unless another one is named, and brings either to this version's schema. */
async function openDatabase(/** @type {Life} */ { signal, atEnd }) {
  const database = process.env.DATABASE_URL ? undefined : await startEmbeddedDatabase(atEnd);
  signal.throwIfAborted();
  await run("Preparing the database", typescript("scripts/prepare-database.ts"), {
    signal,
    env: settings({ databaseUrl: database?.url }),
  });
  return database;
}

async function startEmbeddedDatabase(/** @type {Life["atEnd"]} */ atEnd) {
  say("Starting the database");
  const { startEmbedded } = await import("./embedded.mjs"); // it needs the packages, which are there only now
  const starting = startEmbedded(dataDirectory());
  atEnd(async () => {
    const database = await starting.catch(() => undefined);
    await database?.stop();
  });
  return starting;
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  throw failure(sentence);
}
