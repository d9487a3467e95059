import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { StripeDouble } from "../stripe/double";
import type { Task } from "./child";
import { DatabaseProxy } from "./database-proxy";
import { type Death, Steps } from "./steps";

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));
const BUNDLE = fileURLToPath(new URL("../../../.test/killed-child.mjs", import.meta.url));
const require = createRequire(import.meta.url);

/** Makes one file of what the process runs, so that starting it again and again is quick. */
export async function bundleChild(): Promise<void> {
  const tsx = createRequire(require.resolve("tsx/package.json"));
  const { build } = tsx("esbuild") as typeof import("esbuild");
  await build({
    entryPoints: [CHILD],
    outfile: BUNDLE,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
}

/** The process is gone: it answers no more. */
export class Died extends Error {}

/** A process of its own that runs Reslot's services, whose database and whose Stripe are watched to kill it at a given step. */
export class KilledProcess {
  readonly steps: Steps;
  private readonly proxy: DatabaseProxy;
  private child: ChildProcessByStdio<Writable, Readable, Readable> | undefined;
  private lines: AsyncIterator<string> | undefined;
  private complaints = "";

  constructor(
    private readonly stripe: StripeDouble,
    death: Death | null,
  ) {
    this.steps = new Steps(death, () => this.child?.kill("SIGKILL"));
    this.proxy = new DatabaseProxy(new URL(process.env.DATABASE_URL ?? ""), this.steps);
  }

  async start(): Promise<this> {
    await this.proxy.start();
    const env = { ...process.env, DATABASE_URL: this.proxy.url, LOG_LEVEL: "silent" };
    this.child = spawn(process.execPath, [BUNDLE], { env, stdio: ["pipe", "pipe", "pipe"] });
    this.child.stderr.on("data", (text) => (this.complaints += text));
    this.child.stdin.on("error", () => {});
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    return this;
  }

  /** From here on Stripe's calls are steps of this process. */
  watchStripe(): void {
    let underway = -1;
    this.stripe.watch = (call, when) => {
      if (when === "before") {
        const { step, dead } = this.steps.begin(call);
        underway = step;
        if (dead) this.stripe.faults.add({ call, when: "before", how: "drop", times: 1 });
      } else this.steps.end(underway);
    };
  }

  async perform<Answer>(task: Task): Promise<Answer> {
    this.child?.stdin.write(`${JSON.stringify(task)}\n`);
    const line = await this.lines?.next();
    if (line && !line.done && !this.steps.died) return JSON.parse(line.value) as Answer;
    if (!this.steps.died) throw new Error(`the process ended by itself: ${this.complaints}`);
    throw new Died();
  }

  async stop(): Promise<void> {
    this.stripe.watch = () => {};
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    await this.proxy.stop();
  }
}
