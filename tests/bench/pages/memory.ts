import { readdirSync, readFileSync } from "node:fs";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly resident: number;
  readonly mostResident: number;
}

const MEGABYTE = 1024; // in the kilobytes of /proc

/** The memory of processes as Linux tells it; elsewhere nobody is found. */
function processes(): Process[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readStatus);
  } catch {
    return [];
  }
}

function readStatus(pid: string): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    return [
      { pid: Number(pid), parent: number("PPid"), resident: number("VmRSS"), mostResident: number("VmHWM") },
    ];
  } catch {
    return []; // It has just ended.
  }
}

/** The processes that this one has started itself. */
export function children(): number[] {
  return processes().flatMap(({ pid, parent }) => (parent === process.pid ? [pid] : []));
}

/** Megabytes that a process and all below it hold now, and the most that each of them has held. */
export function memoryOf(root: number): { now: number; most: number } {
  const all = processes();
  const below = (pid: number): Process[] =>
    all.filter((one) => one.parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  const family = [...all.filter((one) => one.pid === root), ...below(root)];
  const sum = (of: (one: Process) => number) => family.reduce((total, one) => total + of(one), 0) / MEGABYTE;
  return { now: sum((one) => one.resident), most: sum((one) => one.mostResident) };
}
