import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/scripts/lib/embedded.mjs";
import { root } from "@/scripts/lib/environment.mjs";
import { longRunning, run, startService, typescript } from "@/scripts/lib/processes.mjs";
import { build, generate } from "@/scripts/lib/toolchain.mjs";

export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/** What the browser tests hand in mail with. */
export const INBOUND_MAIL_SECRET = "the-browser-tests-hand-in-mail";

/** Who can sign in on a server of the tests: Dana, the owner of the demo. */
export const ADMINISTRATOR = { email: "dana@demo.example", password: "a password for the tests" } as const;

const HEALTHY_WITHIN_MS = 30_000;

/**
 * Starts the real server as `npm start` does, built anew only where sources changed, on a migrated database with the
 * demo in it. `settings` are environment variables; PORT among them chooses the port, else it is any free one.
 */
export async function startServer(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<TestServer> {
  await generate();
  await build();
  const port = settings.PORT ?? String(await freePort());
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    PORT: port,
    APP_URL: url,
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(root, ".test/server"), // with a database and a secret of its own it keeps nothing there
    SECRET: randomBytes(32).toString("hex"),
    SEED_DEMO: "1",
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    ...settings,
  };
  await run("Preparing the tests' database", typescript("scripts/prepare-database.ts"), { env });
  const server = await startService(longRunning("scripts/serve.ts"), { env });
  await untilHealthy(url).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return { url, stop: server.stop };
}

async function untilHealthy(url: string): Promise<void> {
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${url}/api/health`).catch((error: Error) => error);
    if (answer instanceof Response && answer.ok) return;
    if (Date.now() > deadline) {
      const said = answer instanceof Response ? `answers ${answer.status}` : answer.message;
      throw new Error(`The server at ${url} is not healthy: ${said}`);
    }
    await sleep(100);
  }
}
