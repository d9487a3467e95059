import { beforeAll, expect, test } from "vitest";
import { GET as readFeed } from "@/app/api/v1/manage/[token]/calendar.ics/route";
import { eventText } from "@/lib/services/calendars/event-text";
import { listSamples } from "@/lib/services/mail/list-samples";
import { useDatabase } from "@/tests/support/database";
import { book, NOW, openStudio, startsOnDays } from "@/tests/support/studio";
import { writtenCalendars } from "@/tests/support/written-calendars";

// That nothing is kept from the parsers, which read it at the end of the run.
useDatabase();
beforeAll(openStudio);

test("what feeds and downloads answer, and what is written for a calendar server, is kept for the parsers", async () => {
  const { booking, token } = await book("meeting", await startsOnDays("meeting", 3));
  const get = async (query: string) => {
    const request = new Request(`http://localhost/api/v1/manage/x/calendar.ics${query}`);
    return (await readFeed(request, { params: Promise.resolve({ token }) })).text();
  };
  const [session] = booking.sessions;
  const texts = [
    await get(""),
    await get("?download=1"),
    await get(`?download=1&session=${session!.id}`),
    await eventText(booking, session!, NOW),
  ];
  expect(new Set(texts).size).toBe(4);
  expect(writtenCalendars()).toEqual(expect.arrayContaining(texts));
});

test("so is the calendar data of every sample mail", async () => {
  const mails = (await listSamples(NOW)).flatMap((sample) => sample.mails);
  const texts = mails.flatMap(({ calendar }) => (calendar ? [calendar.content] : []));
  expect(texts.length).toBeGreaterThan(5);
  expect(writtenCalendars()).toEqual(expect.arrayContaining(texts));
});
