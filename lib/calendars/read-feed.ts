import { FetchProblem, problemOfStatus } from "./fetch-problem";
import { safeFetch } from "./safe-fetch";

/** What a published calendar is asked with, so that an unchanged one is not sent again. */
export interface FeedMarks {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FeedLogin {
  readonly username: string | null;
  readonly password: string | null;
}

export interface FeedText extends FeedMarks {
  readonly text: string;
}

/** Where the end of a calendar is looked for: some servers add a few lines of their own. */
const END = 1_000;

/** Reads a published calendar; null when it has not changed. Throws FetchProblem. */
export async function readFeed(
  address: string,
  { username, password }: FeedLogin,
  known: FeedMarks,
  signal?: AbortSignal,
): Promise<FeedText | null> {
  const login = Buffer.from(`${username ?? ""}:${password ?? ""}`).toString("base64");
  const answer = await safeFetch(address, {
    headers: {
      accept: "text/calendar, */*;q=0.5",
      ...(username === null ? {} : { authorization: `Basic ${login}` }),
      ...(known.etag === null ? {} : { "if-none-match": known.etag }),
      ...(known.lastModified === null ? {} : { "if-modified-since": known.lastModified }),
    },
    ...(signal ? { signal } : {}),
  });
  if (answer.status === 304) return null;
  if (answer.status !== 200) throw problemOfStatus(answer.status, answer.statusText);
  const text = answer.body.toString("utf8");
  if (!/BEGIN:VCALENDAR/i.test(text)) {
    throw new FetchProblem(
      "no_calendar",
      `${new URL(answer.url).host} answers with something that is no iCalendar data. Copy the address of the calendar itself; it often ends in .ics.`,
    );
  }
  if (!/END:VCALENDAR/i.test(text.slice(-END))) {
    throw new FetchProblem("incomplete", `${new URL(answer.url).host} sends only a part of the calendar.`);
  }
  return { text, etag: answer.headers.get("etag"), lastModified: answer.headers.get("last-modified") };
}

/** What a feed calls itself (X-WR-CALNAME, or RFC 7986's NAME); empty for nothing. */
export function feedName(text: string): string {
  const unfolded = text.slice(0, 20_000).replace(/\r?\n[ \t]/g, "");
  return /^(?:X-WR-CALNAME|NAME)(?:;[^:\r\n]*)?:(.*)$/im.exec(unfolded)?.[1]?.trim() ?? "";
}
