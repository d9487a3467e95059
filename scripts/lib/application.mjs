import { join } from "node:path";
import { dataDirectory, demoPassword, setupCode } from "./environment.mjs";
import { waitUntilUnused } from "./postmaster.mjs";
import { aborted, longRunning, run, startService, typescript } from "./processes.mjs";
import { failure, say } from "./say.mjs";
import { checkedSettings, refuseTakenPort, settings } from "./settings.mjs";
import { build, checkNode, generate, install } from "./toolchain.mjs";

/**
 * Brings up all of Reslot and keeps it until it is told to stop: `npm start`, and with `dev` `npm run dev`.
 *
 * @typedef {{ signal: AbortSignal, atEnd: (step: () => Promise<unknown>) => void }} Life
 * @param {Life} life
 * @param {{ dev: boolean, collected?: boolean }} options with `collected` the demo has something to pay
 */
export async function runApplication(life, { dev, collected = false }) {
  const { signal, atEnd } = life;
  checkNode();
  if (!process.env.DATABASE_URL) await waitUntilUnused(join(dataDirectory(), "postgres"));
  await install(signal);
  const { PORT, APP_URL, SMTP_URL, SEED_DEMO } = await checkedSettings(signal);
  await refuseTakenPort(PORT);
  await generate(signal);

  const [{ database, news }] = await Promise.all([
    openDatabase(life, collected),
    dev ? undefined : build(signal),
  ]);
  say("Starting the server");
  const server = await startService(longRunning("scripts/serve.ts"), {
    signal,
    env: {
      ...settings({ dev, databaseUrl: database?.url }),
      ...(news.setUp ? {} : { SETUP_CODE: setupCode() }),
    },
  });
  atEnd(server.stop);

  if (SEED_DEMO && news.setUp) say(`Booking page: ${APP_URL}/demo`);
  if (!SMTP_URL) say(`Mailbox:      ${APP_URL}/mailbox`);
  sayHowToSignIn(APP_URL, news);
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

/**
 * The way in for whoever runs this installation: the admin page with its login, or before it is set up where that is done.
 *
 * @typedef {{ setUp: boolean, email: string | null, passwordFits: boolean }} StartNews
 * @param {string} url
 * @param {StartNews} news
 */
function sayHowToSignIn(url, { setUp, email, passwordFits }) {
  if (!setUp) {
    say(`Set it up:    ${url}/admin/setup`);
    say(`Setup code:   ${setupCode()} (asked for on other machines)`);
    return;
  }
  say(`Admin page:   ${url}/admin`);
  if (!email) return;
  const password = process.env.ADMIN_PASSWORD ? "the password in ADMIN_PASSWORD" : demoPassword();
  say(`Sign in as:   ${email}${passwordFits ? ` with ${password}` : ""}`);
}

/**
 * Starts the embedded database, unless another one is named, and brings either to this version's schema.
 *
 * @param {Life} life
 * @param {boolean} collected
 */
async function openDatabase({ signal, atEnd }, collected) {
  const database = process.env.DATABASE_URL ? undefined : await startEmbeddedDatabase(atEnd);
  signal.throwIfAborted();
  const prepare = typescript("scripts/prepare-database.ts", ...(collected ? ["--collected"] : []));
  const said = await run("Preparing the database", prepare, {
    signal,
    env: settings({ databaseUrl: database?.url }),
  });
  return { database, news: /** @type {StartNews} */ (JSON.parse(said)) };
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
