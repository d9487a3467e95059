import { HOUR, type Instant } from "@/lib/domain/time";
import { runOn } from "../../support/postgres";
import type { Callers, Lane } from "./types";

export const CALLERS = 8;

interface Booking {
  readonly accountId: string;
  readonly id: string;
  readonly sessions: readonly { readonly id: string; readonly start: Instant }[];
}

const BOOKINGS_BY_OWNER = `
  WITH package AS (
    SELECT b.account_id, b.id, b.owner_id, b.reference,
      json_agg(json_build_object('id', s.id, 'start', extract(epoch FROM s.starts_at) * 1000) ORDER BY s.position) AS sessions
    FROM booking b JOIN session s ON s.account_id = b.account_id AND s.booking_id = b.id
    WHERE b.page_id IN (SELECT id FROM booking_page ORDER BY slug LIMIT ${CALLERS + 2})
    GROUP BY b.account_id, b.id HAVING bool_and(s.status = 'scheduled')
  )
  SELECT json_agg(json_build_object('accountId', account_id, 'id', id, 'sessions', sessions) ORDER BY reference) AS bookings
  FROM package GROUP BY owner_id ORDER BY min(reference)`;

/** A way for eight callers to be busy, and whether their commits wait for the disk. No two ways share a booking. */
export interface Way {
  readonly callers: Callers;
  readonly waitsForDisk: boolean;
}

export async function readWays(url: string): Promise<Way[]> {
  const owners = (await runOn(url, BOOKINGS_BY_OWNER)).map(({ bookings }) => bookings as Booking[]);
  const apart = (half: 0 | 1) =>
    owners.slice(0, CALLERS).map((bookings) => laneOf(bookings.filter((_, index) => index % 2 === half)));
  const together = (owner: number) =>
    Array.from({ length: CALLERS }, (_, lane) =>
      laneOf((owners[owner] ?? []).filter((_, index) => index % CALLERS === lane)),
    );
  return [
    { waitsForDisk: true, callers: { name: "8 callers, an owner each", lanes: apart(0) } },
    { waitsForDisk: true, callers: { name: "8 callers, one owner", lanes: together(CALLERS) } },
    { waitsForDisk: false, callers: { name: "8 callers, an owner each, no disk", lanes: apart(1) } },
    { waitsForDisk: false, callers: { name: "8 callers, one owner, no disk", lanes: together(CALLERS + 1) } },
  ];
}

/** The generated sessions are at 10:00 and 14:00, and the hour after each is free. */
function laneOf(bookings: readonly Booking[]): Lane {
  const sessions = bookings.flatMap(({ id: bookingId, sessions }) =>
    sessions.map(({ id: sessionId, start }) => ({
      bookingId,
      sessionId,
      times: [start, start + HOUR] as const,
    })),
  );
  return { accountId: bookings[0]?.accountId ?? "", sessions };
}
