import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOn } from "../support/postgres";
import { type Child, startChild } from "./child";
import type { BareQuestion } from "./commits/bare";
import { CALLERS, readWays, type Way } from "./commits/callers";
import type { ServiceQuestion } from "./commits/service";
import type { Took } from "./commits/types";
import type { Databases } from "./databases";
import type { Size } from "./population";
import { type BenchRow, median } from "./row";

const WARM_UP_EACH = 50;
const CHANGES_EACH = 150;
const ROUNDS = 3;

/** Two equal databases: one is changed through the use case, the other by its statements alone. */
interface Contest {
  readonly ways: readonly Way[];
  readonly urls: Readonly<Record<Side, string>>;
  readonly service: Child<ServiceQuestion, Took | null>;
  readonly bare: Child<BareQuestion, Took | null>;
  readonly results: Readonly<Record<Side, Took[][]>>;
}

type Side = "service" | "bare";

/**
 * Measures how many reschedules a second eight callers get through the use case, and how many the bare driver gets that sends the
 * very statements of the same changes from as many connections to an equal database; with few sessions and with many.
 *
 * @throws Error when the two databases of a size don't end up alike.
 */
export async function benchCommits(databases: Databases): Promise<BenchRow[]> {
  const contests: Partial<Record<Size, Contest>> = {};
  try {
    for (const size of ["small", "large"] as const) contests[size] = await prepare(databases, size);
    const { small, large } = contests as Record<Size, Contest>;
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [index, { waitsForDisk }] of small.ways.entries()) {
        await databases.waitForDisk(waitsForDisk);
        for (const contest of [small, large]) await compete(contest, index, round === 0);
      }
    }
    await Promise.all([checkAlike(small), checkAlike(large)]);
    return small.ways.flatMap((way, index) => rowsOf(way, index, small, large));
  } finally {
    await databases.waitForDisk(true);
    for (const { service, bare, urls } of Object.values(contests)) {
      await Promise.all([service.stop(), bare.stop()]);
      for (const url of Object.values(urls)) await databases.drop(url);
    }
  }
}

async function prepare(databases: Databases, size: Size): Promise<Contest> {
  const ways = await readWays(databases.url[size]);
  const directory = await mkdtemp(join(tmpdir(), "reslot-bench-"));
  try {
    const file = join(directory, "recording");
    await record(databases, size, ways, file);
    const urls = { service: await databases.copy(size), bare: await databases.copy(size) };
    const service = startChild<ServiceQuestion, Took | null>("tests/bench/commits/service.ts", {
      DATABASE_URL: urls.service,
    });
    const bare = startChild<BareQuestion, Took | null>("tests/bench/commits/bare.ts", {
      DATABASE_URL: urls.bare,
    });
    await bare.ask({ readRecordingFrom: file });
    return { ways, urls, service, bare, results: { service: ways.map(() => []), bare: ways.map(() => []) } };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The same changes once before, on a copy of their own, so that noting down costs the measured ones nothing. */
async function record(databases: Databases, size: Size, ways: readonly Way[], file: string): Promise<void> {
  const url = await databases.copy(size);
  const recorder = startChild<ServiceQuestion, Took | null>("tests/bench/commits/service.ts", {
    DATABASE_URL: url,
    BENCH_RECORD: "1",
  });
  try {
    await databases.waitForDisk(false);
    for (const { callers } of ways) {
      await recorder.ask({ callers, changesEach: WARM_UP_EACH + ROUNDS * CHANGES_EACH });
    }
    await recorder.ask({ writeRecordingTo: file });
  } finally {
    await recorder.stop();
    await databases.drop(url);
  }
}

async function compete(contest: Contest, index: number, warmUp: boolean): Promise<void> {
  const { callers } = contest.ways[index] as Way;
  for (const side of ["service", "bare"] as const) {
    const took = await contest[side].ask({ callers, changesEach: warmUp ? WARM_UP_EACH : CHANGES_EACH });
    if (took && !warmUp) contest.results[side][index]?.push(took);
    if (took && process.env.TRACE)
      console.log(
        callers.name,
        side,
        warmUp,
        took.cpuSeconds.toFixed(2),
        ((warmUp ? WARM_UP_EACH : CHANGES_EACH) * CALLERS) / took.seconds,
      );
  }
}

const STATE = `
  SELECT (SELECT sum(ical_sequence) FROM session) AS moves, (SELECT count(*) FROM activity) AS activities,
    (SELECT count(*) FROM transaction) AS transactions, (SELECT count(*) FROM graphile_worker.jobs) AS jobs,
    (SELECT md5(string_agg(period::text, ',' ORDER BY id)) FROM blocked_time) AS blocked`;

async function checkAlike({ urls }: Contest): Promise<void> {
  const [service, bare] = await Promise.all([runOn(urls.service, STATE), runOn(urls.bare, STATE)]);
  if (JSON.stringify(service) !== JSON.stringify(bare)) {
    throw new Error(`The statements alone did something else: ${JSON.stringify({ service, bare })}`);
  }
}

function rowsOf({ callers }: Way, index: number, small: Contest, large: Contest): BenchRow[] {
  const changes = CHANGES_EACH * CALLERS;
  const rate = (contest: Contest, side: Side) =>
    median((contest.results[side][index] ?? []).map(({ seconds }) => changes / seconds));
  const cpu = (contest: Contest, side: Side) =>
    median((contest.results[side][index] ?? []).map(({ cpuSeconds }) => (cpuSeconds / changes) * 1000));
  const name = `reschedule, ${callers.name}`;
  const toBare = rate(small, "service") / rate(small, "bare");
  const toSmall = rate(large, "service") / rate(small, "service");
  const cpuToBare = cpu(small, "service") / cpu(small, "bare");
  return [
    {
      name,
      value: rate(small, "service"),
      unit: "commits/s",
      ratio: { value: toBare, to: "bare driver" },
      aim: { text: "at least 0.50 ×", met: toBare >= 0.5 },
    },
    { name: "  its statements by the bare driver", value: rate(small, "bare"), unit: "commits/s" },
    {
      name: "  processor time of a change in Node",
      value: cpu(small, "service"),
      unit: "ms",
      ratio: { value: cpuToBare, to: "bare driver" },
    },
    {
      name: "  with 1,000,000 sessions",
      value: rate(large, "service"),
      unit: "commits/s",
      ratio: { value: toSmall, to: "with 1,000" },
      aim: { text: "at least 0.80 ×", met: toSmall >= 0.8 },
    },
    {
      name: "  with 1,000,000, the bare driver",
      value: rate(large, "bare"),
      unit: "commits/s",
      ratio: { value: rate(large, "bare") / rate(small, "bare"), to: "with 1,000" },
    },
  ];
}
