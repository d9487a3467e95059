import type { Round, Took } from "./types";

/** Runs a round: the lanes at the same time, the changes of a lane one after the other. */
export function roundsOf(change: (callers: string, lane: number, turn: number) => Promise<void>) {
  const done = new Map<string, number>();
  return async ({ callers, changesEach }: Round): Promise<Took> => {
    const first = done.get(callers.name) ?? 0;
    done.set(callers.name, first + changesEach);
    const cpu = process.cpuUsage();
    const began = performance.now();
    await Promise.all(
      callers.lanes.map(async (_, lane) => {
        for (let turn = first; turn < first + changesEach; turn += 1) await change(callers.name, lane, turn);
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { seconds, cpuSeconds: (user + system) / 1e6 };
  };
}
