import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { davFetch } from "@/lib/calendars/dav-fetch";
import { discoverCalendars } from "@/lib/calendars/discover";
import { readChanges } from "@/lib/calendars/read-caldav";
import { CalendarWriter } from "@/lib/calendars/write-caldav";
import { hasSabre, startSabre } from "@/tests/support/sabre";

vi.mock("@/lib/env", () => import("@/tests/support/network-settings"));

/** Asks a server three times, and tells how it was asked. */
async function asked(offers: string): Promise<string[]> {
  const seen: string[] = [];
  const listener: RequestListener = ({ method, headers }, response) => {
    const [scheme = ""] = (headers.authorization ?? "none").split(" ");
    seen.push(`${method} ${scheme}`);
    const isOffered = headers.authorization !== undefined && offers.includes(scheme);
    response.writeHead(isOffered ? 200 : 401, isOffered ? {} : { "www-authenticate": offers }).end();
  };
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const login = { address, username: "dana", password: "x" };
  for (const ask of [davFetch(login), davFetch(login), davFetch(login)])
    await ask(address, { method: "GET" });
  server.closeAllConnections();
  server.close();
  return seen;
}

describe("the password", () => {
  test("goes to a server that wants it, with no second request once that is known", async () => {
    const seen = await asked('Basic realm="x", Digest realm="x", nonce="n"');
    expect(seen).toEqual(["PROPFIND none", "GET Basic", "GET Basic", "GET Basic"]);
  });

  test("does not go to one that can do without", async () => {
    const seen = await asked('Digest realm="x", nonce="n", qop="auth"');
    expect(seen).toEqual(["PROPFIND none", "GET Digest", "GET Digest", "GET Digest"]);
  });
});

test.skipIf(!hasSabre())("a server that offers Digest alone is found, written and read", async () => {
  const server = await startSabre();
  const login = { address: server.url, username: server.username, password: server.password };
  const window = { start: Date.parse("2026-11-01T00:00:00Z"), end: Date.parse("2027-11-01T00:00:00Z") };
  try {
    const { calendars } = await discoverCalendars(login);
    expect(calendars).toMatchObject([{ name: "Work" }]);
    const [{ url } = { url: "" }] = calendars;
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", "BEGIN:VEVENT", "UID:a"];
    const times = ["DTSTAMP:20261101T000000Z", "DTSTART:20261102T150000Z", "DTEND:20261102T160000Z"];
    const text = [...lines, ...times, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
    const stored = await new CalendarWriter(login).create(url, { uid: "a", text });
    const nothing = { url, syncToken: null, ctag: null, etags: new Map<string, string>() };
    const { changed } = await readChanges(login, nothing, window);
    expect(changed).toMatchObject([{ href: stored.href, data: expect.stringContaining("UID:a") }]);
    await expect(discoverCalendars({ ...login, password: "wrong" })).rejects.toMatchObject({
      code: "refused_login",
    });
  } finally {
    await server.remove();
  }
});
