import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { FetchProblem, isOutage } from "@/lib/calendars/fetch-problem";
import { type KnownCalendar, readChanges } from "@/lib/calendars/read-caldav";

vi.mock("@/lib/env", () => import("@/tests/support/network-settings"));

const WINDOW = { start: Date.parse("2026-11-01T00:00:00Z"), end: Date.parse("2027-11-01T00:00:00Z") };
const HOME = "/cal/dana/work/";

type Question = "propfind" | "sync-collection" | "calendar-query" | "calendar-multiget";
type Answer = string | readonly [number, string];

const multistatus = (...inner: string[]) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/">${inner.join("")}</d:multistatus>`;
const found = (path: string, props: string) =>
  `<d:response><d:href>${path}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
const listed = (name: string) => found(`${HOME}${name}`, `<d:getetag>"${name}-2"</d:getetag>`);
const data = (name: string) =>
  found(`${HOME}${name}`, `<d:getetag>"${name}-2"</d:getetag><c:calendar-data>ICS ${name}</c:calendar-data>`);
const failed = (name: string, status: string) =>
  `<d:response><d:href>${HOME}${name}</d:href><d:status>HTTP/1.1 ${status}</d:status></d:response>`;
const token = (text: string) => `<d:sync-token>${text}</d:sync-token>`;
const html = [200, "<html>We are back soon</html>"] as const;

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** What is read of a calendar whose server answers like this; addresses are told by their names. */
async function read(
  answers: Partial<Record<Question, Answer | ((body: string) => Answer)>>,
  known: { syncToken?: string; etags?: Record<string, string> } = {},
) {
  const script = {
    propfind: multistatus(found(HOME, token("t2"))),
    "calendar-query": multistatus(listed("a.ics")),
    "calendar-multiget": multistatus(data("a.ics")),
    ...answers,
  };
  const asked: string[] = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const question = /sync-collection|calendar-multiget|calendar-query|propfind/.exec(body)?.[0] as Question;
    asked.push(question);
    const scripted = script[question] ?? "";
    const answer = typeof scripted === "function" ? scripted(body) : scripted;
    const [status, text] = typeof answer === "string" ? [207, answer] : answer;
    const type = text.startsWith("<html") ? "text/html" : "application/xml";
    response.writeHead(status, { "content-type": type }).end(text);
  });
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const calendar: KnownCalendar = {
    url: `${base}${HOME}`,
    syncToken: known.syncToken ?? null,
    ctag: null,
    etags: new Map(
      Object.entries(known.etags ?? {}).map(([name, etag]) => [`${base}${HOME}${name}`, etag] as const),
    ),
  };
  const login = { address: base, username: "dana", password: "x" };
  const name = (href: string) => href.replace(`${base}${HOME}`, "");
  const { marks, changed, gone, missing } = await readChanges(login, calendar, WINDOW);
  return {
    token: marks.syncToken,
    changed: changed.map(({ href }) => name(href)),
    gone: gone.map(name),
    missing: missing.map(name),
    asked,
  };
}

async function problemOf(answer: Promise<unknown>): Promise<FetchProblem> {
  return answer.then(
    () => Promise.reject(new Error("It was read.")),
    (error) => (error instanceof FetchProblem ? error : Promise.reject(error)),
  );
}

describe("a page that is no answer", () => {
  test.each(["propfind", "calendar-query", "calendar-multiget"] as const)("to %s", async (question) => {
    const problem = await problemOf(read({ [question]: html }, { etags: { "z.ics": "1" } }));
    expect(isOutage(problem)).toBe(true);
    expect(problem.message).toContain("no CalDAV answer");
  });

  test("to a sync token, and to all that follows", async () => {
    const all = { propfind: html, "sync-collection": html, "calendar-query": html };
    expect(isOutage(await problemOf(read(all, { syncToken: "t1" })))).toBe(true);
  });
});

describe("a sync token", () => {
  test.each([400, 403, 409, 410, 412, 500, 501, 507])("refused with %d: the list is read", async (status) => {
    const result = await read(
      { "sync-collection": [status, "<d:error xmlns:d='DAV:'/>"] },
      { syncToken: "t1", etags: { "z.ics": "1" } },
    );
    expect(result).toMatchObject({ token: "t2", changed: ["a.ics"], gone: ["z.ics"], missing: [] });
  });

  test("and a server that is away", async () => {
    const problem = await problemOf(read({ "sync-collection": [503, ""] }, { syncToken: "t1" }));
    expect(isOutage(problem)).toBe(true);
  });

  test("tells what changed and what is gone, the calendar itself left out", async () => {
    const changes = [listed("a.ics"), listed(""), failed("b.ics", "404 Not Found"), token("<![CDATA[t3]]>")];
    const result = await read({ "sync-collection": multistatus(...changes) }, { syncToken: "t1" });
    expect(result).toMatchObject({ token: "t3", changed: ["a.ics"], gone: ["b.ics"] });
  });
});

describe("a list", () => {
  test("leaves out the calendar itself, and one object in trouble is neither read nor gone", async () => {
    const list = multistatus(
      listed(""),
      listed("a.ics"),
      failed("b.ics", "404 Not Found"),
      failed("c.ics", "500 Internal Server Error"),
    );
    const result = await read({ "calendar-query": list }, { etags: { "b.ics": "1", "c.ics": "1" } });
    expect(result).toMatchObject({ token: null, changed: ["a.ics"], gone: ["b.ics"], missing: ["c.ics"] });
  });

  test("that is cut short is asked for in parts", async () => {
    const cut = multistatus(listed("a.ics"), failed("", "507 Insufficient Storage"));
    const halves = [cut, multistatus(listed("a.ics")), multistatus(listed("b.ics"))];
    const result = await read({
      "calendar-query": () => halves.shift() ?? "",
      "calendar-multiget": multistatus(data("a.ics"), data("b.ics")),
    });
    expect(result).toMatchObject({ token: "t2", changed: ["a.ics", "b.ics"], missing: [] });
  });

  test("names what is known however it is encoded", async () => {
    const encoded = multistatus(listed("d%40x.ics"));
    const known = { etags: { "d@x.ics": "1" } };
    const result = await read(
      { "calendar-query": encoded, "calendar-multiget": multistatus(data("d@x.ics")) },
      known,
    );
    expect(result).toMatchObject({ changed: ["d%40x.ics"], gone: [], missing: [] });
  });
});

test("objects that are not handed out are not forgotten; those that went meanwhile are gone", async () => {
  const changed = multistatus(
    listed("a.ics"),
    listed("b.ics"),
    listed("c.ics"),
    listed("d.ics"),
    token("t3"),
  );
  const handedOut = multistatus(data("a.ics"), failed("b.ics", "503 Busy"), failed("c.ics", "404 Not Found"));
  const result = await read(
    { "sync-collection": changed, "calendar-multiget": handedOut },
    { syncToken: "t1" },
  );
  expect(result).toMatchObject({
    token: null,
    changed: ["a.ics"],
    gone: ["c.ics"],
    missing: ["b.ics", "d.ics"],
  });
});
