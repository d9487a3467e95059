import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { mayConnect } from "@/lib/calendars/addresses";
import { FetchProblem } from "@/lib/calendars/fetch-problem";
import { readFeed } from "@/lib/calendars/read-feed";
import { readAddress, readAddressAndLogin, safeFetch } from "@/lib/calendars/safe-fetch";
import { settings } from "@/tests/support/network-settings";

vi.mock("@/lib/env", () => import("@/tests/support/network-settings"));

const servers: Server[] = [];
afterEach(() => {
  settings.ALLOW_PRIVATE_ADDRESSES = true;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function problemOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => "answered",
    (error) => (error instanceof FetchProblem ? error.code : Promise.reject(error)),
  );
}

describe("addresses", () => {
  test.each([
    ["127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "172.31.255.255", "100.64.0.1", "fd12::1", "198.18.0.1"],
    ["0.0.0.0", "169.254.169.254", "fe80::1", "::", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1"],
    ["2002:7f00:1::", "fe80::1%eth0", "224.0.0.1", "255.255.255.255", "100.100.100.200", "calendar.example"],
  ])("%s and others are not of the public internet", (...addresses) => {
    for (const address of addresses) expect([address, mayConnect(address, false)]).toEqual([address, false]);
  });

  test("public ones are, and private ones where they are allowed, but never metadata services", () => {
    for (const address of ["93.184.215.14", "2606:4700::1111"]) expect(mayConnect(address, false)).toBe(true);
    for (const address of ["127.0.0.1", "::1", "10.1.2.3", "fd12::1"])
      expect(mayConnect(address, true)).toBe(true);
    const metadata = ["169.254.169.254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "168.63.129.16"];
    for (const address of [...metadata, "fd00:ec2::254", "fe80::1"])
      expect([address, mayConnect(address, true)]).toEqual([address, false]);
  });
});

describe("safeFetch", () => {
  test("refuses hosts of the own network, by number in any spelling and by name", async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.end("secret");
    });
    settings.ALLOW_PRIVATE_ADDRESSES = false;
    const { port } = new URL(url);
    for (const host of [
      "127.0.0.1",
      "localhost",
      "2130706433",
      "0x7f.1",
      "[::ffff:127.0.0.1]",
      "[::1]",
      "127.1",
    ]) {
      expect([host, await problemOf(safeFetch(`http://${host}:${port}/`))]).toEqual([
        host,
        "private_address",
      ]);
    }
    expect(asked).toBe(0);
  });

  test("checks where a redirect leads", async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    );
    expect(await problemOf(safeFetch(url))).toBe("private_address");
    const file = await serve((_, response) =>
      response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    );
    expect(await problemOf(safeFetch(file))).toBe("unsafe_redirect");
  });

  test("follows five redirects and no more, and keeps method and body but for 303", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      const hop = Number(request.url?.slice(1));
      seen.push(`${request.method} ${hop}`);
      if (hop === 0) response.end("here");
      else response.writeHead(hop === 1 ? 303 : 307, { location: `/${hop - 1}` }).end();
    });
    const answer = await safeFetch(`${url}/5`, { method: "PROPFIND", body: "<x/>" });
    expect([answer.body.toString(), seen.at(-2), seen.at(-1)]).toEqual(["here", "PROPFIND 1", "GET 0"]);
    expect(await problemOf(safeFetch(`${url}/6`))).toBe("too_many_redirects");
  });

  test("sends the login to no other host", async () => {
    const heard: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      heard.push(request.headers.authorization);
      response.end();
    });
    const url = await serve((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(301, { location: other }).end();
    });
    await safeFetch(url, { headers: { Authorization: "Basic secret" } });
    expect(heard).toEqual(["Basic secret", undefined]);
  });

  test("stops at a size and at a time", async () => {
    let closed = false;
    const big = await serve((_, response) => {
      response.on("close", () => {
        closed = true;
      });
      const more = (): unknown => !closed && response.write("x".repeat(50_000), () => more());
      more();
    });
    expect(await problemOf(safeFetch(big, { maximumBytes: 200_000 }))).toBe("too_large");
    await vi.waitFor(() => expect(closed).toBe(true));

    const slow = await serve((_, response) => response.write("a little, and then nothing"));
    expect(await problemOf(safeFetch(slow, { timeoutMs: 100 }))).toBe("timeout");
    const broken = await serve((_, response) => response.write("half", () => response.destroy()));
    expect(await problemOf(safeFetch(broken))).toBe("unreachable");
  });

  test("unpacks what is sent packed, up to the size", async () => {
    const packed = await serve((request, response) => {
      const body = gzipSync("x".repeat(request.url === "/bomb" ? 5_000_000 : 500));
      response.writeHead(200, { "content-encoding": "gzip" }).end(body);
    });
    expect((await safeFetch(packed)).body).toHaveLength(500);
    expect(await problemOf(safeFetch(`${packed}/bomb`, { maximumBytes: 1_000_000 }))).toBe("too_large");
  });

  test("takes webcal for https, and a login out of a feed's address", () => {
    expect(readAddress(" webcal://calendar.example/a.ics#top").href).toBe("https://calendar.example/a.ics");
    expect(readAddressAndLogin("https://dana:p%40ss@calendar.example/a.ics")).toEqual({
      address: "https://calendar.example/a.ics",
      username: "dana",
      password: "p@ss",
    });
    for (const address of ["https://a%zz:b@calendar.example/", "https://a:%zz@calendar.example/"]) {
      expect(() => readAddressAndLogin(address)).toThrow(FetchProblem);
    }
  });

  test("reads no part of an answer, and no part of a calendar", async () => {
    const cut = await serve((request, response) => {
      if (request.url === "/a.ics") return response.end("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
      response.writeHead(200, { "content-length": "1000" }).write("BEGIN:VCALENDAR");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await problemOf(safeFetch(`${cut}/`))).toBe("unreachable");
    const [login, marks] = [
      { username: null, password: null },
      { etag: null, lastModified: null },
    ];
    expect(await problemOf(readFeed(`${cut}/a.ics`, login, marks))).toBe("incomplete");
  });

  test("asks only addresses of the web", async () => {
    for (const address of ["ftp://example.com/a", "file:///etc/passwd", "gopher://x", "a.ics", ""]) {
      expect([address, await problemOf(safeFetch(address))]).toEqual([address, "bad_address"]);
    }
    expect(await problemOf(safeFetch("http://127.0.0.1:1/"))).toBe("unreachable");
  });
});
