import { show, supervise, typescript } from "./lib/processes.mjs";
import { build, checkNode, generate, install } from "./lib/toolchain.mjs";

/** `npm run bench`, or `npm run bench -- commits` for some of its parts. @param {import("./lib/application.mjs").Life} life */
async function bench({ signal }) {
  checkNode();
  await install(signal);
  await generate(signal);
  await build(signal);
  const env = { ...process.env, NODE_ENV: "production", SECRET: "the-benchmark-signs-its-links-with-this" };
  const parts = process.argv.slice(2);
  return (await show(typescript("tests/bench/main.ts", ...parts), { signal, env })) ? 0 : 1;
}

await supervise(bench, { whenStopped: 130 });
