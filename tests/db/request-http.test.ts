import { beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/v1/manage/[token]/request/route";
import { GET as readManaged } from "@/app/api/v1/manage/[token]/route";
import { readFormDraft } from "@/lib/services/book/form-drafts";
import { useDatabase } from "@/tests/support/database";
import { book, freeSlots, openStudio, reopen } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

const DAY = 86_400_000;
const iso = (instant: number) => new Date(instant).toISOString();

/** A request for approval that was made just now, and further free times. */
async function trial() {
  const now = Date.now();
  const slots = await freeSlots(
    "trial",
    iso(now + 20 * DAY).slice(0, 10),
    iso(now + 30 * DAY).slice(0, 10),
    now,
  );
  const starts = slots.map(({ start }) => start);
  return { starts, booked: await book("trial", starts.slice(0, 1), {}, now) };
}

function post(token: string, body: string, headers: HeadersInit) {
  const request = new Request("http://localhost/request", { method: "POST", headers, body });
  return POST(request, { params: Promise.resolve({ token }) });
}

const asJson = (token: string, body: unknown, key = "") =>
  post(token, JSON.stringify(body), {
    "content-type": "application/json",
    ...(key && { "idempotency-key": key }),
  });
const asForm = (token: string, fields: [string, string][]) =>
  post(token, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });

test("JSON: 200 with what is suggested now, the same for the same key; the booking tells it too", async () => {
  const { booked, starts } = await trial();
  const wanted = [iso(starts[4]!), iso(starts[2]!)];
  const answers = [
    await asJson(booked.token, { starts: wanted, reason: "Mornings", zone: "Asia/Tokyo" }, "key"),
    await asJson(booked.token, { starts: wanted, reason: "Mornings", zone: "Asia/Tokyo" }, "key"),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ suggested: wanted });
  }
  expect((await reopen(booked)).booking.zone).toBe("Asia/Tokyo");
  const params = { params: Promise.resolve({ token: booked.token }) };
  const read = await (await readManaged(new Request("http://localhost"), params)).json();
  expect(read).toMatchObject({ status: "requested", sessions: [{ status: "requested", suggested: wanted }] });
});

test.each<[string, (starts: number[]) => unknown, number, string]>([
  ["no times", () => ({ starts: [] }), 422, "invalid"],
  ["no instants", () => ({ starts: ["tomorrow"] }), 422, "invalid"],
  ["six times", (starts) => ({ starts: starts.slice(1, 7).map(iso) }), 422, "wrong_count"],
  ["a time off the grid", (starts) => ({ starts: [iso(starts[1]! + 60_000)] }), 422, "not_a_slot"],
  ["the times suggested already", (starts) => ({ starts: [iso(starts[0]!)] }), 422, "same_time"],
  ["an unknown zone", (starts) => ({ starts: [iso(starts[1]!)], zone: "Mars/Olympus" }), 422, "unknown_zone"],
])("JSON: %s", async (_, body, status, code) => {
  const { booked, starts } = await trial();
  const answer = await asJson(booked.token, body(starts));
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ code, status });
  expect((await reopen(booked)).booking).toEqual(booked.booking);
});

test("a wrong token is answered like every other wrong one", async () => {
  const answer = await asJson("nonsense", { starts: [] });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
});

test("a form goes on to the page that confirms it", async () => {
  const { booked, starts } = await trial();
  const answer = await asForm(booked.token, [
    ["start", iso(starts[3]!)],
    ["start", iso(starts[5]!)],
    ["reason", ""],
  ]);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(
    new RegExp(`^/manage/${booked.token}/done\\?change=[0-9a-f-]{36}$`),
  );
  expect((await reopen(booked)).booking.sessions[0]?.suggestedStarts).toEqual([starts[3], starts[5]]);
});

test("a refused form goes back to the times, without the lost one, with the reason and the zone kept", async () => {
  const { booked, starts } = await trial();
  const now = Date.now();
  await book("intro", [starts[6]!], { customer: { name: "Eve", email: "eve@customers.example" } }, now);
  const answer = await asForm(booked.token, [
    ["start", iso(starts[6]!)],
    ["start", iso(starts[2]!)],
    ["zone", "Asia/Tokyo"],
    ["reason", "Mornings suit me"],
  ]);
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get("location") ?? "", "http://localhost");
  expect(back.pathname).toBe(`/manage/${booked.token}/times`);
  expect(back.searchParams.getAll("start")).toEqual([iso(starts[2]!)]);
  expect(back.searchParams.get("zone")).toBe("Asia/Tokyo");
  const draft = await readFormDraft(
    `request ${booked.booking.id}`,
    back.searchParams.get("draft") ?? "",
    Date.now(),
  );
  expect(draft).toMatchObject({
    typed: { reason: "Mornings suit me" },
    problem: { code: "slot_taken", more: { times: [{ start: iso(starts[6]!), code: "slot_taken" }] } },
  });
});
