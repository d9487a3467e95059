import { ensureCalendarParsers } from "./lib/debian.mjs";
import { node, show, supervise } from "./lib/processes.mjs";
import { checkNode, generate, install } from "./lib/toolchain.mjs";

/**
 * `npm run stress`: the tests that `npm test` runs in small because of their length, in full: 2,000 changes while workers
 * are killed, 5,000 stories of payments. SEED names the stories. @param {import("./lib/application.mjs").Life} life
 */
async function stress({ signal }) {
  checkNode();
  await install(signal);
  await generate(signal);
  await ensureCalendarParsers(signal);
  const files = ["tests/db/mail-kills.test.ts", "tests/db/payments/interleavings.test.ts"];
  const vitest = node("node_modules/vitest/vitest.mjs", "run", "--project", "db", ...files);
  return (await show(vitest, { signal, env: { ...process.env, STRESS: "1" } })) ? 0 : 1;
}

await supervise(stress, { whenStopped: 130 });
