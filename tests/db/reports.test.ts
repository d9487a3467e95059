import { beforeAll, expect, test } from "vitest";
import type { SignedInUser } from "@/lib/auth/user";
import { type Figures, NO_FIGURES } from "@/lib/domain/reports/figures";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { requestReschedule } from "@/lib/services/actions/request-reschedule";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { completeSessions } from "@/lib/services/change/complete-sessions";
import { rescheduleSessions } from "@/lib/services/change/reschedule-sessions";
import { undoChange } from "@/lib/services/change/undo-change";
import { type Report, readReport } from "@/lib/services/reports/read-report";
import { useDatabase } from "@/tests/support/database";
import { asOwner } from "@/tests/support/owner";
import { addBareBooking, addMember, addPage, addUser, dana } from "@/tests/support/owners";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

type User = SignedInUser;

async function report(user: User, from: string, to: string, page: string | null = null): Promise<Report> {
  const found = await readReport(user, { from, to, page }, NOW);
  if (!found.ok) throw new Error(found.detail);
  return found;
}

const all = (figures: Partial<Figures>): Figures => ({ ...NO_FIGURES, ...figures });

test("what the services do is what the report tells: by whom, with fees and refunds, undone changes left out", async () => {
  const user = await dana();
  const booked = await book("coaching", await startsOnDays("coaching", 3, "2026-11-02"));
  const [first, second, third] = booked.booking.sessions;
  const [free, other, last] = await startsOnDays("coaching", 3, "2026-12-07");
  const move = async (id: string, start: number, now: number) =>
    rescheduleSessions(
      await reopen(booked),
      { moves: [{ sessionId: id, start }], reason: "Offsite", zone: null },
      now,
    );
  const steps = [
    () => move(first!.id, free!, NOW + HOUR),
    async () => undoChange(await reopen(booked), NOW + HOUR + MINUTE),
    () => move(first!.id, other!, NOW + 2 * HOUR),
    async () =>
      requestReschedule(await asOwner(booked), { sessions: [second!.id], reason: "Fair" }, NOW + 3 * HOUR),
    () => move(second!.id, last!, NOW + 4 * HOUR),
    async () =>
      cancelSessions(await reopen(booked), { sessions: [third!.id], reason: "offsite " }, NOW + 5 * HOUR),
  ];
  for (const step of steps) expect((await step()).ok).toBe(true);
  const found = await report(user, "2026-10-19", "2026-10-25");
  expect(found.total).toEqual(
    all({ rescheduledByCustomer: 1, rescheduledByOwner: 1, canceledByCustomer: 1, asked: 1 }),
  );
  expect(found.reasons).toEqual([
    { text: "Offsite", by: "customer", rescheduled: 2, canceled: 1, asked: 0, count: 3 },
    { text: "Fair", by: "owner", rescheduled: 0, canceled: 0, asked: 1, count: 1 },
  ]);
  expect(found.money).toEqual([
    { kind: "fee", state: "due", currency: "USD", amount: 500, count: 1 },
    { kind: "refund", state: "due", currency: "USD", amount: 2_500, count: 1 },
  ]);
  expect(found.offers).toMatchObject([{ title: "Coaching", pageTitle: "Dana Demo", figures: found.total }]);

  await completeSessions(last! + DAY);
  const later = await report(user, "2026-12-07", "2026-12-31");
  expect(later.total).toEqual(all({ held: 2 }));
  expect(later.reasons).toEqual([]);
});

test("money stands by its state; what is void never was", async () => {
  const owner = await addUser("Mona");
  const pageId = await addPage(owner, "mona", "Etc/UTC");
  const bookingId = await addBareBooking(owner, pageId);
  const put = (kind: string, status: string, amount: number, currency = "USD") =>
    rows(
      `INSERT INTO transaction (account_id, id, reference, booking_id, kind, status, amount, currency, created_at, updated_at)
       VALUES ($1, gen_random_uuid(), gen_random_uuid()::text, $2, $3::transaction_kind, $4::transaction_status, $5, $6,
         '2026-05-06T12:00:00Z', now())`,
      [owner.accountId, bookingId, kind, status, amount, currency],
    );
  await put("payment_reschedule", "due", 100);
  await put("payment_reschedule", "pending", 10);
  await put("payment_reschedule", "paid", 1_000);
  await put("payment_reschedule", "paid", 3, "JPY");
  await put("payment_reschedule", "waived", 7);
  await put("payment_reschedule", "void", 99_999);
  await put("payment_reschedule", "failed", 5);
  await put("payment_reschedule", "refunded", 6);
  await put("payment_schedule", "paid", 88_888);
  await put("refund_automatic", "refunded", 40);
  await put("refund_manual", "paid", 2);
  await put("refund_manual", "failed", 8);
  const found = await report(owner, "2026-05-04", "2026-05-10");
  const told = found.money.map(
    ({ kind, state, currency, amount }) => `${kind} ${state} ${currency} ${amount}`,
  );
  expect(told).toEqual([
    "fee paid JPY 3",
    "fee due USD 110",
    "fee paid USD 1000",
    "fee waived USD 7",
    "fee returned USD 6",
    "fee failed USD 5",
    "refund paid USD 42",
    "refund failed USD 8",
  ]);
  expect(found.weeks[0]?.money).toEqual(found.money);
  expect(found.offers[0]?.money).toEqual(found.money);
  expect((await report(owner, "2026-05-11", "2026-05-17")).money).toEqual([]);
});

test("everybody sees the pages that they may see, viewers too; wrong ranges and pages are refused at their field", async () => {
  const owner = await addUser("Paul");
  const pageId = await addPage(owner, "paul", "Etc/UTC");
  const [viewer, stranger] = [await addUser("Vera"), await addUser("Sam")];
  await addMember(pageId, viewer, "viewer");
  const bookingId = await addBareBooking(owner, pageId);
  await rows(
    `INSERT INTO activity (account_id, id, booking_id, at, kind, by, data) VALUES ($1, gen_random_uuid(), $2,
       '2026-05-06T12:00:00Z', 'canceled', 'customer', '{"sessions":[{"start":0,"end":1}]}')`,
    [owner.accountId, bookingId],
  );
  const canceled = async (user: User, page: string | null = null) =>
    (await report(user, "2026-05-04", "2026-05-10", page)).total.canceledByCustomer;
  expect([await canceled(owner), await canceled(viewer), await canceled(stranger)]).toEqual([1, 1, 0]);
  expect(await canceled(await dana(), pageId)).toBe(1);
  const told = async (user: User, from: string, to: string, page: string | null = null) => {
    const refused = await readReport(user, { from, to, page }, NOW);
    return refused.ok ? [] : refused.errors?.map(({ field, message }) => `${field}: ${message}`);
  };
  expect(await told(stranger, "2026-05-04", "2026-05-10", pageId)).toEqual([
    "page: Choose one of your booking pages.",
  ]);
  expect(await told(owner, "2026-05-04", "2026-05-03")).toEqual([
    "to: Choose the first day or a later one as the last day.",
  ]);
  expect(await told(owner, "2026-05-04", "2028-05-10")).toEqual([
    "to: Choose Wed, May 3, 2028 or an earlier day. A report covers two years at most.",
  ]);
  expect(await told(owner, "soon", "")).toEqual([
    "from: Choose the first day, such as 2026-04-01.",
    "to: Choose the last day, such as 2026-06-30.",
  ]);
  const standard = await readReport(owner, { from: null, to: null, page: null }, NOW);
  expect(standard).toMatchObject({ ok: true, range: { from: "2026-08-03", to: "2026-10-20" } });
});
