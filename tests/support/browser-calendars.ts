import { type FeedHolder, mintFeedToken } from "@/lib/auth/feed-token";
import { mintManageToken } from "@/lib/auth/manage-link";
import { attachedCalendars, expectAgreement } from "./calendar-agreement";
import { runOn } from "./postgres";

export interface BrowserRun {
  readonly server: string;
  readonly databaseUrl: string;
  /** What the server signs its links with. */
  readonly secret: string;
  /** As they arrived. */
  readonly mails: readonly Buffer[];
}

/** So many feeds are asked for at once. */
const TOGETHER = 8;

/**
 * Has all calendar data of a browser run read by independent parsers: that of every mail, and every booking's and every user's
 * feed and file as they stand in the end. Throws with the text of a fault.
 */
export async function readBrowserCalendars({
  server,
  databaseUrl,
  secret,
  mails,
}: BrowserRun): Promise<void> {
  const written = await runOn(databaseUrl, "SELECT raw FROM mail");
  const texts = attachedCalendars([...mails, ...written.map(({ raw }) => raw as Buffer)]);
  Object.assign(process.env, { SECRET: secret, DATABASE_URL: databaseUrl }); // for the links: these are the last ones of this process
  const paths = [...(await bookingPaths(databaseUrl)), ...(await userPaths(databaseUrl))];
  while (paths.length > 0) {
    const answers = paths.splice(0, TOGETHER).map(async (path) => {
      const answer = await fetch(server + path);
      if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
      return answer.text();
    });
    texts.push(...(await Promise.all(answers)));
  }
  await expectAgreement(texts);
}

async function bookingPaths(databaseUrl: string): Promise<string[]> {
  const found = await runOn(
    databaseUrl,
    `SELECT account_id AS "accountId", id AS "bookingId", link_version AS version FROM booking`,
  );
  return found.flatMap(({ accountId, bookingId, version }) => {
    const link = { accountId, bookingId, version, sessionId: null, holder: { role: "customer" } as const };
    const feed = `/api/v1/manage/${mintManageToken(link)}/calendar.ics`;
    return [feed, `${feed}?download=1`];
  });
}

/** The feeds of those who never opened theirs too: the database is thrown away afterwards. */
async function userPaths(databaseUrl: string): Promise<string[]> {
  const found = await runOn(
    databaseUrl,
    `UPDATE "user" SET feed_open = true WHERE removed_at IS NULL
     RETURNING account_id AS "accountId", id AS "userId", feed_version AS version`,
  );
  return found.map((holder) => `/api/v1/feeds/${mintFeedToken(holder as FeedHolder)}/calendar.ics`);
}
