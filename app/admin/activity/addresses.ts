import { withQuery } from "@/app/query";
import { FILTER_NAMES } from "@/lib/domain/stream/filter";

export const STREAM = "/admin/activity";

const PLACE_NAMES = ["after", "before"] as const;

/** The part of a query that tells which list stands beside a session's details. */
export function listQuery(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(
    ([name, value]) => value !== "" && [...FILTER_NAMES, ...PLACE_NAMES].some((known) => known === name),
  );
  return new URLSearchParams(kept);
}

type Changes = Parameters<typeof withQuery>[2];

/** The list from its beginning, with some filters changed. */
export function streamAddress(query: URLSearchParams, changes: Changes): string {
  return withQuery(STREAM, listQuery(query), { after: null, before: null, ...changes });
}

/** A session's details, beside the list as it stands. */
export function sessionAddress(query: URLSearchParams, sessionId: string): string {
  return withQuery(`${STREAM}/${sessionId}`, listQuery(query), {});
}

export function mailAddress(mailId: string): string {
  return `${STREAM}/mails/${mailId}`;
}

export function exportAddress(query: URLSearchParams): string {
  return withQuery("/api/v1/admin/activity/export", listQuery(query), { after: null, before: null });
}
