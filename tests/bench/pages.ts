import { setTimeout as sleep } from "node:timers/promises";
import { startServer, type TestServer } from "../support/server";
import { type Child, startChild } from "./child";
import type { Databases } from "./databases";
import type { Answered, Load, Wanted } from "./pages/load";
import { children, memoryOf } from "./pages/memory";
import { readTargets, type Targets } from "./pages/targets";
import type { Size } from "./population";
import { type BenchRow, median } from "./row";

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 2;
const SECONDS = 3;
const ROUNDS = 3;
const CHANGES = 400;
const REST_MS = 5_000;
const MEMORY_AIM_MB = 400;

/** A static file of public/ and the only page that is rendered when the server is built. */
const STATIC_FILE = { path: "/mark.svg" };
const STATIC_PAGE = { path: "/no/such/page", status: 404 };

interface Site {
  readonly server: TestServer;
  readonly pid: number | undefined;
  readonly targets: Targets;
}

interface Visit {
  readonly name: string;
  readonly size: Size;
  readonly requests: readonly Wanted[];
  readonly status: number;
}

/**
 * Measures the real server, as `npm start` runs it with its jobs in the same process: requests a second from 16 connections, how
 * long all but one in a hundred take, with few sessions in the database and with many; and its memory.
 */
export async function benchPages(databases: Databases): Promise<BenchRow[]> {
  const client = startChild<Load, Answered>("tests/bench/pages/load.ts", {});
  const sites: Site[] = [];
  try {
    const small = await open(databases.url.small, sites);
    const large = await open(databases.url.large, sites);
    await checkAlike(small, large);
    const atRest = await rest(small);
    const results = await visitAll({ small, large }, client);
    const change = await changeSessions(small, client);
    return [...pageRows(results), ...memoryRows(small, atRest, change)];
  } finally {
    await client.stop();
    await Promise.all(sites.map(({ server }) => server.stop()));
  }
}

async function open(databaseUrl: string, sites: Site[]): Promise<Site> {
  const before = new Set(children());
  const server = await startServer(databaseUrl, { SECRET: process.env.SECRET ?? "" });
  const pid = children().find((child) => !before.has(child));
  const site = { server, pid, targets: await readTargets(databaseUrl) };
  sites.push(site);
  return site;
}

/** Both databases hold the same of the demo's next weeks, so both servers must offer the same times. */
async function checkAlike(...sites: readonly Site[]): Promise<void> {
  const [one, other] = await Promise.all(
    sites.map(async ({ server, targets }) => (await fetch(server.url + targets.slots.path)).text()),
  );
  if (one !== other || !one?.includes("start")) throw new Error("The two servers offer other times.");
}

async function rest({ server, pid, targets }: Site): Promise<number> {
  for (const { path } of [...targets.managePages.slice(0, 5), targets.slots, { path: "/demo/coaching" }]) {
    await (await fetch(server.url + path)).text();
  }
  await sleep(REST_MS);
  return pid === undefined ? Number.NaN : memoryOf(pid).now;
}

function visitsOf({ small, large }: Record<Size, Site>): Visit[] {
  return [
    { name: "manage", size: "small", requests: small.targets.managePages, status: 200 },
    { name: "manage", size: "large", requests: large.targets.managePages, status: 200 },
    { name: "slots", size: "small", requests: [small.targets.slots], status: 200 },
    { name: "slots", size: "large", requests: [large.targets.slots], status: 200 },
    { name: "static page", size: "small", requests: [STATIC_PAGE], status: STATIC_PAGE.status },
    { name: "static file", size: "small", requests: [STATIC_FILE], status: 200 },
  ];
}

type Results = (name: string, size: Size) => Answered;

/** All targets in turn, several times over, so that a busy moment of the machine meets all of them. */
async function visitAll(sites: Record<Size, Site>, client: Child<Load, Answered>): Promise<Results> {
  const visits = visitsOf(sites);
  const answered = visits.map((): Answered[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, { size, requests, status }] of visits.entries()) {
      const seconds = round === 0 ? WARM_UP_SECONDS : SECONDS;
      const load = {
        url: sites[size].server.url,
        requests,
        status,
        connections: CONNECTIONS,
        until: { seconds },
      };
      const found = await client.ask(load);
      if (process.env.TRACE) console.log(visits[index]?.name, size, found);
      if (round > 0) answered[index]?.push(found);
    }
  }
  return (name, size) => {
    const found = answered[visits.findIndex((visit) => visit.name === name && visit.size === size)] ?? [];
    return {
      perSecond: median(found.map(({ perSecond }) => perSecond)),
      p50: median(found.map(({ p50 }) => p50)),
      p99: median(found.map(({ p99 }) => p99)),
    };
  };
}

/** Customers move their sessions while the worker writes the mails about it. */
async function changeSessions({ server, targets }: Site, client: Child<Load, Answered>): Promise<Answered> {
  return client.ask({
    url: server.url,
    requests: targets.changes,
    status: 200,
    connections: CONNECTIONS,
    until: { requests: CHANGES },
  });
}

function pageRows(results: Results): BenchRow[] {
  const page = results("manage", "small");
  const file = results("static file", "small");
  const prerendered = results("static page", "small");
  return [
    {
      name: "manage page",
      value: page.perSecond,
      unit: "requests/s",
      ratio: { value: page.perSecond / prerendered.perSecond, to: "static page" },
    },
    {
      name: "manage page, p99",
      value: page.p99,
      unit: "ms",
      ratio: { value: page.p99 / prerendered.p99, to: "static page" },
    },
    ...sizeRows(results, "manage"),
    { name: "static page of the same server", value: prerendered.perSecond, unit: "requests/s" },
    { name: "static page of the same server, p99", value: prerendered.p99, unit: "ms" },
    { name: "static file of the same server", value: file.perSecond, unit: "requests/s" },
    { name: "static file of the same server, p99", value: file.p99, unit: "ms" },
    { name: "slots by HTTP, 60 days", value: results("slots", "small").perSecond, unit: "requests/s" },
    { name: "slots by HTTP, 60 days, p99", value: results("slots", "small").p99, unit: "ms" },
    ...sizeRows(results, "slots"),
  ];
}

function sizeRows(results: Results, name: string): BenchRow[] {
  const small = results(name, "small");
  const large = results(name, "large");
  const rate = large.perSecond / small.perSecond;
  const p99 = large.p99 / small.p99;
  return [
    {
      name: "  with 1,000,000 sessions",
      value: large.perSecond,
      unit: "requests/s",
      ratio: { value: rate, to: "with 1,000" },
      aim: { text: "at least 0.80 ×", met: rate >= 0.8 },
    },
    {
      name: "  with 1,000,000 sessions, p99",
      value: large.p99,
      unit: "ms",
      ratio: { value: p99, to: "with 1,000" },
      aim: { text: "at most 1.20 ×", met: p99 <= 1.2 },
    },
  ];
}

function memoryRows({ pid }: Site, atRest: number, changes: Answered): BenchRow[] {
  const rows: BenchRow[] = [
    { name: "reschedule by HTTP, mails written meanwhile", value: changes.perSecond, unit: "requests/s" },
    { name: "reschedule by HTTP, mails written meanwhile, p99", value: changes.p99, unit: "ms" },
  ];
  if (pid === undefined || !(atRest > 0)) return rows; // no /proc here
  const aim = (value: number) => ({ text: `under ${MEMORY_AIM_MB} MB`, met: value < MEMORY_AIM_MB });
  const { most } = memoryOf(pid);
  return [
    ...rows,
    { name: "memory of web and worker at rest", value: atRest, unit: "MB", aim: aim(atRest) },
    { name: "memory of web and worker, the most since the start", value: most, unit: "MB", aim: aim(most) },
  ];
}
