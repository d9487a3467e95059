import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { composeChange } from "@/lib/mail/compose";
import type { Change, Draft } from "@/lib/mail/types";
import { booked, booking, recorded, single } from "./example";

const [first] = booking.sessions;
if (!first) throw new Error("the example has sessions");
const START = first.start;

const near: Change = {
  ...booked,
  id: `reminder session-1 ${START} 1440`,
  kind: "reminder",
  by: "system",
  at: START - DAY,
  sessions: recorded([first]),
};

const over: Change = { ...near, id: "follow_up session-1", kind: "follow_up", at: first.end + 2 * HOUR };

async function mailTo(change: Change, email: string): Promise<Draft> {
  const mails = (await composeChange(change)).filter(({ recipient }) => recipient.email === email);
  expect(mails).toHaveLength(1);
  return mails[0]!;
}

describe("a reminder", () => {
  it("tells the customer in their own zone which session is near, where, and how to change it", async () => {
    const mail = await mailTo(near, "ann@example.com");
    expect(mail.subject).toBe("Reminder: Coaching tomorrow, Thu, Jun 25, 7:00 AM PDT");
    expect(mail.text).toContain(
      "Your session of Coaching with Dana Demo is tomorrow, Thu, Jun 25, 7:00 AM PDT.",
    );
    expect(mail.text).toContain("Location: 12 Main Street, Springfield");
    expect(mail.text).toContain("Session 1 of 3:\n* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM\n");
    expect(mail.text).toContain(
      "United States; Pacific time (GMT-7:00) [DST]\nCancel/Reschedule: https://book.example/manage/tok-ann@example.com-session-1",
    );
    expect(mail.text).not.toContain("2:00 PM");
    expect(mail).toMatchObject({ scenario: "reminder", calendar: null, sessionId: "session-1" });
  });

  it("tells the owner in theirs, and guests and stakeholders too, each once", async () => {
    const mail = await mailTo(near, "dana@demo.example");
    expect(mail.subject).toBe("Reminder: Coaching with Ann Lee tomorrow, Thu, Jun 25, 10:00 AM EDT");
    expect(mail.text).toContain("The session of Coaching with Ann Lee is tomorrow");
    expect((await mailTo(near, "gus@example.com")).text).toContain("-session-1");
    expect((await mailTo(near, "sam@demo.example")).subject).toContain("with Ann Lee");
    expect(await composeChange(near)).toHaveLength(5);
  });

  it.each([
    ["today", START - 15 * MINUTE, "today, Thu, Jun 25, 7:00 AM PDT"],
    ["another day", START - 3 * DAY, "on Thu, Jun 25, 7:00 AM PDT"],
  ])("says the day by the reader's clock: %s", async (_, at, when) => {
    expect((await mailTo({ ...near, at }, "ann@example.com")).subject).toBe(`Reminder: Coaching ${when}`);
  });

  it("is tomorrow's though 25 hours lie between, when the clocks go back in the night", async () => {
    const start = Date.parse("2026-11-01T18:00:00Z"); // 10:00 AM PST
    const session = { ...first, start, end: start + 30 * MINUTE };
    const autumn: Change = {
      ...near,
      booking: { ...booking, sessions: [session] },
      sessions: recorded([session]),
      at: Date.parse("2026-10-31T07:30:00Z"), // half past midnight PDT
    };
    const mail = await mailTo(autumn, "ann@example.com");
    expect(mail.subject).toBe("Reminder: Coaching tomorrow, Sun, Nov 1, 10:00 AM PST");
    expect(mail.text).toContain("Pacific time (GMT-8:00)\n");
  });

  it("of a single booking has no number", async () => {
    const one: Change = { ...near, booking: single, sessions: recorded(single.sessions) };
    const { text } = await mailTo(one, "ann@example.com");
    expect(text).toContain("Scheduled session:");
    expect(text).not.toContain(" of 1");
  });

  it("has Message-IDs of its own, the same when it is composed again", async () => {
    const ids = async (change: Change) => (await composeChange(change)).map(({ messageId }) => messageId);
    expect(await ids(near)).toEqual(await ids({ ...near, at: near.at + HOUR }));
    const others = [booked, over, { ...near, id: `reminder session-1 ${START} 60` }];
    const all = (await Promise.all([near, ...others].map(ids))).flat();
    expect(new Set(all).size).toBe(all.length);
    expect((await mailTo(near, "ann@example.com")).references).toHaveLength(1);
  });
});

describe("a follow-up", () => {
  it("tells which session took place and what is still to come", async () => {
    const mail = await mailTo(over, "ann@example.com");
    expect(mail.subject).toBe("After your session: Coaching");
    expect(mail.text).toContain("Completed session:\n* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM\n");
    expect(mail.text).toContain("Next sessions:\n* Fri, Jun 26, 2026");
    expect(mail.calendar).toBeNull();
    const owners = await mailTo(over, "dana@demo.example");
    expect(owners.subject).toBe("Took place: Coaching with Ann Lee");
    expect(owners.text).toContain("If it did not take place, mark it as a no-show.");
  });
});
