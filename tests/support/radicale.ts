import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "@/scripts/lib/embedded.mjs";

const run = promisify(execFile);

/** A real CalDAV server of one test file, with one user. */
export interface Radicale {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Ends it, or starts it again on the same port with the same calendars. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and forgets everything. */
  remove(): Promise<void>;
  /** Asks it as its user does. */
  ask(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Response>;
  makeCalendar(name: string): Promise<string>;
  put(calendar: string, name: string, ...events: string[]): Promise<void>;
  /** Every event of a calendar, by its path. */
  events(calendar: string): Promise<Map<string, string>>;
}

const USERNAME = "dana@calendars.example";
const PASSWORD = "an app password";

/** Whether this machine has the server; where it may, `npm test` installs it. */
export function hasRadicale(): boolean {
  return spawnSync("/bin/sh", ["-c", "command -v radicale && command -v htpasswd"]).status === 0;
}

export async function startRadicale(): Promise<Radicale> {
  const directory = await mkdtemp(join(tmpdir(), "reslot-radicale-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const users = join(directory, "users");
  const config = join(directory, "config");
  await run("htpasswd", ["-bBc", "-C", "4", users, USERNAME, PASSWORD]);
  const settings = [
    `[server]\nhosts = 127.0.0.1:${port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = ${users}`,
    `htpasswd_encryption = bcrypt\ndelay = 0\n[storage]\nfilesystem_folder = ${join(directory, "data")}\n`,
  ];
  await writeFile(config, settings.join("\n"));
  let server: ChildProcess | null = null;

  const ask: Radicale["ask"] = (method, path, body, headers = {}) => {
    const authorization = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString("base64")}`;
    return fetch(new URL(path, url), {
      method,
      headers: { authorization, ...headers },
      ...(body ? { body } : {}),
    });
  };

  async function start(): Promise<void> {
    if (server) return;
    server = spawn("radicale", ["--config", config], { stdio: "ignore" });
    for (let tries = 0; ; tries += 1) {
      if (await fetch(url).catch(() => null)) return;
      if (tries === 200) throw new Error("Radicale does not start");
      await sleep(50);
    }
  }

  async function stop(): Promise<void> {
    const running = server;
    server = null;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  }

  await start();
  return {
    url,
    username: USERNAME,
    password: PASSWORD,
    start,
    stop,
    ask,
    async remove() {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
    async makeCalendar(name) {
      const path = `/${USERNAME}/${name}/`;
      const body = `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${name}</d:displayname></d:prop></d:set></c:mkcalendar>`;
      const made = await ask("MKCALENDAR", path, body);
      if (made.status !== 201) throw new Error(`MKCALENDAR answered ${made.status}`);
      return path;
    },
    async put(calendar, name, ...events) {
      const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", ...events, "END:VCALENDAR", ""];
      const put = await ask("PUT", `${calendar}${name}.ics`, text.join("\r\n"), {
        "content-type": "text/calendar",
      });
      if (!put.ok) throw new Error(`PUT answered ${put.status} ${await put.text()}`);
    },
    async events(calendar) {
      const body = `<?xml version="1.0"?><c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"/></c:filter></c:calendar-query>`;
      const found = await (await ask("REPORT", calendar, body, { depth: "1" })).text();
      const answers = found.matchAll(
        /<href>([^<]+)<\/href>[\s\S]*?<C:calendar-data>([\s\S]*?)<\/C:calendar-data>/g,
      );
      return new Map([...answers].map(([, href = "", data = ""]) => [href, data.replaceAll("&#13;", "")]));
    },
  };
}
