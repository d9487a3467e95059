import { AsyncLocalStorage } from "node:async_hooks";
import { readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import pg from "pg";
import type { Recording, Sent } from "./types";

/** From now on every statement that the driver of this process is handed is noted down for the change it belongs to. */
export function recordStatements() {
  const recording: Recording = {};
  const present = new AsyncLocalStorage<Sent[]>();
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [what, values] = args as [string | pg.QueryConfig, unknown];
    const sent =
      typeof what === "string" ? { text: what, values: Array.isArray(values) ? values : [] } : what;
    present.getStore()?.push({ name: sent.name ?? null, text: sent.text, values: sent.values ?? [] });
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
  return {
    recording,
    during(callers: string, lane: number, turn: number, change: () => Promise<void>): Promise<void> {
      recording[callers] ??= [];
      recording[callers][lane] ??= [];
      recording[callers][lane][turn] = [];
      return present.run(recording[callers][lane][turn], change);
    },
  };
}

type Packed = Record<string, [statement: number, values: readonly unknown[]][][][]>;

/** A file in which each statement's text stands once. */
export async function writeRecording(file: string, recording: Recording): Promise<void> {
  const statements = new Map<string, { index: number; name: string | null; text: string }>();
  const packed: Packed = {};
  for (const [callers, lanes] of Object.entries(recording)) {
    packed[callers] = lanes.map((turns) =>
      turns.map((change) =>
        change.map(({ name, text, values }) => {
          const known = statements.get(text) ?? { index: statements.size, name, text };
          statements.set(text, known);
          return [known.index, values];
        }),
      ),
    );
  }
  await writeFile(file, serialize({ statements: [...statements.values()], packed }));
}

export async function readRecording(file: string): Promise<Recording> {
  const { statements, packed } = deserialize(await readFile(file)) as {
    statements: { name: string | null; text: string }[];
    packed: Packed;
  };
  const recording: Recording = {};
  for (const [callers, lanes] of Object.entries(packed)) {
    recording[callers] = lanes.map((turns) =>
      turns.map((change) =>
        change.map(([index, values]) => ({ ...(statements[index] ?? { name: null, text: "" }), values })),
      ),
    );
  }
  return recording;
}
