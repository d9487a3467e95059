import { dataDirectory } from "./lib/environment.mjs";
import { show, supervise, typescript } from "./lib/processes.mjs";
import { failure } from "./lib/say.mjs";
import { checkedSettings, settings } from "./lib/settings.mjs";
import { checkNode, generate, install } from "./lib/toolchain.mjs";

/**
 * Compares our books with Stripe's; 0 when they agree, 1 when they do not or can't be compared.
 *
 * @param {import("./lib/application.mjs").Life} life
 */
async function compare({ signal }) {
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
  const command = typescript("scripts/reconcile.ts", ...process.argv.slice(2));
  return (await show(command, { signal, env: settings({ databaseUrl }) })) ? 0 : 1;
}

await supervise(compare, { whenStopped: 130 });
