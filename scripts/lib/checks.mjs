import { node, run } from "./processes.mjs";

/** What `npm run check` looks at; import directions are among Biome's rules. */
const CHECKS = {
  lint: [node("node_modules/@biomejs/biome/bin/biome", "check")],
  types: [
    node("node_modules/next/dist/bin/next", "typegen"),
    node("node_modules/typescript/bin/tsc", "--noEmit", "--project", "."),
  ],
};

/**
 * Runs all checks. A failed one comes with what its program said.
 *
 * @param {AbortSignal} signal
 * @returns {Promise<{ name: string, failure?: string }[]>}
 */
export function runChecks(signal) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  return Promise.all(
    Object.entries(CHECKS).map(async ([name, commands]) => {
      try {
        for (const command of commands) await run(`The check of ${name}`, command, { signal, env });
        return { name };
      } catch (error) {
        signal.throwIfAborted();
        return { name, failure: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
}
