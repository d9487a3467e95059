import { beforeAll, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { receiveMail } from "@/lib/services/calendars/receive-mail";
import { readRepliesOfSession } from "@/lib/services/calendars/waiting-replies";
import { readActivities } from "@/lib/store/activities";
import { answerMail, type CalendarAnswerMail } from "@/tests/support/calendar-answer";
import { useDatabase } from "@/tests/support/database";
import { noticesSent } from "@/tests/support/people";
import { book, NOW, openStudio, startsOnDays } from "@/tests/support/studio";

const JOHN = "john@customers.example";
const GUEST = "guest@customers.example";
const OWNER = "dana@demo.example";

useDatabase();
beforeAll(openStudio);

/** A booking whose invitations are written, and what its first session's calendars say. */
async function invited(from: string) {
  const { booking } = await book("meeting", await startsOnDays("meeting", 3, from), { guests: [GUEST] });
  const { accountId, id, sessions } = booking;
  await composeMails({ accountId, bookingId: id });
  const [session] = sessions;
  if (!session) throw new Error("There is no session.");
  await noticesSent();
  const answer = (more: Partial<CalendarAnswerMail> = {}) =>
    answerMail({ uid: session.icalUid, attendee: JOHN, at: NOW, ...more });
  return {
    answer,
    deliver: (more?: Partial<CalendarAnswerMail>, at = NOW) => receiveMail(Buffer.from(answer(more)), at),
    waiting: () => readRepliesOfSession(accountId, session.id, NOW),
    told: async () =>
      (await readActivities(accountId, id)).flatMap(({ data }) =>
        data.kind === "calendar_reply" ? [data.answer] : [],
      ),
  };
}

test("who declined is told as what they are; an owner who did is not told of it by mail", async () => {
  const { deliver, waiting } = await invited("2026-10-26");
  expect(await deliver({ attendee: GUEST })).toBe("told");
  expect((await noticesSent()).map(({ to, subject }) => [to, subject])).toEqual([
    [OWNER, `${GUEST} declined in their calendar`],
  ]);
  expect(await deliver({ attendee: OWNER, at: NOW - MINUTE })).toBe("told");
  expect(await noticesSent()).toEqual([]);
  expect(await deliver({ at: NOW - HOUR })).toBe("told");
  expect((await waiting()).map(({ who, role }) => [who, role]).sort()).toEqual([
    ["Dana Demo", "owner"],
    ["John Smith", "customer"],
    [GUEST, "guest"],
  ]);
});

test("an answer under another address of somebody who was invited is theirs, and takes the place of their last", async () => {
  const { deliver, waiting, answer } = await invited("2026-11-02");
  expect(await deliver({ attendee: "John+Cal@customers.example" })).toBe("told");
  expect(await waiting()).toMatchObject([{ attendee: JOHN, who: "John Smith" }]);
  const sent = answer({ attendee: "john@home.example", partstat: "ACCEPTED", at: NOW + MINUTE });
  const fromJohn = sent.replace("From: Somebody <john@home.example>", `From: John <${JOHN}>`);
  expect(await receiveMail(Buffer.from(fromJohn), NOW + MINUTE)).toBe("told");
  expect(await waiting()).toEqual([]);
});

test("what no column can hold makes no mail come back", async () => {
  const { deliver, waiting } = await invited("2026-11-09");
  expect(await deliver({ attendee: "jo\u0000hn@customers.example" })).toBe("ignored");
  expect(await deliver({ sequence: 3_000_000_000 })).toBe("told");
  expect(await waiting()).toMatchObject([{ answer: "declined" }]);
  // The number is that of no invitation: later answers with the right one still count.
  expect(await deliver({ partstat: "ACCEPTED", at: NOW + MINUTE }, NOW + MINUTE)).toBe("told");
  expect(await waiting()).toEqual([]);
});

test("a clock that is fast keeps no later answer out, and its mail counts once", async () => {
  const { deliver, told } = await invited("2026-11-16");
  const fast = { at: NOW + DAY };
  expect(await deliver(fast)).toBe("told");
  expect(await deliver({ partstat: "ACCEPTED", at: NOW + MINUTE }, NOW + MINUTE)).toBe("told");
  expect(await deliver(fast, NOW + HOUR)).toBe("ignored");
  expect(await told()).toEqual(["declined", "accepted"]);
});

test("an answer without a DTSTAMP is from when it came in", async () => {
  const { answer, told } = await invited("2026-11-23");
  const raw = answer().replace(/DTSTAMP:.*\r\n/, "");
  expect(await receiveMail(Buffer.from(raw), NOW)).toBe("told");
  expect(await told()).toEqual(["declined"]);
});
