import { findSlots } from "@/lib/domain/availability/slots";
import { DAY, HOUR, type Instant, MINUTE } from "@/lib/domain/time";
import { referenceSlots } from "../unit/availability/reference";
import { type Sample, workload } from "../unit/availability/samples";
import type { BenchRow } from "./row";

const DAYS = [14, 60, 365];
const BUSY_TIMES = [0, 100, 1_000, 5_000];
const WARM_UP_MS = 150;
const MEASURED_MS = 300;

/**
 * Measures `findSlots` (30-minute sessions each 15 minutes, Monday to Friday 9 to 17) in milliseconds of computing, as medians
 * of many warm runs, beside a bare sweep over numbers.
 *
 * @throws Error when the slots of 60 days with 100 busy times differ from a minute by minute check.
 */
export async function benchSlots(): Promise<BenchRow[]> {
  const rows = [checked(workload(60, 100))];
  for (const days of DAYS) {
    for (const busyTimes of BUSY_TIMES) {
      const sample = workload(days, busyTimes);
      const bare = bareSweep(sample);
      const engine = median(() => find(sample));
      const sweep = median(bare);
      const name = `slots: ${days} days, ${busyTimes} busy times`;
      const aim = days === 60 && busyTimes === 100 ? { text: "≤ 0.2 ms", met: engine <= 0.2 } : undefined;
      rows.push({ name, value: engine, unit: "ms", ratio: { value: engine / sweep, to: "bare sweep" }, aim });
      rows.push({ name: `${name}, bare sweep`, value: sweep, unit: "ms" });
    }
  }
  return rows;
}

function find({ settings, occupied, window, now }: Sample): Instant[] {
  return findSlots(settings, occupied, window, now);
}

function checked(sample: Sample): BenchRow {
  const { settings, occupied, window, now } = sample;
  const found = find(sample);
  const expected = referenceSlots(settings, occupied, window, now);
  const wrong = new Set([...found, ...expected]).size * 2 - found.length - expected.length;
  if (wrong > 0) throw new Error(`${wrong} slots differ from the minute by minute check.`);
  return { name: "slots: 60 days, 100 busy times, all right", value: found.length, unit: "slots" };
}

/** The least that any engine must do: open days and busy times are numbers, sorted, in UTC; no zone, rule or cap. */
function bareSweep({ settings, occupied, window }: Sample): () => Instant[] {
  const duration = settings.durationMinutes * MINUTE;
  const step = settings.stepMinutes * MINUTE;
  const sorted = occupied.blocked.toSorted((a, b) => a.start - b.start);
  const starts = Float64Array.from(sorted, ({ start }) => start);
  const ends = Float64Array.from(sorted, ({ end }) => end);
  return () => {
    const slots: Instant[] = [];
    let next = 0;
    for (let day = window.start; day < window.end; day += DAY) {
      const weekday = (Math.floor(day / DAY) + 4) % 7;
      if (weekday === 0 || weekday === 6) continue;
      const last = day + 17 * HOUR - duration;
      for (let start = day + 9 * HOUR; start <= last; start += step) {
        while (next < ends.length && Number(ends[next]) <= start) next += 1;
        if (next >= starts.length || Number(starts[next]) >= start + duration) slots.push(start);
      }
    }
    return slots;
  };
}

/** Milliseconds of one run: the median of batches long enough for the clock, after a warm-up. */
function median(run: () => unknown): number {
  const warm = performance.now() + WARM_UP_MS;
  let runs = 0;
  while (performance.now() < warm) {
    run();
    runs += 1;
  }
  const batch = Math.max(1, Math.ceil(runs / WARM_UP_MS));
  const times: number[] = [];
  const end = performance.now() + MEASURED_MS;
  while (performance.now() < end) {
    const begin = performance.now();
    for (let index = 0; index < batch; index += 1) run();
    times.push((performance.now() - begin) / batch);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}
