import { runChecks } from "./lib/checks.mjs";
import { supervise } from "./lib/processes.mjs";
import { say } from "./lib/say.mjs";
import { checkNode, generate, install } from "./lib/toolchain.mjs";

/** @param {import("./lib/application.mjs").Life} life */
async function check({ signal }) {
  checkNode();
  await install(signal);
  await generate(signal);
  const results = await runChecks(signal);
  for (const { name, failure } of results) say(failure ?? `${name}: passed`);
  return results.some(({ failure }) => failure) ? 1 : 0;
}

await supervise(check, { whenStopped: 130 });
