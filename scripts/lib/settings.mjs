import { createServer } from "node:net";
import { appSecret, dataDirectory, demoPassword } from "./environment.mjs";
import { run, typescript } from "./processes.mjs";
import { failure } from "./say.mjs";

/**
 * The environment of our processes: what the person set, and what Reslot makes for whoever set nothing.
 *
 * @param {{ dev?: boolean, databaseUrl?: string }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function settings({ dev = false, databaseUrl }) {
  const seedDemo = process.env.SEED_DEMO || (process.env.DATABASE_URL ? "0" : "1");
  return {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATA_DIR: dataDirectory(),
    SECRET: appSecret(),
    DATABASE_URL: process.env.DATABASE_URL || databaseUrl,
    SEED_DEMO: seedDemo,
    ...(seedDemo === "1" && !process.env.ADMIN_PASSWORD && { DEMO_PASSWORD: demoPassword() }),
  };
}

/**
 * Reads the settings as lib/env.ts does, or ends with its sentences about what to write.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ PORT: number, APP_URL: string, SMTP_URL?: string, SEED_DEMO: boolean }>}
 */
export async function checkedSettings(signal) {
  const env = settings({ databaseUrl: "postgresql://embedded" });
  return JSON.parse(
    await run("Reading the settings", typescript("scripts/check-settings.ts"), { env, signal }),
  );
}

/** @param {number} port @returns {Promise<boolean>} */
export function isPortFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else if (error.code === "EACCES")
        reject(failure(`You may not listen on port ${port}. Choose one above 1023: PORT=3000`));
      else reject(error);
    });
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** @param {number} port */
export async function refuseTakenPort(port) {
  if (await isPortFree(port)) return;
  throw failure(
    `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
}
