import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runApplication } from "./lib/application.mjs";
import { dataDirectory } from "./lib/environment.mjs";
import { waitUntilUnused } from "./lib/postmaster.mjs";
import { longRunning, startService, supervise } from "./lib/processes.mjs";
import { say } from "./lib/say.mjs";
import { checkNode, install } from "./lib/toolchain.mjs";

/**
 * The demo with something to pay: Reslot beside the double of Stripe that the tests use. The double keeps its memory only while it
 * runs, so this demo has a directory of its own and begins anew with each start.
 *
 * @param {import("./lib/application.mjs").Life} life
 */
async function demo(life) {
  const { signal, atEnd } = life;
  checkNode();
  const directory = join(dataDirectory(), "demo-stripe");
  await waitUntilUnused(join(directory, "postgres"));
  await rm(directory, { recursive: true, force: true });
  await install(signal);
  const { freePort } = await import("./lib/embedded.mjs"); // it needs the packages, which are there only now
  const port = await freePort();
  const webhookSecret = `whsec_${randomBytes(16).toString("hex")}`;
  const url = process.env.APP_URL || `http://localhost:${process.env.PORT || 3000}`;
  const double = await startService(longRunning("tests/support/stripe/serve.ts"), {
    signal,
    env: {
      ...process.env,
      DOUBLE_PORT: String(port),
      DOUBLE_WEBHOOK_SECRET: webhookSecret,
      DOUBLE_ENDPOINT: `${url}/api/stripe/webhook`,
    },
  });
  atEnd(double.stop);
  Object.assign(process.env, {
    DATA_DIR: directory,
    DATABASE_URL: "",
    SMTP_URL: "",
    SEED_DEMO: "1",
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
    STRIPE_SECRET_KEY: "sk_test_of_the_double",
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  });
  say("A double of Stripe runs beside it: its checkout page is a pretend one, and nothing is charged.");
  say(`Pay for something: book Mentoring at ${url}/demo/mentoring, then move or cancel a session of it.`);
  await runApplication(life, { dev: false, collected: true });
}

await supervise(demo, { whenStopped: 0 });
