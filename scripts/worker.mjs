import { dataDirectory } from "./lib/environment.mjs";
import { aborted, longRunning, startService, supervise } from "./lib/processes.mjs";
import { failure, say } from "./lib/say.mjs";
import { checkedSettings, settings } from "./lib/settings.mjs";
import { checkNode, generate, install } from "./lib/toolchain.mjs";

async function work(/** @type {import("./lib/application.mjs").Life} */ { signal, atEnd }) {
  checkNode();
  await install(signal);
  await checkedSettings(signal);
  await generate(signal);
  const { runningEmbedded } = await import("./lib/embedded.mjs");
  const databaseUrl = process.env.DATABASE_URL || (await runningEmbedded(dataDirectory()));
  if (!databaseUrl) {
    throw failure(
      "The embedded database isn't running: `npm start` runs it. Or name another one with DATABASE_URL.",
    );
  }
  const worker = await startService(longRunning("scripts/worker.ts"), {
    signal,
    env: settings({ databaseUrl }),
  });
  atEnd(worker.stop);
  say("The worker is ready.");
  const ended = worker.ended.then(() => {
    throw failure("The worker ended by itself; what it said stands above.");
  });
  await Promise.race([aborted(signal), ended]);
}

await supervise(work, { whenStopped: 0 });
