import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "@/lib/domain/time";
import { composeChange } from "@/lib/mail/compose";
import type { Change } from "@/lib/mail/types";
import { readWithIcalJs } from "../../support/ics";
import {
  BOOKED_AT,
  booked,
  booking,
  canceled,
  canceledSessions,
  recorded,
  requested,
  single,
} from "./example";

const ANN = "ann@example.com";
const OWNER = "dana@demo.example";
const GUEST = "gus@example.com";
const SAM = "sam@demo.example";

async function mailsTo(change: Change, email: string) {
  return (await composeChange(change)).filter(({ recipient }) => recipient.email === email);
}

const at = (text: string) => Date.parse(text);

const resubmitted: Change = {
  ...requested,
  id: "activity-7",
  kind: "resubmitted",
  at: BOOKED_AT + HOUR,
  reason: "Mornings suit me better.",
  suggestions: [at("2026-06-29T15:00:00Z"), at("2026-06-26T14:00:00Z")],
  previousSuggestions: [at("2026-06-25T14:00:00Z"), at("2026-06-26T14:00:00Z")],
};

/** The owner asked for new times for two of three sessions. */
const waiting = booking.sessions.map((one) =>
  one.position < 3
    ? ({ ...one, status: "reschedule_requested", statusBy: "owner", icalSequence: 1 } as const)
    : one,
);
const newTimesWanted: Change = {
  ...booked,
  id: "activity-8",
  kind: "reschedule_requested",
  by: "owner",
  at: BOOKED_AT + HOUR,
  reason: "I am at a fair that week.",
  booking: { ...booking, status: "updated", sessions: waiting },
  sessions: recorded(waiting.slice(0, 2)).map((one) => ({ ...one, previousStatus: "scheduled" })),
};

describe("a request made again (spec section 8)", () => {
  it("tells the customer the new times, the dropped ones apart, without any calendar data", async () => {
    const [mail, ...more] = await mailsTo(resubmitted, ANN);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: "Your booking request has new times",
      scenario: "resubmitted",
      calendar: null,
    });
    expect(mail?.text).toContain(
      "You suggested other times for Trial. Nothing is booked until Dana Demo approves; you get a mail then.",
    );
    expect(mail?.text).toContain(
      "Suggested times:\n* Fri, Jun 26, 2026, 7:00 AM - 7:30 AM\n* Mon, Jun 29, 2026, 8:00 AM - 8:30 AM\n",
    );
    expect(mail?.text).toContain("No longer suggested:\n* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM\n");
    expect(mail?.text).toContain("Your reason:\n> Mornings suit me better.");
    expect(mail?.text).toContain(`Cancel/Reschedule: https://book.example/manage/tok-${ANN}-all`);
  });

  it("tells owner and stakeholders in the page's zone who suggests what", async () => {
    const [owner] = await mailsTo(resubmitted, OWNER);
    expect(owner?.subject).toBe("Ann Lee suggests other times for Trial");
    expect(owner?.text).toContain(
      "Ann Lee suggested other times for Trial. Nothing is booked until you approve.",
    );
    expect(owner?.text).toContain("* Mon, Jun 29, 2026, 11:00 AM - 11:30 AM");
    expect(owner?.text).toContain("Reason:\n> Mornings suit me better.");
    const [stakeholder] = await mailsTo(resubmitted, SAM);
    expect(stakeholder?.text).toContain("Nothing is booked until Dana Demo approves.");
  });

  it("threads under the request, each time with a mail of its own", async () => {
    const [first] = await mailsTo(requested, ANN);
    const [again] = await mailsTo(resubmitted, ANN);
    const [oncemore] = await mailsTo({ ...resubmitted, id: "activity-9", at: BOOKED_AT + 2 * HOUR }, ANN);
    expect(again?.references).toEqual([first?.messageId]);
    expect(new Set([first?.messageId, again?.messageId, oncemore?.messageId]).size).toBe(3);
  });

  it("an expired one says so, and that nothing is booked", async () => {
    const [mail] = await mailsTo(
      {
        ...requested,
        id: "activity-10",
        kind: "withdrawn",
        by: "system",
        at: BOOKED_AT + HOUR,
        sessions: recorded(requested.booking.sessions),
      },
      ANN,
    );
    expect(mail).toMatchObject({
      subject: "Your booking request has expired",
      scenario: "withdrawn_by_system",
      calendar: null,
    });
    expect(mail?.text).toContain("Your request for Trial has expired. Nothing is booked.");
  });
});

describe("a new time wanted by the owner (spec sections 4 and 8)", () => {
  it("tells the customer why, with Reschedule now, the old times and the untouched ones", async () => {
    const [summary] = await mailsTo(newTimesWanted, ANN);
    expect(summary).toMatchObject({
      subject: "Please pick new times for your 2 sessions",
      scenario: "reschedule_requested_by_owner",
    });
    expect(summary?.text).toContain(
      "Dana Demo asked you to pick new times for 2 sessions of Coaching. There is no fee for it. The old times are free again. The calendar cancellations follow in mails of their own.\n\n" +
        "Reason:\n> I am at a fair that week.\n\n" +
        `Reschedule now: https://book.example/manage/tok-${ANN}-all?session=session-1&session=session-2\n\n` +
        "Old times:\n* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM\n* Fri, Jun 26, 2026, 10:00 AM - 10:30 AM\n\n" +
        "Unchanged sessions:\n* Wed, Jul 1, 2026, 7:00 AM - 7:30 AM\n",
    );
    expect(summary?.text).toContain(`Cancel/Reschedule: https://book.example/manage/tok-${ANN}-all`);
  });

  it.each([ANN, GUEST, OWNER])(
    "takes the old times out of the calendar of %s, SEQUENCE one up",
    async (email) => {
      const [summary, ...invitations] = await mailsTo(newTimesWanted, email);
      expect(summary?.calendar).toBeNull();
      expect(invitations.map(({ calendar, sessionId }) => [calendar?.method, sessionId])).toEqual([
        ["CANCEL", "session-1"],
        ["CANCEL", "session-2"],
      ]);
      for (const { calendar, subject, text } of invitations) {
        const [event] = readWithIcalJs(calendar?.content ?? "").events;
        expect(event).toMatchObject({ sequence: 1, status: "CANCELLED" });
        expect(event?.description).toMatch(/^A new time is asked for\./);
        expect(subject).toMatch(/^New time wanted, session [12] of 3: Coaching with /);
        expect(text).toContain("This mail takes the old time out of your calendar.");
        expect(text).toContain("Old time:\n");
      }
    },
  );

  it("tells the owner and the stakeholders, without the customer's link", async () => {
    const [owner] = await mailsTo(newTimesWanted, OWNER);
    expect(owner?.subject).toBe("New times wanted: Coaching with Ann Lee");
    expect(owner?.text).toContain("You asked Ann Lee to pick new times for 2 sessions of Coaching.");
    expect(owner?.text).not.toContain("Reschedule now");
    const [stakeholder, ...more] = await mailsTo(newTimesWanted, SAM);
    expect(more).toEqual([]);
    expect(stakeholder?.text).toContain("Dana Demo asked Ann Lee to pick new times");
  });

  it("of a single booking is one mail that is both", async () => {
    const [one] = single.sessions.map((session) => ({ ...session, icalSequence: 1 }));
    const change: Change = {
      ...newTimesWanted,
      booking: { ...single, sessions: one ? [one] : [] },
      sessions: recorded(one ? [one] : []).map((each) => ({ ...each, previousStatus: "scheduled" })),
    };
    const mails = await mailsTo(change, ANN);
    expect(mails.map(({ subject, calendar }) => [subject, calendar?.method])).toEqual([
      ["Please pick a new time for your booking", "CANCEL"],
    ]);
    expect(mails[0]?.text).toContain("for your booking of Intro. The old time is free again.");
  });
});

describe("a cancellation", () => {
  it.each(["reschedule_requested", "requested"] as const)(
    "says nothing to calendars about a session that was %s: it is in none",
    async (previousStatus) => {
      const sessions = canceledSessions([2, 3]).sessions?.map((one, index) => ({
        ...one,
        previousStatus: index === 0 ? previousStatus : ("scheduled" as const),
      }));
      const mails = await mailsTo({ ...canceled, sessions }, ANN);
      expect(mails.map(({ calendar, sessionId }) => [calendar?.method, sessionId])).toEqual([
        ["CANCEL", "session-3"],
      ]);
      expect(mails[0]?.text).toContain("Fri, Jun 26, 2026");
      const alone = await mailsTo({ ...canceled, sessions: sessions?.slice(0, 1) }, ANN);
      expect(alone.map(({ calendar }) => calendar)).toEqual([null]);
    },
  );
});

it("moved after the owner asked: the same UID, invited again, SEQUENCE one up once more", async () => {
  const [first] = booking.sessions;
  const to = { start: (first?.start ?? 0) + 48 * HOUR, end: (first?.start ?? 0) + 48 * HOUR + 30 * MINUTE };
  const change: Change = {
    ...booked,
    id: "activity-11",
    kind: "rescheduled",
    at: BOOKED_AT + 3 * HOUR,
    moves: [
      { sessionId: "session-1", from: { start: first?.start ?? 0, end: first?.end ?? 0 }, to, sequence: 2 },
    ],
  };
  const [mail] = await mailsTo(change, ANN);
  expect(mail?.calendar?.method).toBe("REQUEST");
  expect(readWithIcalJs(mail?.calendar?.content ?? "").events).toMatchObject([
    { uid: first?.icalUid, sequence: 2, status: "CONFIRMED" },
  ]);
});

describe("a reminder of it", () => {
  const reminder: Change = {
    ...newTimesWanted,
    id: "activity-11",
    kind: "asked_again",
    at: BOOKED_AT + 3 * HOUR,
  };

  it("goes to customer and guests only, with Reschedule now and no calendar data, as a mail of its own", async () => {
    const drafts = await composeChange(reminder);
    expect([...new Set(drafts.map(({ role }) => role))].sort()).toEqual(["customer", "guest"]);
    const [mail, ...more] = await mailsTo(reminder, ANN);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: "Reminder: please pick new times for your 2 sessions",
      scenario: "reschedule_requested_by_owner",
      calendar: null,
    });
    expect(mail?.text).toContain(
      "Dana Demo asked you to pick new times for 2 sessions of Coaching, and waits for an answer. There is no fee for it.",
    );
    expect(mail?.text).toContain(`Reschedule now: https://book.example/manage/tok-${ANN}-all`);
    const [first] = await mailsTo(newTimesWanted, ANN);
    expect(mail?.messageId).not.toBe(first?.messageId);
    expect(mail?.references[0]).toBe(first?.references[0]);
  });
});
