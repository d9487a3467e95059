import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { composeChange } from "@/lib/mail/compose";
import type { Change, Draft } from "@/lib/mail/types";
import { contentLines, readWithIcalJs } from "../../support/ics";
import {
  approved,
  booked,
  booking,
  canceled,
  canceledSessions,
  movedBy,
  recorded,
  requested,
  rescheduled,
  single,
  UIDS,
  undone,
  withdrawn,
} from "./example";

const CHANGES = { booked, rescheduled, canceled, requested, approved, withdrawn, undone };

function to(drafts: readonly Draft[], email: string): Draft[] {
  return drafts.filter(({ recipient }) => recipient.email === email);
}

function summaryFor(drafts: readonly Draft[], email: string): Draft {
  const [summary] = to(drafts, email);
  if (summary === undefined) throw new Error(`No mail to ${email}`);
  return summary;
}

function eventOf(draft: Draft) {
  const [event] = readWithIcalJs(draft.calendar?.content ?? "").events;
  if (event === undefined) throw new Error("No calendar part");
  return event;
}

const calendars = (drafts: readonly Draft[]) =>
  drafts.flatMap(({ calendar, sessionId }) => (calendar ? [`${calendar.method} ${sessionId}`] : []));

describe("one summary per person and change, one invitation per session (spec section 8, ics.md)", () => {
  it("booked, 3 sessions: a plain summary each, 3 invitations for customer, guest and owner", async () => {
    const drafts = await composeChange(booked);
    for (const email of ["ann@example.com", "gus@example.com", "dana@demo.example"]) {
      const [summary, ...invitations] = to(drafts, email);
      expect(summary?.calendar).toBeNull();
      expect(calendars(invitations)).toEqual(["REQUEST session-1", "REQUEST session-2", "REQUEST session-3"]);
      expect(invitations.map(eventOf).map(({ uid, sequence }) => [uid, sequence])).toEqual(
        UIDS.map((uid) => [uid, 0]),
      );
      for (const invitation of invitations) expect(eventOf(invitation).attendees).toEqual([email]);
    }
    for (const email of ["sam@demo.example", "office@demo.example"]) {
      expect(to(drafts, email).map(({ calendar }) => calendar)).toEqual([null]);
    }
    expect(drafts).toHaveLength(3 * 4 + 2);
  });

  it("moved 2 of 3: REQUEST for the moved sessions only, SEQUENCE 1, at their new times", async () => {
    const [, ...invitations] = to(await composeChange(rescheduled), "ann@example.com");
    expect(calendars(invitations)).toEqual(["REQUEST session-1", "REQUEST session-2"]);
    expect(invitations.map(eventOf)).toEqual(
      rescheduled.moves?.map((move, index) =>
        expect.objectContaining({
          uid: UIDS[index],
          sequence: 1,
          start: new Date(move.to.start).toISOString(),
        }),
      ),
    );
  });

  it("a change of one session is one mail that is both, for a package too", async () => {
    const one: Change = { ...rescheduled, ...movedBy([3], DAY) };
    const mails = to(await composeChange(one), "ann@example.com");
    expect(calendars(mails)).toEqual(["REQUEST session-3"]);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe("Your session is rescheduled");
    expect(mails[0]?.text).toContain("Declining in your calendar does not cancel; use the link.");
  });

  it("canceled 2 of 3: CANCEL with the last times, the reason, and no link", async () => {
    const [, ...invitations] = to(await composeChange(canceled), "ann@example.com");
    expect(calendars(invitations)).toEqual(["CANCEL session-2", "CANCEL session-3"]);
    for (const draft of invitations) {
      expect(eventOf(draft)).toMatchObject({
        sequence: 1,
        status: "CANCELLED",
        comment: "I am ill.",
        url: "",
      });
      expect(draft.calendar?.content).not.toContain("tok-");
    }
  });

  it("undone: REQUEST back to the old times, SEQUENCE 2", async () => {
    const [summary, ...invitations] = to(await composeChange(undone), "ann@example.com");
    expect(summary?.subject).toBe("Your old times are back");
    expect(invitations.map(eventOf).map(({ sequence, start }) => [sequence, start])).toEqual(
      booking.sessions.slice(0, 2).map(({ start }) => [2, new Date(start).toISOString()]),
    );
  });

  it("requests, made or ended, are plain mails; an approved one is invited at SEQUENCE 0", async () => {
    for (const change of [requested, withdrawn]) {
      const drafts = await composeChange(change);
      expect(calendars(drafts)).toEqual([]);
      expect(drafts.map(({ text }) => text).join()).not.toContain("webcal:");
    }
    const drafts = await composeChange(approved);
    expect(calendars(to(drafts, "ann@example.com"))).toEqual(["REQUEST session-1"]);
    expect(eventOf(summaryFor(drafts, "ann@example.com")).sequence).toBe(0);
  });

  it("where the page gives files only: no calendar part anywhere, the feed in the summary", async () => {
    for (const change of [booked, rescheduled, canceled, approved]) {
      const drafts = await composeChange({ ...change, page: { ...change.page, invitations: "file" } });
      expect(calendars(drafts)).toEqual([]);
      expect(drafts.every(({ sessionId }) => sessionId === null)).toBe(true);
      expect(summaryFor(drafts, "ann@example.com").text).toContain(
        "webcal://book.example/feed/tok-ann@example.com",
      );
    }
  });

  it("who was invited to a session hears of it to its end, whatever was set since: nothing stale stays", async () => {
    const invited = ["session-1", "session-2"].flatMap((sessionId) =>
      ["Ann@example.com", "dana@demo.example"].map((email) => ({ sessionId, email })),
    );
    const files: Change["page"] = { ...booked.page, invitations: "file" };
    const moved = await composeChange({ ...rescheduled, page: files, invited });
    expect(calendars(to(moved, "ann@example.com"))).toEqual(["REQUEST session-1", "REQUEST session-2"]);
    expect(calendars(to(moved, "gus@example.com"))).toEqual([]);

    const gone = { ...canceled, ...canceledSessions([1, 3]), page: files, invited };
    expect(calendars(await composeChange(gone))).toEqual(["CANCEL session-1", "CANCEL session-1"]);
    const toAnn = to(await composeChange(gone), "ann@example.com");
    expect(toAnn).toHaveLength(1);
    expect(toAnn[0]?.text).toContain("The calendar cancellation is attached.");

    // The owner has connected a calendar since: the third session is in that one alone.
    const written = { ...canceled, ...canceledSessions([1, 2, 3]), ownerHasCalendar: true };
    const cancels = to(await composeChange({ ...written, invited }), "dana@demo.example");
    expect(calendars(cancels)).toEqual(["CANCEL session-1", "CANCEL session-2"]);
    expect(calendars(to(await composeChange(written), "dana@demo.example"))).toEqual([]);
  });

  it("never invites the organizer's own address", async () => {
    const owner = { ...booked.owner, email: "Bookings@Reslot.example" };
    const drafts = await composeChange({ ...booked, owner });
    expect(calendars(to(drafts, owner.email))).toEqual([]);
    expect(summaryFor(drafts, owner.email).text).not.toContain("invitations follow");
  });

  it("tells times and SEQUENCE as recorded, even when the booking has moved on", async () => {
    const later: Change = { ...booked, booking: rescheduled.booking };
    expect(await composeChange(later)).toEqual(await composeChange(booked));
  });
});

describe("recipients", () => {
  it("get a mail of their own with their own link, guests too", async () => {
    for (const draft of await composeChange(booked)) {
      const links = `${draft.text}${draft.html}${draft.calendar?.content.replaceAll("\r\n ", "") ?? ""}`;
      const tokens = new Set(links.match(/tok-[a-z]+@[a-z]+\.[a-z]+/g) ?? []);
      const customerForm = draft.role === "customer" || draft.role === "guest";
      expect([...tokens].filter((token) => token !== `tok-${draft.recipient.email}`)).toEqual([]);
      expect(tokens.size > 0).toBe(customerForm || (draft.role === "owner" && draft.sessionId === null));
      expect(links.includes("/manage/")).toBe(customerForm);
    }
  });

  it("are one per address, in whatever case; the stronger role wins", async () => {
    const drafts = await composeChange({
      ...booked,
      booking: {
        ...booking,
        guests: ["ANN@example.com", "gus@example.com", "dana@demo.example", "sam@demo.example"],
      },
      stakeholders: [{ name: "Dana", email: "Dana@Demo.example" }, ...booked.stakeholders],
    });
    const roles = new Map(drafts.map(({ recipient, role }) => [recipient.email.toLowerCase(), role]));
    expect(Object.fromEntries(roles)).toEqual({
      "ann@example.com": "customer",
      "dana@demo.example": "owner",
      "gus@example.com": "guest",
      "sam@demo.example": "guest",
      "office@demo.example": "stakeholder",
    });
    expect(drafts.filter(({ sessionId }) => sessionId === null)).toHaveLength(5);
  });

  it("answer each other: the owner is who customers reach, the customer whom owner and stakeholders reach", async () => {
    for (const { role, replyTo } of await composeChange(booked)) {
      const customerForm = role === "customer" || role === "guest";
      expect(replyTo.email).toBe(customerForm ? "dana@demo.example" : "ann@example.com");
    }
  });

  it("a wrong address is a fault, not a second recipient", async () => {
    const guests = ["evil@x.org, eve@x.org"];
    await expect(composeChange({ ...booked, booking: { ...booking, guests } })).rejects.toThrow(
      /mail address/,
    );
    await expect(composeChange({ ...booked, from: { name: "R", email: "" } })).rejects.toThrow();
  });
});

describe("a sender who moved to another address", () => {
  const moved = { ...rescheduled, from: { name: "Demo Studio", email: "hello@moved.example" } };

  it("keeps the ORGANIZER and the Message-IDs that calendars and threads know", async () => {
    const ids = (drafts: readonly Draft[]) =>
      drafts.map(({ messageId, references }) => [messageId, references]);
    const drafts = await composeChange(moved);
    expect(ids(drafts)).toEqual(ids(await composeChange(rescheduled)));
    const organizers = drafts.flatMap(({ calendar }) =>
      calendar === null ? [] : contentLines(calendar.content).filter((line) => line.startsWith("ORGANIZER")),
    );
    expect(organizers.length).toBeGreaterThan(0);
    expect(new Set(organizers)).toEqual(
      new Set([
        'ORGANIZER;CN="Demo Studio";SENT-BY="mailto:hello@moved.example":mailto:bookings@reslot.example',
      ]),
    );
  });

  it("is invited at neither of the two", async () => {
    for (const email of ["hello@moved.example", "Bookings@reslot.example"]) {
      const drafts = await composeChange({ ...moved, owner: { ...moved.owner, email } });
      expect(drafts.filter(({ role, calendar }) => role === "owner" && calendar !== null)).toEqual([]);
    }
  });
});

describe("Message-IDs and threads", () => {
  it("are the same when a change is composed again, and all different within the life of a booking", async () => {
    const ids: string[] = [];
    const trial = { ...requested, booking: { ...requested.booking, reference: "BKNG-TRIAL0000001" } };
    const yes = { ...approved, booking: { ...approved.booking, reference: "BKNG-TRIAL0000001" } };
    const cancelThird = { ...canceled, ...canceledSessions([3]) };
    for (const change of [booked, rescheduled, undone, cancelThird, trial, yes]) {
      const drafts = await composeChange(change);
      expect(drafts).toEqual(await composeChange(change));
      ids.push(...drafts.map(({ messageId }) => messageId));
    }
    for (const id of ids) expect(id).toMatch(/^<[\w.-]+@reslot\.example>$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("two changes of the same kind have summaries of their own", async () => {
    const [first] = await composeChange(rescheduled);
    const [second] = await composeChange({ ...rescheduled, id: "activity-9" });
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  it("thread everything under the booking's first mail, and a session's mails under its first", async () => {
    const [root, ...invitations] = to(await composeChange(booked), "ann@example.com");
    expect(root?.references).toEqual([]);
    for (const { references } of invitations) expect(references).toEqual([root?.messageId]);
    const [summary, ...moves] = to(await composeChange(rescheduled), "ann@example.com");
    expect(summary?.references).toEqual([root?.messageId]);
    expect(moves.map(({ references }) => references)).toEqual(
      [0, 1].map((index) => [root?.messageId, summary?.messageId, invitations[index]?.messageId]),
    );
    const one = to(await composeChange({ ...rescheduled, ...movedBy([3], DAY) }), "ann@example.com");
    expect(one[0]?.references).toEqual([root?.messageId, invitations[2]?.messageId]);
  });

  it("a single booking threads under its one first mail", async () => {
    const made: Change = { ...booked, booking: single, sessions: recorded(single.sessions) };
    const [root] = to(await composeChange(made), "ann@example.com");
    const gone: Change = {
      ...canceled,
      booking: single,
      sessions: recorded(single.sessions.map((session) => ({ ...session, icalSequence: 1 }))),
    };
    const [cancel] = to(await composeChange(gone), "ann@example.com");
    expect(cancel?.references).toEqual([root?.messageId]);
    expect(cancel?.calendar?.method).toBe("CANCEL");
  });

  it("say that a machine wrote them, and that nobody can unsubscribe", async () => {
    for (const { headers } of await composeChange(booked)) {
      expect(headers).toEqual({
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
      });
    }
  });

  it("name the scenario", async () => {
    const names = await Promise.all(
      Object.values(CHANGES).map(async (change) => (await composeChange(change))[0]?.scenario),
    );
    expect(names).toEqual([
      "booked",
      "rescheduled_by_customer",
      "canceled_by_customer",
      "requested",
      "approved",
      "withdrawn_by_customer",
      "undone",
    ]);
  });
});

describe("contradictory facts are faults", () => {
  it.each([
    ["no sessions", { ...booked, sessions: [] }],
    ["no moves", { ...rescheduled, moves: [] }],
    [
      "a session of another booking",
      { ...canceled, sessions: [{ sessionId: "other", start: 0, end: HOUR, sequence: 1 }] },
    ],
    [
      "a move that ends before it starts",
      {
        ...rescheduled,
        moves: [
          {
            sessionId: "session-1",
            from: { start: 0, end: HOUR },
            to: { start: HOUR, end: HOUR - MINUTE },
            sequence: 1,
          },
        ],
      },
    ],
  ] satisfies [string, Change][])("%s", async (_name, change) => {
    await expect(composeChange(change)).rejects.toThrow();
  });
});

describe("calendar parts", () => {
  it("name the other side and carry the recipient's own session link", async () => {
    const drafts = await composeChange(booked);
    const [, customers] = to(drafts, "ann@example.com");
    const [, owners] = to(drafts, "dana@demo.example");
    expect(customers && eventOf(customers)).toMatchObject({
      summary: "Coaching 1/3 – Dana Demo",
      url: "https://book.example/manage/tok-ann@example.com-session-1",
      organizer: "bookings@reslot.example",
      location: "12 Main Street, Springfield",
    });
    expect(owners && eventOf(owners)).toMatchObject({ summary: "Coaching 1/3 – Ann Lee", url: "" });
  });

  it("of a moved session keep UID and people, with the SEQUENCE of the change", async () => {
    const { booking: gone, sessions } = canceledSessions([1]);
    const [cancel] = to(await composeChange({ ...canceled, booking: gone, sessions }), "ann@example.com");
    expect(cancel && contentLines(cancel.calendar?.content ?? "")).toEqual(
      expect.arrayContaining([`UID:${UIDS[0]}`, "SEQUENCE:1", "STATUS:CANCELLED", "METHOD:CANCEL"]),
    );
  });
});
