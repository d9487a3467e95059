import { describe, expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/types";
import { DAY } from "@/lib/domain/time";
import { formatRange } from "@/lib/format";
import { composeChange } from "@/lib/mail/compose";
import type { Change } from "@/lib/mail/types";
import { contentLines } from "../../support/ics";
import { spokenHtml, wordsOf } from "../../support/mail-words";
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
  undone,
  withdrawn,
} from "./example";

/** The summary that an address gets: subject, and its text without the frame above the greeting. */
async function summary(change: Change, email = "ann@example.com") {
  const draft = (await composeChange(change)).find(({ recipient }) => recipient.email === email);
  if (draft === undefined) throw new Error(`No mail to ${email}`);
  return draft;
}

async function subjects(change: Change) {
  const [customer, owner, stakeholder] = await Promise.all(
    ["ann@example.com", OWNER, SAM].map(async (email) => (await summary(change, email)).subject),
  );
  return { customer, owner, stakeholder };
}

const OWNER = "dana@demo.example";
const SAM = "sam@demo.example";
const singleBooked: Change = { ...booked, booking: single, sessions: recorded(single.sessions) };

describe("the confirmation (spec section 8)", () => {
  it("reads, for the customer, as specified: details, sessions, rule, zone label, the link right under it", async () => {
    const { subject, text } = await summary(booked);
    expect(subject).toBe("Your 3 sessions are confirmed");
    expect(text).toBe(
      [
        "Dana Demo, Demo Studio",
        "",
        "Your 3 sessions are confirmed",
        "",
        "Dear Ann Lee,",
        "",
        "You booked 3 sessions of Coaching with Dana Demo. The calendar invitations follow in mails of their own.",
        "",
        "Booking details:",
        "Event type: Coaching",
        "With: Dana Demo",
        "Location: 12 Main Street, Springfield",
        "Price: $150.00. You settle it with Dana Demo directly.",
        "Reference: PKG-7Q2M4XW9TD",
        "",
        "Scheduled sessions:",
        "* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM",
        "* Fri, Jun 26, 2026, 10:00 AM - 10:30 AM",
        "* Wed, Jul 1, 2026, 7:00 AM - 7:30 AM",
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - - -",
        "United States; Pacific time (GMT-7:00) [DST]",
        "Cancel/Reschedule: https://book.example/manage/tok-ann@example.com-all",
        "",
        "Subscribe to these sessions in your calendar (webcal://book.example/feed/tok-ann@example.com). It always shows the current times.",
        "",
        "-- ",
        "Coaching, 3 sessions, PKG-7Q2M4XW9TD",
        "Sent because you booked with dana@demo.example. Reply to reach Dana Demo.",
        "",
      ].join("\n"),
    );
  });

  it("names, for the owner, the customer, guests and note, in the page's zone, without the customer's link", async () => {
    const { subject, text } = await summary(booked, OWNER);
    expect(subject).toBe("Ann Lee booked 3 sessions of Coaching");
    expect(text).toContain("Customer: Ann Lee, ann@example.com\nGuests: gus@example.com\n");
    expect(text).toContain("Note:\n> Please call me first.");
    expect(text).toContain("* Thu, Jun 25, 2026, 10:00 AM - 10:30 AM");
    expect(text).toContain("United States; Eastern time (GMT-4:00) [DST]");
    expect(text).not.toContain("Cancel/Reschedule");
  });

  it("of a single booking says booking, and the calendar data is in it", async () => {
    const { subject, text } = await summary(singleBooked);
    expect(subject).toBe("Your booking is confirmed");
    expect(text).toContain("You booked Intro with Dana Demo. The calendar invitation is attached.");
    expect(text).toContain("Scheduled session:\n");
    expect((await summary(singleBooked, OWNER)).text).toContain("Ann Lee booked Intro.");
  });

  it("greets a guest without a name, and tells who named them", async () => {
    const { text } = await summary(booked, "gus@example.com");
    expect(text).toContain(
      "Hello,\n\nAnn Lee booked 3 sessions of Coaching with Dana Demo and named you as a guest.",
    );
  });

  it("gives owner and stakeholders a link to the booking only when there is one", async () => {
    const links = { ...booked.links, record: () => "https://book.example/admin/bookings/1" };
    expect((await summary({ ...booked, links }, OWNER)).text).toContain(
      "Open the booking: https://book.example/admin/bookings/1",
    );
    expect((await summary({ ...booked, links })).text).not.toContain("admin");
  });
});

describe("the reschedule", () => {
  it("shows old → new on a line, the untouched below, undo, reason and fee", async () => {
    const { subject, text, html } = await summary(rescheduled);
    expect(subject).toBe("Your 2 sessions are rescheduled");
    expect(text).toContain(
      "Rescheduled sessions:\nOld time → New time\n" +
        "* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM → Thu, Jul 2, 2026, 7:00 AM - 7:30 AM\n" +
        "* Fri, Jun 26, 2026, 10:00 AM - 10:30 AM → Fri, Jul 3, 2026, 10:00 AM - 10:30 AM\n\n" +
        "Unchanged sessions:\n* Wed, Jul 1, 2026, 7:00 AM - 7:30 AM\n- - ",
    );
    expect(text).toContain(
      "(https://book.example/manage/tok-ann@example.com-all) until Mon, Jun 1, 6:10 AM PDT.",
    );
    expect(text).toContain("Your reason:\n> Our offsite moved.\n> See you then!");
    expect(text).toContain("Reschedule fee:\n$10.00 is due. You settle it with Dana Demo directly.");
    expect(html).toMatch(/<s>Thu, Jun 25, 2026,<br\/>7:00\s/);
  });

  it("says who did it, by customer, owner or system", async () => {
    const byOwner: Change = { ...rescheduled, by: "owner", charge: null, undoUntil: null };
    expect(await subjects(rescheduled)).toEqual({
      customer: "Your 2 sessions are rescheduled",
      owner: "Ann Lee rescheduled 2 sessions of Coaching",
      stakeholder: "Ann Lee rescheduled 2 sessions of Coaching",
    });
    expect((await subjects(byOwner)).owner).toBe("Rescheduled: Coaching with Ann Lee");
    expect((await summary(byOwner)).text).toContain("Dana Demo moved 2 sessions of Coaching.");
    expect((await summary(byOwner)).text).toContain("\nReason:\n");
    expect((await summary(byOwner)).text).not.toMatch(/Undo|Reschedule fee/);
    expect((await summary(byOwner, OWNER)).text).toContain("You moved 2 sessions of Coaching.");
    expect((await summary({ ...byOwner, by: "system" })).text).toContain(
      "2 sessions of Coaching were moved.",
    );
  });

  it("offers undo to nobody but the customer who made the change", async () => {
    for (const email of ["gus@example.com", OWNER, SAM]) {
      expect((await summary(rescheduled, email)).text).not.toContain("Undo");
    }
  });

  it("taken back says that the old times are back", async () => {
    expect(await subjects(undone)).toEqual({
      customer: "Your old times are back",
      owner: "The old times are back: Coaching with Ann Lee",
      stakeholder: "The old times are back: Coaching with Ann Lee",
    });
    expect((await summary(undone)).text).toContain("You took back the change of 2 sessions of Coaching.");
  });
});

describe("the fee and the refund, by the way the price is taken (spec section 5)", () => {
  const priced = (mode: "hidden" | "displayed" | "collected"): Booking => ({
    ...booking,
    price: { amount: 15000, currency: "USD", mode },
  });
  it.each([
    [
      "displayed",
      "$10.00 is due. You settle it with Dana Demo directly.",
      "$50.00 is to be refunded. You settle it with Dana Demo directly.",
    ],
  ] as const)("%s", async (mode, fee, refund) => {
    expect((await summary({ ...rescheduled, booking: priced(mode) })).text).toContain(fee);
    expect((await summary({ ...canceled, booking: priced(mode) })).text).toContain(refund);
  });

  it("collected: a receipt, and where the money goes back to, with the transactions", async () => {
    const money = { amount: 1000, currency: "USD" };
    const paid = [{ reference: "TXN-PAID0001", kind: "payment", money } as const];
    const moved = { ...rescheduled, booking: priced("collected"), transactions: paid };
    const receipt = /Receipt:\n.*Reschedule fee: \$10\.00\n.*\n.*Reference: TXN-PAID0001/;
    expect((await summary(moved)).text).toMatch(receipt);
    expect((await summary({ ...moved, transactions: [] })).text).not.toContain("Receipt");
    const gone = { ...canceled, booking: priced("collected") };
    expect((await summary(gone)).text).toContain("$50.00 is to be refunded. It comes from Dana Demo.");
    const back = [{ reference: "TXN-BACK0001", kind: "refund", money } as const];
    const { text } = await summary({ ...gone, transactions: back });
    expect(text).toContain("$50.00 goes back to the card that you paid with.");
    expect(text).toContain("Reference: TXN-BACK0001");
    expect(text).not.toContain("is to be refunded");
  });

  it("hidden, free or without a price: nothing", async () => {
    const free = { amount: 0, currency: "USD" };
    for (const change of [
      { ...rescheduled, booking: priced("hidden") },
      { ...rescheduled, booking: { ...booking, price: null } },
      { ...rescheduled, charge: free },
      { ...rescheduled, charge: null },
    ]) {
      expect((await summary(change)).text).not.toMatch(/Reschedule fee|is due/);
    }
  });

  it("tells each reader who settles with whom", async () => {
    expect((await summary(rescheduled, OWNER)).text).toContain(
      "$10.00 is due. You settle it with Ann Lee directly.",
    );
    expect((await summary(rescheduled, SAM)).text).toContain(
      "$10.00 is due. Ann Lee and Dana Demo settle it directly.",
    );
  });
});

describe("the cancellation", () => {
  it("lists what is canceled, what remains, and the refund", async () => {
    const { subject, text } = await summary(canceled);
    expect(subject).toBe("Your 2 sessions are canceled");
    expect(text).toContain(
      "Canceled sessions:\n* Fri, Jun 26, 2026, 10:00 AM - 10:30 AM\n* Wed, Jul 1, 2026, 7:00 AM - 7:30 AM\n\n" +
        "Remaining sessions:\n* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM\n",
    );
    expect(text).toContain("Your reason:\n> I am ill.");
    expect(text).toContain("The calendar cancellations follow in mails of their own.");
  });

  it("counts: one session of a package, all of it, a single booking", async () => {
    const one: Change = { ...canceled, ...canceledSessions([2]) };
    const all: Change = { ...canceled, ...canceledSessions([1, 2, 3]) };
    const only: Change = { ...canceled, booking: single, sessions: recorded(single.sessions) };
    expect((await summary(one)).subject).toBe("Your session is canceled");
    expect((await summary(one)).text).not.toContain("Declining");
    expect((await summary(all)).text).not.toContain("Remaining");
    expect((await summary(only)).subject).toBe("Your booking is canceled");
    expect((await summary(only)).text).toContain("You canceled your booking of Intro.");
  });
});

describe("requests", () => {
  it("made: lists every suggested time and says that nothing is booked", async () => {
    const { subject, text } = await summary(requested);
    expect(subject).toBe("Your booking request is awaiting approval");
    expect(text).toContain(
      "You asked for Trial. Nothing is booked until Dana Demo approves; you get a mail then.",
    );
    expect(text).toContain(
      "* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM\n* Fri, Jun 26, 2026, 7:00 AM - 7:30 AM\n",
    );
    expect((await summary(requested, OWNER)).text).toContain(
      "Ann Lee asked for Trial. Nothing is booked until you approve.",
    );
  });

  it("approved: reads as a confirmation", async () => {
    expect((await summary(approved)).subject).toBe("Your booking is confirmed");
    expect((await summary(approved)).text).toContain("Dana Demo approved your request for Trial.");
    expect((await summary(approved, OWNER)).text).toContain("You approved the request of Ann Lee for Trial.");
  });

  it.each([
    [
      "customer",
      "Your booking request is withdrawn",
      "You withdrew the request for Trial. Nothing is booked.",
    ],
    [
      "owner",
      "Your booking request is declined",
      "Dana Demo declined your request for Trial. Nothing is booked.",
    ],
    ["system", "Your booking request has expired", "Your request for Trial has expired. Nothing is booked."],
  ] as const)("ended by the %s", async (by, subject, sentence) => {
    const mail = await summary({ ...withdrawn, by });
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(sentence);
  });
});

describe("zones", () => {
  it("a list that crosses a daylight-time change has the label under each run, the link under the last", async () => {
    const across = movedBy([3], 140 * DAY);
    const made: Change = { ...booked, booking: across.booking, sessions: recorded(across.booking.sessions) };
    expect((await summary(made)).text).toMatch(
      /10:30 AM\n- [- ]+\nUnited States; Pacific time \(GMT-7:00\) \[DST\]\n\n\* Wed, Nov 18, 2026, 6:00 AM - 6:30 AM\n- [- ]+\nUnited States; Pacific time \(GMT-8:00\)\nCancel\/Reschedule: /,
    );
    const moved = await summary({ ...rescheduled, ...across });
    expect(moved.text).toContain(
      "7:30 AM (United States; Pacific time (GMT-7:00) [DST]) → Wed, Nov 18, 2026, 6:00 AM - 6:30 AM",
    );
  });

  it("users read in the zone and locale that they chose, in reminders too; a listed address reads the page's", async () => {
    const eva = { name: "Eva", email: "eva@demo.example", zone: null, locale: "en-GB" };
    const told: Change = {
      ...booked,
      owner: { ...booked.owner, zone: "Europe/Berlin", locale: "de-DE" },
      stakeholders: [eva, ...booked.stakeholders],
    };
    const near: Change = { ...told, kind: "reminder", by: "system", sessions: booked.sessions?.slice(0, 1) };
    for (const change of [told, near]) {
      expect((await summary(change, OWNER)).text).toMatch(/\* Do\., 25\. Juni 2026, 16:00\s?–\s?16:30 Uhr/);
      expect((await summary(change, OWNER)).text).toContain(
        "Germany; Central European time (GMT+2:00) [DST]",
      );
      expect((await summary(change, eva.email)).text).toMatch(/\* Thu, 25 Jun 2026, 10:00\s?–\s?10:30/);
      expect((await summary(change, SAM)).text).toContain("* Thu, Jun 25, 2026, 10:00 AM - 10:30 AM");
      expect((await summary(change)).text).toContain("* Thu, Jun 25, 2026, 7:00 AM - 7:30 AM");
    }
  });

  it("dates follow the customer's locale in the customer's mail only", async () => {
    const german: Change = { ...booked, booking: { ...booking, locale: "de-DE", zone: "Europe/Berlin" } };
    expect((await summary(german)).text).toMatch(/\* Do\., 25\. Juni 2026, 16:00\s?–\s?16:30 Uhr/);
    expect((await summary(german, OWNER)).text).toContain("Thu, Jun 25, 2026, 10:00 AM");
  });
});

describe("a session across midnight", () => {
  const night = { start: Date.parse("2026-06-26T06:30:00Z"), end: Date.parse("2026-06-26T07:30:00Z") };
  const overnight = { ...single, sessions: single.sessions.map((one) => ({ ...one, ...night })) };

  it.each(["en-US", "de-DE", "ja-JP", "ko-KR", "ar-EG", "fa-IR", "th-TH"])(
    "has each date once: %s",
    async (locale) => {
      const change: Change = {
        ...booked,
        booking: { ...overnight, locale },
        sessions: recorded(overnight.sessions),
      };
      const { text, html } = await summary(change);
      const [, whole = ""] = /Scheduled session:\n\* (.*)\n/.exec(text) ?? [];
      expect(whole).toBe(formatRange(night, overnight.zone, locale));
      expect(wordsOf(spokenHtml(html))).toEqual(wordsOf(text));
    },
  );
});

it("names are told up to their limit of 200 characters (spec section 10), and in calendars up to 100", async () => {
  const name = "x".repeat(200);
  const change = { ...singleBooked, booking: { ...single, customer: { ...single.customer, name } } };
  const { text, calendar } = await summary(change);
  expect(text).toContain(`Dear ${name},`);
  expect((await summary(change, OWNER)).text).toContain(`Customer: ${name}, `);
  expect(contentLines(calendar?.content ?? "").find((line) => line.startsWith("ATTENDEE"))).toMatch(
    /CN="?x{100}"?[;:]/,
  );
});
