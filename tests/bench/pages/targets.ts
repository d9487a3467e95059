import { mintManageToken } from "@/lib/auth/manage-link";
import { DAY, HOUR } from "@/lib/domain/time";
import { runOn } from "../../support/postgres";
import type { Wanted } from "./load";

/** Bookings from all over the database, not only those that it happens to hold in memory; the longest ahead of them. */
const BOOKINGS = `
  SELECT b.account_id AS account, b.id, s.id AS session, (extract(epoch FROM s.starts_at) * 1000)::float8 AS start
  FROM booking b
    JOIN LATERAL (SELECT * FROM session s WHERE s.account_id = b.account_id AND s.booking_id = b.id ORDER BY s.position LIMIT 1) s ON true
  WHERE s.status IN ('scheduled', 'rescheduled') ORDER BY md5(b.reference) LIMIT 200`;

export interface Targets {
  readonly managePages: readonly Wanted[];
  readonly slots: Wanted;
  /** Each moves another session, all of them to the hour after and then back again. */
  readonly changes: readonly Wanted[];
}

export async function readTargets(databaseUrl: string): Promise<Targets> {
  const bookings = (await runOn(databaseUrl, BOOKINGS)).map(({ account, id, session, start }) => ({
    token: mintManageToken({
      accountId: String(account),
      bookingId: String(id),
      sessionId: null,
      holder: { role: "customer" },
      version: 1,
    }),
    session: String(session),
    start: Number(start),
  }));
  const moves = (later: number) =>
    bookings.map(({ token, session, start }) => ({
      path: `/api/v1/manage/${token}/reschedule`,
      body: JSON.stringify({
        moves: [{ session, start: new Date(start + later).toISOString() }],
        reason: "I am away that day.",
      }),
    }));
  const day = (later: number) => new Date(Date.now() + later * DAY).toISOString().slice(0, 10);
  const query = new URLSearchParams({ from: day(0), to: day(59), zone: "America/New_York" });
  return {
    managePages: bookings.map(({ token }) => ({ path: `/manage/${token}` })),
    slots: { path: `/api/v1/pages/demo/coaching/slots?${query}` },
    changes: [...moves(HOUR), ...moves(0)],
  };
}
