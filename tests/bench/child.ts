import { spawn } from "node:child_process";
import { root } from "@/scripts/lib/environment.mjs";
import { typescript } from "@/scripts/lib/processes.mjs";

/** A process of the benchmark, so that what is measured shares no heap and no event loop with what measures it. */
export interface Child<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

type Reply<Answer> = { answer: Answer } | { error: string };

/** Starts a script that calls `answerParent`. `env` is added to our own environment. */
export function startChild<Question extends object, Answer>(
  script: string,
  env: Record<string, string>,
): Child<Question, Answer> {
  const [program = "", ...args] = typescript(script);
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    async ask(question) {
      const reply = new Promise<Reply<Answer>>((resolve) => child.once("message", resolve));
      child.send(question);
      const received = await Promise.race([reply, ended.then(() => ({ error: "it ended by itself" }))]);
      if ("error" in received) throw new Error(`${script}: ${received.error}`);
      return received.answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The child's side: answers one question after the other, and ends when the parent lets go of it or is gone. */
export function answerParent<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  process.on("message", (question: Question) => {
    answer(question).then(
      (found) => process.send?.({ answer: found }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit(0));
}
