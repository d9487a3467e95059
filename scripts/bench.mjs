import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/environment.mjs";
import { run, show, supervise, typescript } from "./lib/processes.mjs";
import { say } from "./lib/say.mjs";
import { checkNode, generate, install } from "./lib/toolchain.mjs";

/** `npm run bench`, or `npm run bench -- slots` for some of the suites. @param {import("./lib/application.mjs").Life} life */
async function bench({ signal, atEnd }) {
  checkNode();
  await install(signal);
  await generate(signal);
  const wanted = process.argv.slice(2);
  const suites = readdirSync(join(root, "tests/bench"))
    .filter(
      (file) => file.endsWith(".ts") && (wanted.length === 0 || wanted.includes(file.replace(/\.ts$/, ""))),
    )
    .sort();
  const { startEmbedded } = await import("./lib/embedded.mjs");
  const database = await startEmbedded(join(root, `.test/bench-${process.pid}`), { throwaway: true });
  atEnd(() => database.stop());
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    SECRET: "the-benchmark-signs-its-links-with-this",
    SEED_DEMO: "1",
  };
  await run("Preparing the database", typescript("scripts/prepare-database.ts"), { signal, env });
  let failed = 0;
  for (const suite of suites) {
    say(`\n${suite.replace(/\.ts$/, "")}`);
    if (!(await show(typescript(`tests/bench/${suite}`), { signal, env }))) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

await supervise(bench, { whenStopped: 130 });
