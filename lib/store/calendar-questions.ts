/** What a calendar asks about a session that lies ahead; it stands as it did until somebody decides. */
export type CalendarQuestion = "declined" | "countered" | "moved" | "deleted" | "conflict";

/** Predicates of the partial indexes `calendar_reply_waiting`, `calendar_event_changed` and `calendar_conflict_waiting`. */
const MAY_WAIT = {
  reply: `r.ignored_at IS NULL AND r.answer IN ('declined', 'countered')`,
  change: `e.change_seen_at IS NOT NULL`,
  conflict: `k.ignored_at IS NULL`,
} as const;

/** Of a `calendar_reply r` to an invitation for the session `s`: nobody decided, and nothing has changed since. */
export const REPLY_WAITS = `${MAY_WAIT.reply} AND r.sequence >= s.ical_sequence AND NOT EXISTS (
  SELECT FROM calendar_reply n WHERE n.account_id = r.account_id AND n.session_id = r.session_id
    AND n.attendee = r.attendee AND (n.sequence, n.stamped_at) > (r.sequence, r.stamped_at))`;

/** Of the `calendar_event e` of a session: what was done to it in the calendar has not been decided. */
const CHANGE_WAITS = `${MAY_WAIT.change} AND e.due_since IS NULL`;

/** Of the `calendar_conflict k` of the session `s`: it stands where it was told of, and its owner is still busy then. */
export const CONFLICT_WAITS = `${MAY_WAIT.conflict} AND k.starts_at = s.starts_at AND EXISTS (
  SELECT FROM busy_time t WHERE t.account_id = s.account_id AND t.owner_id = s.owner_id
    AND t.period && tstzrange(s.starts_at, s.ends_at))`;

/** Of a session `s` that may be asked about: once it begins, or has ended otherwise, nothing is left to decide. */
export const ahead = (now: string): string =>
  `s.status IN ('scheduled', 'rescheduled') AND s.starts_at > ${now}`;

/** Yields what is asked about the session `s` as `(rank, kind)`, each of a `CalendarQuestion`; the lowest rank presses most. */
export const questionsOf = (now: string): string => `
  SELECT 1 AS rank, r.answer AS kind FROM calendar_reply r
  WHERE r.account_id = s.account_id AND r.session_id = s.id AND ${ahead(now)} AND ${REPLY_WAITS}
  UNION ALL
  SELECT 2, CASE WHEN e.change_starts_at IS NULL THEN 'deleted' ELSE 'moved' END FROM calendar_event e
  WHERE e.account_id = s.account_id AND e.session_id = s.id AND ${ahead(now)} AND ${CHANGE_WAITS}
  UNION ALL
  SELECT 3, 'conflict' FROM calendar_conflict k
  WHERE k.account_id = s.account_id AND k.session_id = s.id AND ${ahead(now)} AND ${CONFLICT_WAITS}`;

/** Yields the `session_id` of every session that may be asked about, by what lies ahead of each index. */
export const mayBeAsked = (account: string, now: string): string => `
  SELECT r.session_id FROM calendar_reply r WHERE r.account_id = ${account} AND ${MAY_WAIT.reply} AND r.starts_at > ${now}
  UNION
  SELECT e.session_id FROM calendar_event e WHERE e.account_id = ${account} AND ${MAY_WAIT.change} AND e.starts_at > ${now}
  UNION
  SELECT k.session_id FROM calendar_conflict k WHERE k.account_id = ${account} AND ${MAY_WAIT.conflict} AND k.starts_at > ${now}`;
