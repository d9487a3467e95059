import { beforeAll, expect, test } from "vitest";
import type { SessionStatus } from "@/lib/domain/booking/types";
import type { Place } from "@/lib/domain/stream/filter";
import { patternsOf } from "@/lib/domain/stream/search";
import { DAY } from "@/lib/domain/time";
import { pool } from "@/lib/store/client";
import { FEED_STATEMENTS } from "@/lib/store/owner-feeds";
import { countQuery, type Prepared, streamQuery } from "@/lib/store/stream";
import type { StreamSelection } from "@/lib/store/stream-candidates";
import { customersQuery, referencesQuery } from "@/lib/store/stream-search";
import { transactionsQuery } from "@/lib/store/transactions";
import { useDatabase } from "@/tests/support/database";
import { askAboutSessions, fillWithSessions } from "@/tests/support/many-sessions";
import { accountId } from "@/tests/support/owners";
import { openStudio, rows } from "@/tests/support/studio";

const SESSIONS = 50_000;
const PAGES = 30;

/** Of 50,000 sessions on 31 pages no question may touch more than this many blocks of 8 KB; the tables have some 12,000. */
const MOST_BLOCKS = 2_500;
const ROWS = 60;
const LARGE = ["session", "booking", "customer", "activity", "mail", "transaction"];

let everything: StreamSelection;
let choices: {
  busy: string;
  rareType: string;
  commonType: string;
  customers: string[];
  bookings: string[];
  sessions: string[];
};

useDatabase();
beforeAll(async () => {
  await openStudio();
  await fillWithSessions(process.env.DATABASE_URL!, { sessions: SESSIONS, pages: PAGES });
  await askAboutSessions(process.env.DATABASE_URL!, { ahead: 30 });
  const ids = async (text: string) => (await rows<{ id: string }>(text)).map(({ id }) => id);
  const [busy = ""] = await ids("SELECT id FROM booking_page WHERE slug = 'demo'");
  const [rareType = ""] = await ids(
    "SELECT id FROM event_type WHERE slug = 'trial' AND page_id = (SELECT id FROM booking_page WHERE slug = 'demo')",
  );
  const [commonType = ""] = await ids(
    "SELECT id FROM event_type WHERE slug = 'coaching' AND page_id = (SELECT id FROM booking_page WHERE slug = 'demo')",
  );
  choices = {
    busy,
    rareType,
    commonType,
    customers: await ids("SELECT id FROM customer ORDER BY email LIMIT 40"),
    bookings: await ids("SELECT id FROM booking ORDER BY reference LIMIT 100"),
    sessions: await ids("SELECT id FROM session ORDER BY reference LIMIT 100"),
  };
  everything = {
    accountId: await accountId(),
    pageIds: await ids("SELECT id FROM booking_page ORDER BY slug"),
    status: null,
    eventTypeId: null,
    customerId: null,
    found: null,
    byCustomer: false,
    needsYou: false,
    now,
    mailTroubleSince: null,
    startsFrom: null,
    startsBefore: null,
  };
});

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

async function plan(how: string, { text }: Prepared, values: readonly unknown[]): Promise<Node> {
  const answer = await pool().query(`EXPLAIN (${how}, FORMAT JSON) ${text.text}`, [...values]);
  return answer.rows[0]["QUERY PLAN"][0].Plan;
}

const genericPlans = new Map<string, Promise<Node>>();

/** The plan for these values, and the one that a prepared statement falls back to for any. */
async function expectIndexed(name: string, prepared: Prepared): Promise<void> {
  const measured = await plan("ANALYZE, BUFFERS", prepared, prepared.values);
  const known = genericPlans.get(prepared.text.name) ?? plan("GENERIC_PLAN", prepared, []);
  genericPlans.set(prepared.text.name, known);
  const generic = await known;
  for (const node of [...nodesOf(measured), ...nodesOf(generic)]) {
    const whole = node["Node Type"].includes("Seq Scan") && LARGE.includes(node["Relation Name"] ?? "");
    expect(whole, `${name}: ${node["Node Type"]} on ${node["Relation Name"]}`).toBe(false);
  }
  const blocks = (measured["Shared Hit Blocks"] ?? 0) + (measured["Shared Read Blocks"] ?? 0);
  expect(blocks, name).toBeLessThan(MOST_BLOCKS);
}

type Part = readonly [string, Partial<StreamSelection>];

const scopes = (): Part[] => [
  ["all pages", {}],
  ["one page", { pageIds: [choices.busy] }],
  ["a rare event type", { eventTypeId: choices.rareType }],
  ["a common event type", { eventTypeId: choices.commonType }],
  ["a customer", { customerId: choices.customers[0]! }],
  ["found customers", { found: { kind: "customers", ids: choices.customers } }],
  ["found bookings", { found: { kind: "bookings", ids: choices.bookings } }],
  ["found sessions", { found: { kind: "sessions", ids: choices.sessions } }],
];

const SHOWN: Part[] = [
  ["everything", {}],
  ["by customers", { byCustomer: true }],
  ["needs you", { needsYou: true }],
  ["mail problems", { mailTroubleSince: 0 }],
];

const STATUSES: (SessionStatus | null)[] = [null, "requested", "canceled"];

const now = Date.now();
const DATES: (Part & readonly [string, { startsFrom: number | null; startsBefore: number | null }])[] = [
  ["any day", { startsFrom: null, startsBefore: null }],
  ["from", { startsFrom: now - 500 * DAY, startsBefore: null }],
  ["from and until", { startsFrom: now - 500 * DAY, startsBefore: now - 490 * DAY }],
];

const PLACES: (Place | null)[] = [
  null,
  { side: "after", at: now - 495 * DAY, id: "ffffffff-ffff-4fff-bfff-ffffffffffff" },
  { side: "before", at: now - 495 * DAY, id: "ffffffff-ffff-4fff-bfff-ffffffffffff" },
];

test.each(SHOWN.map(([name], index) => [name, index] as const))(
  "%s, with every other filter: each question walks indexes, and none reads much",
  async (_, shown) => {
    let asked = 0;
    for (const [scope, of] of scopes()) {
      for (const status of STATUSES) {
        for (const [dates, between] of DATES) {
          const selection = { ...everything, ...SHOWN[shown]![1], ...of, ...between, status };
          const name = `${scope}, ${status}, ${dates}`;
          const order = {
            by: between.startsFrom === null ? "changed" : "starts",
            descending: asked % 2 === 0,
          } as const;
          const place = PLACES[asked % PLACES.length] ?? null;
          await expectIndexed(name, streamQuery(selection, { order, place, limit: ROWS }));
          if (between.startsFrom === null)
            await expectIndexed(`${name}, counted`, countQuery(selection, 1_001));
          asked += 1;
        }
      }
    }
  },
);

// So few customers as here are read through more quickly than looked up; what counts is that they could be looked up.
test.each(["customer 3f", "mail3.example", "ng"])("a search for %j can walk an index", async (text) => {
  const client = await pool().connect();
  try {
    await client.query("SET enable_seqscan = off");
    const { text: query, values } = customersQuery(everything.accountId, patternsOf(text), 1_001);
    const { rows: answer } = await client.query(`EXPLAIN (FORMAT JSON) ${query.text}`, [...values]);
    const used = nodesOf(answer[0]["QUERY PLAN"][0].Plan).map((node) => node["Index Name"]);
    expect(used).toContain("customer_search");
  } finally {
    await client.query("RESET enable_seqscan");
    client.release();
  }
});

test.each([
  ["session", "BKNG-XXXXXXXX2"],
  ["booking", "PKG-XXXXXXX2"],
] as const)("a search for a %s's reference walks an index", async (kind, prefix) => {
  await expectIndexed(prefix, referencesQuery(everything.accountId, kind, prefix, 1_001));
});

test("the transactions, with every filter and from every place: each list walks indexes, and none reads much", async () => {
  const { accountId: account, pageIds } = everything;
  for (const kind of [null, "payment_schedule", "refund_automatic"] as const) {
    for (const status of [null, "due", "failed", "pending"] as const) {
      for (const [name, { startsFrom: from, startsBefore: before }] of DATES) {
        for (const place of PLACES) {
          const selection = { accountId: account, pageIds, kind, status, from, before };
          const said = `${kind}, ${status}, ${name}, ${place?.side}`;
          await expectIndexed(said, transactionsQuery(selection, place, 26));
        }
      }
    }
  }
});

test("an owner's calendar feed: both its questions walk indexes, and what a poll asks reads little", async () => {
  const [dana] = await rows<{ id: string }>(`SELECT id FROM "user" WHERE email = 'dana@demo.example'`);
  const span = [everything.accountId, dana!.id, new Date(now - 31 * DAY), new Date(now + 550 * DAY)];
  const { digest, sessions } = FEED_STATEMENTS;
  await expectIndexed("the digest", { text: digest, values: span });
  await expectIndexed("the sessions", { text: sessions, values: [...span, new Date(now), 200] });
});
