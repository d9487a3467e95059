import { simpleParser } from "mailparser";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActivityKind } from "@/lib/domain/booking/activity";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { approveRequest } from "@/lib/services/actions/approve-request";
import { markNoShow } from "@/lib/services/actions/mark-no-show";
import { preview } from "@/lib/services/actions/preview-action";
import type { MailPreview } from "@/lib/services/actions/preview-mails";
import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import { waiveFees } from "@/lib/services/actions/waive-fees";
import type { Booked } from "@/lib/services/book/book-sessions";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { undoChange } from "@/lib/services/change/undo-change";
import { readActivities } from "@/lib/store/activities";
import { useDatabase } from "@/tests/support/database";
import { asOwner, mailsAbout, scenariosOf } from "@/tests/support/owner";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);
// What other tests booked is over, so that all times are free again.
beforeEach(async () => {
  await rows("DELETE FROM blocked_time");
  await rows("UPDATE session SET status = 'canceled' WHERE status <> 'canceled'");
});

const LATER = NOW + MINUTE;
const JOHN = "john@customers.example";
const GUEST = "guest@customers.example";
const DANA = "dana@demo.example";
const STAKEHOLDERS = ["front-desk@demo.example", "robin@demo.example"];

const coaching = async () =>
  book("coaching", await startsOnDays("coaching", 3), { guests: [GUEST, "second@customers.example"] });
const idsOf = ({ booking }: Booked, count: number) => booking.sessions.slice(0, count).map(({ id }) => id);
const transactions = ({ booking }: Booked) =>
  rows<{ reference: string; kind: string; status: string; amount: number }>(
    "SELECT reference, kind, status, amount FROM transaction WHERE booking_id = $1 AND kind <> 'payment_schedule' ORDER BY id",
    [booking.id],
  );

/** A customer's reschedule of the first session, which makes a fee of $5.00 due; answers its reference. */
async function withFee(booked: Booked, at = LATER): Promise<string> {
  const [free] = await startsOnDays("coaching", 1, "2026-11-16");
  const moves = [{ sessionId: idsOf(booked, 1)[0]!, start: free! }];
  const moved = await rescheduleSessions(await reopen(booked), { moves, reason: "Away", zone: null }, at);
  expect(moved.ok).toBe(true);
  return (await transactions(booked))[0]!.reference;
}

/** What was mailed in fact, as the preview tells it, with the links to nowhere that a preview has. */
async function mailed({ booking }: Booked, activityId: string) {
  const found = await rows<{ recipient: string; subject: string; raw: Buffer }>(
    "SELECT recipient, subject, raw FROM mail WHERE activity_id = $1 AND booking_id = $2 ORDER BY id",
    [activityId, booking.id],
  );
  const people = new Map<string, { subject: string; text: string; invitations: string[] }>();
  for (const { recipient, subject, raw } of found) {
    const known = people.get(recipient);
    if (known) known.invitations.push(subject);
    else people.set(recipient, { subject, text: unlinked((await simpleParser(raw)).text), invitations: [] });
  }
  return people;
}

const unlinked = (text = "") =>
  text
    .replace(/(\/manage\/)[\w-]+(\/calendar\.ics)?/g, "$1…")
    .replace("/api/v1/manage", "/manage")
    .trim();

const asMap = (mails: readonly MailPreview[]) =>
  new Map(
    mails.map(({ email, subject, text, invitations }) => [
      email,
      { subject, text: unlinked(text), invitations },
    ]),
  );

interface Row {
  readonly name: string;
  readonly kind: ActivityKind;
  readonly scenario: string;
  /** Of John's, the guest's and Dana's mails. */
  readonly attending: readonly string[];
  readonly make: () => Promise<Booked>;
  readonly prepare: (booked: Booked) => Promise<{
    look: () => Promise<{ ok: boolean; mails?: readonly MailPreview[] }>;
    act: () => Promise<{ ok: boolean }>;
  }>;
}

const NOTE = "I am at a fair.\nSorry!";

const ROWS: readonly Row[] = [
  {
    name: "approve",
    kind: "approved",
    scenario: "approved",
    attending: ["REQUEST 0"],
    make: async () => book("trial", (await startsOnDays("trial", 2)).slice(0, 2), { guests: [GUEST] }),
    prepare: async (booked) => {
      const owned = await asOwner(booked);
      const [session] = booked.booking.sessions;
      const wanted = {
        picks: [{ sessionId: session!.id, start: session!.suggestedStarts![1]! }],
        reason: NOTE,
        confirmed: false,
      };
      return {
        look: () => preview.approve(owned, wanted, LATER),
        act: () => approveRequest(owned, wanted, LATER),
      };
    },
  },
  {
    name: "decline",
    kind: "withdrawn",
    scenario: "withdrawn_by_owner",
    attending: ["plain"],
    make: async () => book("trial", await startsOnDays("trial", 2), { guests: [GUEST] }),
    prepare: async (booked) => {
      const owned = await asOwner(booked);
      const wanted = { sessions: idsOf(booked, 1), reason: NOTE, refund: "none" } as const;
      return {
        look: () => preview.cancel(owned, wanted, LATER),
        act: () => cancelSessions(owned, wanted, LATER),
      };
    },
  },
  {
    name: "cancel two of three, with a refund by the policy",
    kind: "canceled",
    scenario: "canceled_by_owner",
    attending: ["plain", "CANCEL 1", "CANCEL 1"],
    make: coaching,
    prepare: async (booked) => {
      const owned = await asOwner(booked);
      const wanted = { sessions: idsOf(booked, 2), reason: NOTE, refund: "policy" } as const;
      return {
        look: () => preview.cancel(owned, wanted, LATER),
        act: () => cancelSessions(owned, wanted, LATER),
      };
    },
  },
  {
    name: "reschedule one, to an evening",
    kind: "rescheduled",
    scenario: "rescheduled_by_owner",
    attending: ["REQUEST 1"],
    make: coaching,
    prepare: async (booked) => {
      const owned = await asOwner(booked);
      const [first] = booked.booking.sessions;
      const moves = [{ sessionId: first!.id, start: first!.start + 12 * HOUR }];
      const wanted = { moves, reason: NOTE, zone: null, confirmed: true };
      return {
        look: () => preview.reschedule(owned, wanted, LATER),
        act: () => rescheduleSessions(owned, wanted, LATER),
      };
    },
  },
  {
    name: "request a reschedule of two",
    kind: "reschedule_requested",
    scenario: "reschedule_requested_by_owner",
    attending: ["plain", "CANCEL 1", "CANCEL 1"],
    make: coaching,
    prepare: async (booked) => {
      const owned = await asOwner(booked);
      const wanted = { sessions: idsOf(booked, 2), reason: NOTE };
      return {
        look: () => preview.request(owned, wanted, LATER),
        act: () => requestReschedule(owned, wanted, LATER),
      };
    },
  },
];

test.each(ROWS.map((row) => [row.name, row] as const))(
  "%s: everybody is mailed exactly what the preview showed, the note included",
  async (_, { make, prepare, kind, scenario, attending }) => {
    const booked = await make();
    const { look, act } = await prepare(booked);
    const shown = await look();
    expect((await readActivities(booked.booking.accountId, booked.booking.id)).length).toBe(1);
    expect((await act()).ok).toBe(true);
    const activity = (await readActivities(booked.booking.accountId, booked.booking.id)).at(-1)!;
    expect(activity).toMatchObject({ by: "owner", byName: "Dana Demo", reason: NOTE, data: { kind } });

    const told = await mailsAbout(booked, activity.id);
    const people = [JOHN, DANA, ...booked.booking.guests];
    expect(told).toEqual({
      ...Object.fromEntries(people.map((person) => [person, attending])),
      ...Object.fromEntries(STAKEHOLDERS.map((person) => [person, ["plain"]])),
    });
    expect(await scenariosOf(booked, activity.id)).toEqual([scenario]);
    const real = await mailed(booked, activity.id);
    expect(asMap(shown.mails ?? [])).toEqual(real);
    for (const { text } of real.values()) expect(text).toContain("> I am at a fair.\n> Sorry!");
  },
);

test("a preview shows nobody's own link", async () => {
  const booked = await coaching();
  const shown = await preview.cancel(
    await asOwner(booked),
    { sessions: idsOf(booked, 1), reason: null },
    LATER,
  );
  if (!shown.ok) throw new Error(shown.code);
  const [customer] = shown.mails;
  expect(customer).toMatchObject({ role: "customer", email: JOHN });
  expect(customer?.text).toContain("/manage/their-own-link");
  expect(shown.mails.some(({ text }) => text.includes(booked.token.slice(0, 20)))).toBe(false);
});

test("a no-show: nobody is mailed, and the preview says so", async () => {
  const booked = await coaching();
  const [first] = booked.booking.sessions;
  const wanted = { sessions: [first!.id], reason: "Did not call" };
  const owned = await asOwner(booked);
  expect(await preview["no-show"](owned, wanted, first!.start - 1)).toMatchObject({ code: "not_started" });
  expect(await preview["no-show"](owned, wanted, first!.start)).toMatchObject({ ok: true, mails: [] });
  const marked = await markNoShow(owned, wanted, first!.start);
  expect(await mailsAbout(booked, marked.ok ? marked.activityId : "")).toEqual({});
});

describe("the refund of a cancellation by the owner", () => {
  test("is recorded as due, and bounds what can be given back later", async () => {
    const booked = await coaching();
    const [first, second, third] = idsOf(booked, 3);
    const cancel = async (id: string, refund: Parameters<typeof cancelSessions>[1]["refund"]) =>
      cancelSessions(await asOwner(booked), { sessions: [id], reason: null, refund }, LATER);
    expect(await cancel(first!, { amount: 15_001, currency: "USD" })).toEqual({
      ok: false,
      code: "refund_too_high",
      most: { amount: 15_000, currency: "USD" },
    });
    expect((await cancel(first!, { amount: 14_000, currency: "USD" })).ok).toBe(true);
    expect(await cancel(second!, { amount: 1_001, currency: "USD" })).toMatchObject({
      code: "refund_too_high",
      most: { amount: 1_000 },
    });
    expect(await cancel(second!, "policy")).toMatchObject({ ok: true, plan: { total: { amount: 1_000 } } });
    expect(await cancel(third!, "none")).toMatchObject({ ok: true, plan: { total: null } });
    expect((await transactions(booked)).map(({ kind, status, amount }) => [kind, status, amount])).toEqual([
      ["refund_manual", "due", 14_000],
      ["refund_manual", "due", 1_000],
    ]);
  });
});

describe("an owner's times", () => {
  test("one that is not offered needs a word; one that is held for somebody is refused, and no fault", async () => {
    const booked = await coaching();
    const { accountId, ownerId, sessions } = booked.booking;
    const evening = sessions[0]!.start + 12 * HOUR;
    const move = async (start: number, confirmed: boolean) => {
      const moves = [{ sessionId: sessions[0]!.id, start }];
      return rescheduleSessions(await asOwner(booked), { moves, reason: null, zone: null, confirmed }, LATER);
    };
    expect(await move(evening, false)).toEqual({
      ok: false,
      code: "needs_confirmation",
      sessions: [{ session: sessions[0]!.id, start: evening, cautions: ["not_offered"] }],
    });
    const held = sessions[0]!.start + HOUR;
    const [hold] = await rows<{ id: string }>(
      `INSERT INTO hold (account_id, id, booking_id, owner_id, page_id, change, amount, currency, expires_at, created_at)
       VALUES ($1, gen_random_uuid(), $2, $4, $5, '{}', 500, 'USD', $3, $3) RETURNING id`,
      [accountId, booked.booking.id, new Date(held + HOUR), ownerId, booked.booking.pageId],
    );
    await rows(
      `INSERT INTO blocked_time (account_id, id, owner_id, hold_id, period)
       VALUES ($1, gen_random_uuid(), $2, $3, tstzrange($4, $5))`,
      [accountId, ownerId, hold!.id, new Date(held), new Date(held + HOUR)],
    );
    expect(await move(held, true)).toMatchObject({ code: "slot_taken", conflicts: [{ start: held }] });
    expect((await move(evening, true)).ok).toBe(true);
    expect((await reopen(booked)).booking.sessions[0]).toMatchObject({
      start: evening,
      status: "rescheduled",
      statusBy: "owner",
      rescheduleCount: 0,
    });
    expect(await transactions(booked)).toEqual([]);
  });
});

describe("waiving a fee", () => {
  test.each([
    ["told", true],
    ["untold", false],
  ] as const)("the fee is due no more; %s", async (_, tell) => {
    const booked = await coaching();
    const reference = await withFee(booked);
    const wanted = { fees: [reference], reason: "Goodwill", tell };
    const shown = await preview.waive(await asOwner(booked), wanted, LATER + HOUR);
    expect(await waiveFees(await asOwner(booked), { ...wanted, reason: " " }, LATER + HOUR)).toMatchObject({
      code: "reason_required",
    });
    const waived = await waiveFees(await asOwner(booked), wanted, LATER + HOUR);
    expect(waived).toMatchObject({ ok: true, plan: { total: { amount: 500, currency: "USD" } } });
    expect(await waiveFees(await asOwner(booked), wanted, LATER + HOUR)).toEqual({
      ok: false,
      code: "not_due",
    });
    expect(await transactions(booked)).toMatchObject([{ reference, status: "waived", amount: 500 }]);

    const { booking } = await reopen(booked);
    const activity = (await readActivities(booking.accountId, booking.id)).at(-1)!;
    expect(activity).toMatchObject({
      by: "owner",
      reason: "Goodwill",
      data: {
        kind: "fee_waived",
        fees: [reference],
        told: tell,
        sessions: [{ sessionId: booking.sessions[0]!.id }],
      },
    });
    const people = tell ? [JOHN, DANA, ...STAKEHOLDERS].sort() : [];
    expect(Object.keys(await mailsAbout(booked, activity.id)).sort()).toEqual(people);
    if (!shown.ok) throw new Error(shown.code);
    expect(asMap(shown.mails)).toEqual(await mailed(booked, activity.id));
    const waiting = await rows("SELECT 1 FROM activity WHERE booking_id = $1 AND composed_at IS NULL", [
      booking.id,
    ]);
    expect(waiting).toEqual([]);
  });

  test("the customer can take the change back all the same, and nothing is left of its fee", async () => {
    const booked = await coaching();
    const fees = [await withFee(booked)];
    expect(
      (await waiveFees(await asOwner(booked), { fees, reason: "Fair", tell: false }, LATER + MINUTE)).ok,
    ).toBe(true);
    expect((await undoChange(await reopen(booked), LATER + 2 * MINUTE)).ok).toBe(true);
    expect(await transactions(booked)).toMatchObject([{ status: "void" }]);
    expect((await reopen(booked)).booking.sessions[0]).toMatchObject({
      start: booked.booking.sessions[0]!.start,
      status: "scheduled",
    });
  });

  test("a fee of another booking is none of this one's", async () => {
    const [one, other] = [await coaching(), await coaching()];
    const fees = [await withFee(one)];
    expect(await waiveFees(await asOwner(other), { fees, reason: "Fair", tell: true }, LATER)).toEqual({
      ok: false,
      code: "not_due",
    });
    expect(await transactions(one)).toMatchObject([{ status: "due" }]);
  });
});
