import { type ChildProcess, spawn } from "node:child_process";
import { root } from "@/scripts/lib/environment.mjs";
import { typescript } from "@/scripts/lib/processes.mjs";

/** Workers in processes of their own, each of which may be killed without a word and is replaced by another. */
export interface KilledWorkers {
  /** Kills one of them as the operating system would, at whatever it is doing, and starts another. */
  kill(): void;
  readonly kills: number;
  stop(): Promise<void>;
}

export function startKilledWorkers(count: number, env: Record<string, string>): KilledWorkers {
  const [program = "", ...args] = typescript("scripts/worker.ts");
  const started = new Set<ChildProcess>();
  const start = () => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    started.add(child);
    child.once("exit", () => started.delete(child));
    return child;
  };
  let working = Array.from({ length: count }, start);
  let kills = 0;
  return {
    kill() {
      const [victim, ...others] = working;
      victim?.kill("SIGKILL");
      kills += 1;
      working = [...others, start()];
    },
    get kills() {
      return kills;
    },
    async stop() {
      const ended = [...started].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of started) child.kill("SIGTERM");
      await Promise.all(ended);
    },
  };
}
