import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "@/lib/domain/time";
import { changeOf } from "@/lib/mail/change";
import { composeChange } from "@/lib/mail/compose";
import { transactionsOf, wasAnnounced } from "@/lib/mail/transactions";
import type { Change } from "@/lib/mail/types";
import { BOOKED_AT, booked, booking, canceled, rescheduled } from "./example";

const money = { amount: 500, currency: "USD" };
const about = (
  kind: "payment_returned" | "refunded" | "refund_failed",
  more: Partial<Change> = {},
): Change => ({
  ...booked,
  id: "activity-12",
  kind,
  by: "system",
  at: BOOKED_AT + HOUR,
  reason: null,
  sessions: undefined,
  transactions: [{ reference: "TXN-BACK0001", kind: "refund", money }],
  ...more,
});

const subjects = async (change: Change) =>
  (await composeChange(change)).map(({ recipient, subject }) => [recipient.email, subject]);

describe("money that goes back (spec section 8), told to all but guests and without calendar data", () => {
  const start = (booking.sessions[0]?.start ?? 0) + DAY;
  const returned = about("payment_returned", {
    returned: { refusal: "slot_taken", wanted: [{ start, end: start + HOUR / 2 }] },
  });

  it("because a new time was taken while it was paid for", async () => {
    expect(await subjects(returned)).toEqual([
      ["ann@example.com", "Your payment of $5.00 goes back to you"],
      ["dana@demo.example", "Payment returned: Coaching with Ann Lee"],
      ["sam@demo.example", "Payment returned: Coaching with Ann Lee"],
      ["office@demo.example", "Payment returned: Coaching with Ann Lee"],
    ]);
    const [customer, owner] = await composeChange(returned);
    expect(customer?.calendar).toBeNull();
    expect(customer?.text).toContain(
      "You paid $5.00 to reschedule 1 session of Coaching, but a new time was taken meanwhile. Nothing has moved.",
    );
    expect(customer?.text).toContain("goes back to the card that you paid with.");
    expect(customer?.text).toContain("Reference: TXN-BACK0001");
    expect(customer?.text).toMatch(/Sessions as they stand:\n\* .*\n\* .*\n\* /);
    expect(owner?.text).toContain("$5.00 goes back to the card of Ann Lee.");
  });

  it("because the owner gave it back", async () => {
    expect((await subjects(about("refunded"))).slice(0, 2)).toEqual([
      ["ann@example.com", "Your refund of $5.00 is on its way"],
      ["dana@demo.example", "Refund sent: Coaching with Ann Lee"],
    ]);
  });

  it("a failure is never the customer's business", async () => {
    const failed = about("refund_failed", { failure: "The card was closed." });
    expect((await subjects(failed)).map(([email]) => email)).toEqual([
      "dana@demo.example",
      "sam@demo.example",
      "office@demo.example",
    ]);
    expect((await composeChange(failed))[0]?.text).toContain("> The card was closed.");
  });
});

describe("receipts", () => {
  const paid = [{ reference: "TXN-PAID0001", kind: "payment", money } as const];
  const collected = { ...booking, price: { amount: 15_000, currency: "USD", mode: "collected" } as const };

  it("guests read nothing of what was paid", async () => {
    const drafts = await composeChange({ ...rescheduled, booking: collected, transactions: paid });
    const told = drafts.filter(({ text }) => text.includes("TXN-PAID0001")).map(({ role }) => role);
    expect([...new Set(told)].sort()).toEqual(["customer", "owner", "stakeholder"]);
  });

  it("reach who paid, also where the page switched that mail off", async () => {
    const settings = [
      {
        scenario: "rescheduled_by_customer",
        audience: "customer",
        enabled: false,
        subject: null,
        text: null,
      } as const,
    ];
    const receipt = (change: Change) =>
      composeChange(change).then((drafts) =>
        drafts.filter(({ text }) => text.includes("Receipt:")).map(({ role }) => role),
      );
    const change = { ...rescheduled, booking: collected, settings };
    expect(await receipt({ ...change, transactions: paid })).toEqual([
      "customer",
      "owner",
      "stakeholder",
      "stakeholder",
    ]);
    expect(await receipt(change)).toEqual([]);
  });

  it("a refund that goes out is told to the customer, also where the page switched off the mail that tells it", async () => {
    const back = [{ reference: "TXN-BACK0001", kind: "refund", money } as const];
    const off = { audience: "customer", enabled: false, subject: null, text: null } as const;
    const change: Change = {
      ...{ ...canceled, booking: { ...canceled.booking, price: collected.price }, transactions: back },
      page: { ...canceled.page, invitations: "file" },
      settings: [{ ...off, scenario: "canceled_by_customer" }],
    };
    const [mail] = await composeChange(change);
    expect(mail).toMatchObject({ role: "customer", subject: "Your 2 sessions are canceled" });
    expect(mail?.text).toContain("Reference: TXN-BACK0001");
    const failed = about("refund_failed", {
      failure: "Closed.",
      settings: [{ ...off, scenario: "refund_failed" }],
    });
    expect((await composeChange(failed)).map(({ role }) => role)).not.toContain("customer");
  });
});

describe("what an activity moved, by the books", () => {
  const activity = (id: string, data: Parameters<typeof wasAnnounced>[0]["data"]) => ({
    id,
    bookingId: booking.id,
    at: BOOKED_AT,
    by: "customer" as const,
    byName: "Ann Lee",
    reason: null,
    data,
  });
  const row = { reference: "TXN-BACK0001", kind: "refund_automatic", ...money };
  const refunded = activity("b", { kind: "refunded", reference: "TXN-BACK0001", money, automatic: true });
  const canceled = activity("a", { kind: "canceled", sessions: [], refund: money });

  it("what is only due, or was dropped, never moved", () => {
    const books = ["due", "waived", "void", "pending", "failed"].map((status) => ({
      ...row,
      activityId: "a",
      status,
    }));
    expect(transactionsOf(canceled, books)).toHaveLength(2);
    expect(transactionsOf(refunded, books)).toEqual([]);
  });

  it("a refund that its cancellation announced has no mail of its own; one that the owner made has", () => {
    const books = [{ ...row, activityId: "a", status: "refunded" }];
    expect(wasAnnounced(refunded, [canceled, refunded], books)).toBe(true);
    expect(wasAnnounced(refunded, [refunded], [{ ...row, activityId: null, status: "refunded" }])).toBe(
      false,
    );
    expect(changeOf(refunded, booking, null)?.kind).toBe("refunded");
  });
});
