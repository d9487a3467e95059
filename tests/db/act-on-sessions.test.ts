import { beforeAll, expect, test } from "vitest";
import type { SignedInUser } from "@/lib/auth/user";
import { MINUTE } from "@/lib/domain/time";
import { type Act, actOnSessions, type KeyedRequest } from "@/lib/services/actions/act-on-sessions";
import { openSessions } from "@/lib/services/actions/open-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { readActivities } from "@/lib/store/activities";
import { findUser } from "@/lib/store/users";
import { useDatabase } from "@/tests/support/database";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";
import { makeUser, type TestUser } from "@/tests/support/users";

useDatabase();
beforeAll(openStudio);

const LATER = NOW + MINUTE;
const STRANGER = "00000000-0000-4000-8000-000000000000";
const PASSWORD = "a password for the tests";

async function signedIn(id: string): Promise<SignedInUser> {
  const [account] = await rows<{ id: string }>("SELECT id FROM account");
  return (await findUser(account!.id, id)) as SignedInUser;
}
const make = async (user: Omit<TestUser, "password">) =>
  signedIn(await makeUser(process.env.DATABASE_URL ?? "", { ...user, password: PASSWORD }));
async function dana() {
  const [found] = await rows<{ id: string }>(`SELECT id FROM "user" WHERE email = 'dana@demo.example'`);
  return signedIn(found!.id);
}

const customer = (name: string) => ({ customer: { name, email: `${name.toLowerCase()}@customers.example` } });
const single = async (name: string, from?: string) =>
  book("intro", await startsOnDays("intro", 1, from), customer(name));
const pack = async (name: string) => book("meeting", await startsOnDays("meeting", 3), customer(name));
const cancel: Act<{ ok: true; activityId: string }, { ok: false; code: string }> = {
  name: "cancel",
  perform: (owned, sessions, idempotency) =>
    cancelSessions(owned, { sessions, reason: null }, LATER, idempotency),
};
const kinds = async ({ booking }: Awaited<ReturnType<typeof book>>) =>
  (await readActivities(booking.accountId, booking.id)).map(({ data }) => data.kind);

test("sessions open for owner, editor and administrator; a viewer is stopped, a stranger learns nothing", async () => {
  const [session] = (await single("Ann")).booking.sessions;
  const code = async (user: SignedInUser, ids: readonly string[]) => {
    const opened = await openSessions(user, ids);
    return opened.ok ? opened.bookings.map(({ sessions }) => sessions.length) : opened.code;
  };
  const editor = await make({ email: "edith@demo.example", pageRole: "editor" });
  const viewer = await make({ email: "vic@demo.example", pageRole: "viewer" });
  const outsider = await make({ email: "olga@demo.example" });
  const administrator = await make({ email: "adam@demo.example", role: "administrator" });
  for (const user of [await dana(), editor, administrator]) {
    expect(await code(user, [session!.id, session!.id.toUpperCase()])).toEqual([1]);
    for (const nothing of [STRANGER, "no-id"]) {
      expect(await code(user, [session!.id, nothing])).toBe("not_found");
    }
  }
  expect(await code(viewer, [session!.id])).toBe("forbidden");
  expect(await code(viewer, [session!.id, STRANGER])).toBe("not_found");
  expect(await code(outsider, [session!.id])).toBe("not_found");
  expect(await code(await dana(), [])).toEqual([]);
  expect(await actOnSessions(viewer, [session!.id], cancel)).toEqual({ ok: false, code: "forbidden" });
});

test("each booking by itself: the refusal of one does not stop the others", async () => {
  const [ann, bob, cleo] = [await single("Ann"), await pack("Bob"), await single("Cleo")];
  const [first, , third] = bob.booking.sessions;
  const gone = cleo.booking.sessions[0]!.id;
  await cancelSessions(await reopen(cleo), { sessions: [gone], reason: null }, LATER);
  const ids = [gone, third!.id, ann.booking.sessions[0]!.id, first!.id];
  const acted = await actOnSessions(await dana(), ids, cancel);
  if (!acted.ok) throw new Error(acted.code);
  const results = new Map(acted.results.map(({ reference, ...rest }) => [reference, rest]));
  expect(results.get(ann.booking.reference)).toMatchObject({ outcome: { ok: true } });
  expect(results.get(bob.booking.reference)).toMatchObject({
    sessionIds: [first!.id, third!.id],
    outcome: { ok: true },
  });
  expect(results.get(cleo.booking.reference)).toMatchObject({
    outcome: { ok: false, code: "wrong_status" },
  });
  expect((await reopen(bob)).booking.sessions.map(({ status }) => status)).toEqual([
    "canceled",
    "scheduled",
    "canceled",
  ]);
});

test("the same Idempotency-Key does what is missing, nothing twice, and nothing else", async () => {
  const [ann, bob] = [await single("Ann"), await single("Bob")];
  const ids = [ann, bob].map(({ booking }) => booking.sessions[0]!.id);
  const keyed: KeyedRequest = { key: "again", request: { sessions: ids } };
  const user = await dana();
  let calls = 0;
  const failing: typeof cancel = {
    ...cancel,
    perform: async (owned, sessions, idempotency) => {
      calls += 1;
      if (calls === 2) throw new Error("the process was killed");
      return cancel.perform(owned, sessions, idempotency);
    },
  };
  await expect(actOnSessions(user, ids, failing, keyed)).rejects.toThrow("killed");
  const again = await actOnSessions(user, ids, cancel, keyed);
  const third = await actOnSessions(user, ids, cancel, keyed);
  expect(again).toMatchObject({ ok: true, results: [{ outcome: { ok: true } }, { outcome: { ok: true } }] });
  expect(third).toEqual(again);
  for (const booked of [ann, bob]) expect(await kinds(booked)).toEqual(["booked", "canceled"]);

  const other = { key: "again", request: { sessions: ids.slice(0, 1) } };
  expect(await actOnSessions(user, ids.slice(0, 1), cancel, other)).toMatchObject({
    ok: false,
    code: "idempotency_key_reused",
  });
});

test("two requests with one key at the same moment cancel once", async () => {
  const ann = await single("Ann");
  const ids = [ann.booking.sessions[0]!.id];
  const keyed = { key: "twins", request: ids };
  const user = await dana();
  const answers = await Promise.all([1, 2, 3].map(() => actOnSessions(user, ids, cancel, keyed)));
  const [first, ...others] = answers;
  expect(first).toMatchObject({ ok: true, results: [{ outcome: { ok: true } }] });
  for (const answer of others) expect(answer).toEqual(first);
  expect(await kinds(ann)).toEqual(["booked", "canceled"]);
});
