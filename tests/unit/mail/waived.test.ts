import { describe, expect, it } from "vitest";
import { HOUR } from "@/lib/domain/time";
import { composeChange } from "@/lib/mail/compose";
import type { Change } from "@/lib/mail/types";
import { approved, BOOKED_AT, booking, recorded, rescheduled } from "./example";

const waived: Change = {
  ...rescheduled,
  id: "activity-9",
  kind: "fee_waived",
  by: "owner",
  at: BOOKED_AT + 2 * HOUR,
  reason: "You told me early.",
  moves: undefined,
  sessions: recorded(rescheduled.booking.sessions.slice(0, 2)),
  undoUntil: null,
};

describe("a waived fee", () => {
  it("is told to the customer, the owner and the stakeholders, without calendar data; guests hear nothing of money", async () => {
    const mails = await composeChange(waived);
    expect(mails.map(({ recipient, subject }) => [recipient.email, subject])).toEqual([
      ["ann@example.com", "Your reschedule fee is waived"],
      ["dana@demo.example", "Fee waived: Coaching with Ann Lee"],
      ["sam@demo.example", "Fee waived: Coaching with Ann Lee"],
      ["office@demo.example", "Fee waived: Coaching with Ann Lee"],
    ]);
    expect(mails.every(({ calendar }) => calendar === null)).toBe(true);
    expect(mails[0]?.text).toContain(
      "Dana Demo waived the reschedule fee of $10.00 for 2 sessions of Coaching. You owe nothing for it.\n\n" +
        "Reason:\n> You told me early.\n\nRescheduled sessions:\n* Thu, Jul 2, 2026, 7:00 AM - 7:30 AM\n",
    );
  });

  it("names no session that is canceled meanwhile", async () => {
    const sessions = rescheduled.booking.sessions.map((one) =>
      one.position === 1 ? ({ ...one, status: "canceled" } as const) : one,
    );
    const [mail] = await composeChange({ ...waived, booking: { ...booking, sessions } });
    expect(mail?.text).toContain("Rescheduled session:\n* Fri, Jul 3, 2026");
    expect(mail?.text).not.toContain("Jul 2");
  });
});

it("an approval carries the owner's note", async () => {
  const [customer, owner] = await composeChange({ ...approved, reason: "Bring the plan." });
  expect(customer?.text).toContain("Note from Dana Demo:\n> Bring the plan.");
  expect(owner?.text).toContain("Your note:\n> Bring the plan.");
});
