import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const MAIL = "From: a@b.example\nSubject: x\n\nHello\n";
const TEMPORARY = 75;

const folder = mkdtempSync(join(tmpdir(), "reslot-incoming-"));
const header = join(folder, "header");
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

let status = 200;
const taken: { authorization: string | undefined; body: string }[] = [];
const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  taken.push({ authorization: request.headers.authorization, body: Buffer.concat(chunks).toString() });
  response.writeHead(status).end("{}");
});

beforeAll(async () => {
  writeFileSync(header, "Authorization: Bearer the-secret\n");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Runs the script of docs/inbound-mail.md as a mail server does; answers what it exits with. */
async function handOn(port: number): Promise<number> {
  const guide = readFileSync("docs/inbound-mail.md", "utf8");
  const script = /```sh\n(#!\/bin\/sh\n.*?)```/s.exec(guide)?.[1] ?? "";
  const here = script
    .replace("https://your-host", `http://127.0.0.1:${port}`)
    .replace("/etc/reslot-incoming.header", header);
  const run = spawn("sh", ["-c", here], { stdio: ["pipe", "ignore", "ignore"] });
  run.stdin.end(MAIL);
  const [code] = await once(run, "exit");
  return Number(code);
}

test.runIf(hasCurl)("the guide's script tries again only what may be taken later", async () => {
  const { port } = server.address() as AddressInfo;
  const exits: Record<number, number> = {};
  for (status of [200, 413, 422, 404, 500, 502, 503]) exits[status] = await handOn(port);
  const later = { 404: TEMPORARY, 500: TEMPORARY, 502: TEMPORARY, 503: TEMPORARY };
  expect(exits).toEqual({ 200: 0, 413: 0, 422: 0, ...later });
  expect(taken[0]).toEqual({ authorization: "Bearer the-secret", body: MAIL });
  expect(await handOn(1)).toBe(TEMPORARY);
});
