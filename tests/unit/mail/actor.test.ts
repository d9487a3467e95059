import { describe, expect, it } from "vitest";
import type { NotificationSetting } from "@/lib/domain/notifications/scenarios";
import { composeChange } from "@/lib/mail/compose";
import type { Change, Draft } from "@/lib/mail/types";
import { approved, booked, booking, canceled, requested, rescheduled, single, undone } from "./example";

const CUSTOMER = "ann@example.com";
const GUEST = "gus@example.com";
const OTHER_GUEST = "gina@example.com";
const OWNER = "dana@demo.example";
const EDITOR = "eva@demo.example";
const OFFICE = "office@demo.example";

const withGuests = (change: Change): Change => ({
  ...change,
  booking: { ...change.booking, guests: [GUEST, OTHER_GUEST] },
  stakeholders: [
    { name: "Eva Editor", email: EDITOR },
    { name: "", email: OFFICE },
  ],
});

async function summaries(change: Change): Promise<Record<string, Draft>> {
  const drafts = await composeChange(change);
  return Object.fromEntries(drafts.reverse().map((draft) => [draft.recipient.email, draft]));
}

/** Under the greeting. */
const told = ({ text }: Draft) => /^(?:Dear .*|Hello),\n\n(.*?\.)(?: |$)/m.exec(text)?.[1];
const reasonHeading = ({ text }: Draft) =>
  /^(?:Your reason|Reason|Your note|Note from .*)(?=:$)/m.exec(text)?.[0];

describe("who made a change", () => {
  const byEditor = withGuests({ ...canceled, by: "owner", byName: "Eva Editor", reason: "Ill" });
  const byGuest = withGuests({ ...rescheduled, byName: GUEST });

  it("an editor: only they read You, the owner reads their name", async () => {
    const mails = await summaries(byEditor);
    const sentence = "Eva Editor canceled 2 sessions of Coaching.";
    expect(Object.fromEntries(Object.entries(mails).map(([email, mail]) => [email, told(mail)]))).toEqual({
      [CUSTOMER]: sentence,
      [OWNER]: sentence,
      [GUEST]: sentence,
      [OTHER_GUEST]: sentence,
      [EDITOR]: "You canceled 2 sessions of Coaching.",
      [OFFICE]: sentence,
    });
    expect(reasonHeading(mails[OWNER]!)).toBe("Reason");
    expect(reasonHeading(mails[EDITOR]!)).toBe("Your reason");
  });

  it("an administrator who is mailed nothing: everybody reads their name", async () => {
    const mails = await summaries({ ...byEditor, byName: "Root" });
    expect(new Set(Object.values(mails).map(told))).toEqual(
      new Set(["Root canceled 2 sessions of Coaching."]),
    );
  });

  it("a guest: the customer reads their address, other guests that it was one of them", async () => {
    const mails = await summaries(byGuest);
    expect(told(mails[GUEST]!)).toBe("You moved 2 sessions of Coaching.");
    expect(told(mails[OTHER_GUEST]!)).toBe("Another guest moved 2 sessions of Coaching.");
    for (const email of [CUSTOMER, OWNER]) {
      expect(told(mails[email]!)).toBe("gus@example.com moved 2 sessions of Coaching.");
      expect(reasonHeading(mails[email]!)).toBe("Reason");
    }
    expect(mails[OWNER]!.subject).toBe("gus@example.com rescheduled 2 sessions of Coaching");
    expect(reasonHeading(mails[GUEST]!)).toBe("Your reason");
    expect(mails[OTHER_GUEST]!.text).not.toContain(GUEST);
  });

  it("an approval names who approved, and whose note it is", async () => {
    const mails = await summaries(
      withGuests({ ...approved, byName: "Eva Editor", reason: "Bring the plan." }),
    );
    expect(told(mails[CUSTOMER]!)).toBe("Eva Editor approved your request for Trial.");
    expect(told(mails[OWNER]!)).toBe("Eva Editor approved the request of Ann Lee for Trial.");
    expect(reasonHeading(mails[OWNER]!)).toBe("Note from Eva Editor");
    expect(reasonHeading(mails[EDITOR]!)).toBe("Your note");
  });

  it("undo is offered to the customer, and to the guest who made the change", async () => {
    const mails = await summaries(byGuest);
    const offered = Object.keys(mails).filter((email) => mails[email]?.text.includes("Undo"));
    expect(offered.sort()).toEqual([CUSTOMER, GUEST].sort());
  });
});

describe("a mail about what the customer's side did, switched off", () => {
  const settings = ["rescheduled_by_customer", "canceled_by_customer", "undone"].map(
    (scenario): NotificationSetting => ({
      ...{ scenario, audience: "customer", enabled: false },
      ...{ subject: null, text: null },
    }),
  );
  const files = { ...booked.page, invitations: "file" } as const;
  const toldOf = async (change: Change) =>
    (await composeChange({ ...withGuests(change), settings, page: files }))
      .filter(({ role }) => role === "customer" || role === "guest")
      .map(({ recipient }) => recipient.email);

  it.each([rescheduled, canceled, undone])("is kept from who did it alone: $kind", async (change) => {
    expect(await toldOf(change)).toEqual([GUEST, OTHER_GUEST]);
    expect(await toldOf({ ...change, byName: GUEST })).toEqual([CUSTOMER, OTHER_GUEST]);
  });
});

describe("an owner who tries out their own page", () => {
  const mine = { ...single, customer: { name: "Dana Demo", email: "Dana@demo.example" } };
  const money = { amount: 500, currency: "USD" };

  it("books as a customer: one mail, with the customer's link", async () => {
    const drafts = await composeChange({ ...booked, booking: mine, sessions: booked.sessions?.slice(0, 1) });
    const own = drafts.filter(({ recipient }) => recipient.email.toLowerCase() === OWNER);
    expect(own.map(({ role }) => role)).toEqual(["customer"]);
    expect(own[0]?.text).toContain("/manage/");
  });

  it("hears as the owner of a refund that failed", async () => {
    const failed: Change = {
      ...{
        ...booked,
        booking: mine,
        sessions: undefined,
        id: "activity-13",
        kind: "refund_failed",
        by: "system",
      },
      transactions: [{ reference: "TXN-BACK0001", kind: "refund", money }],
    };
    const [first] = await composeChange(failed);
    expect(first).toMatchObject({ role: "owner", recipient: { email: OWNER } });
  });
});

describe("guests", () => {
  const price = (mode: "displayed" | "collected") => ({ amount: 15_000, currency: "USD", mode });
  const moved = (kind: "payment" | "refund") =>
    [{ reference: "TXN-MOVED001", kind, money: { amount: 5000, currency: "USD" } }] as const;

  it.each(["displayed", "collected"] as const)(
    "never read what is paid, due, or goes back: %s",
    async (mode) => {
      const paid = { ...booking, price: price(mode) };
      const changes: Change[] = [
        { ...booked, booking: paid, transactions: moved("payment") },
        { ...approved, booking: { ...paid, sessionCount: 1 } },
        {
          ...rescheduled,
          booking: { ...rescheduled.booking, price: price(mode) },
          transactions: moved("payment"),
        },
        { ...canceled, booking: { ...canceled.booking, price: price(mode) }, transactions: moved("refund") },
        {
          ...canceled,
          kind: "reschedule_requested",
          by: "owner",
          booking: { ...canceled.booking, price: price(mode) },
        },
        { ...booked, kind: "reminder", by: "system", sessions: booked.sessions?.slice(0, 1), booking: paid },
        { ...requested, booking: { ...requested.booking, guests: [GUEST], price: price(mode) } },
      ];
      for (const change of changes) {
        const drafts = (await composeChange(change)).filter(({ role }) => role === "guest");
        expect(drafts.length).toBeGreaterThan(0);
        for (const { text } of drafts) expect(text).not.toMatch(/\$\d|TXN-|Price|\bfee\b|[Rr]efund/);
      }
    },
  );
});
