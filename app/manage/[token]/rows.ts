import type { FeeView } from "@/components/booking/fee-line";
import { firstName } from "@/components/booking/names";
import { whenView } from "@/components/booking/when-view";
import type { ChangeKind } from "@/lib/domain/policy/types";
import type { JudgedSession } from "@/lib/services/change/read-managed-booking";
import { verdictWords } from "@/lib/words";
import type { ManagedPage } from "./open";

/** A session's row on a tab: its time, and what its verdict means in words. */
export function sessionRow(page: ManagedPage, kind: ChangeKind, judged: JudgedSession) {
  const { view, zone, now } = page;
  const { session } = judged;
  const verdict = judged[kind];
  const words = verdictWords(kind, verdict, session, view.booking, zone, now);
  const fee: FeeView | null =
    words.now === null && words.until === null
      ? null
      : { now: words.now, until: words.until, next: words.next };
  return {
    id: session.id,
    start: session.start,
    end: session.end,
    status: session.status,
    when: whenView(session, zone, view.booking.locale),
    fee,
    amount: verdict.allowed ? (verdict.charge?.amount ?? 0) : 0,
    refusal: words.refusal,
    /** Its time is shown, but nobody holds it any more. */
    freed: session.status === "reschedule_requested" ? "The old time, no longer held." : null,
    /** Only a session that is still ahead is worth asking about. */
    ask: askLink(page, judged, kind),
  };
}

export type SessionRow = ReturnType<typeof sessionRow>;

function askLink({ view, now }: ManagedPage, judged: JudgedSession, kind: ChangeKind) {
  const verdict = judged[kind];
  const ahead = judged.session.start > now && !verdict.allowed && verdict.code !== "wrong_status";
  const { owner } = view.page;
  const subject = encodeURIComponent(`${view.booking.title}, ${judged.session.reference}`);
  return ahead
    ? {
        href: `mailto:${owner.email}?subject=${subject}`,
        label: `Ask ${firstName(owner.name)} about this session`,
      }
    : null;
}

/** Sessions that the customer may change, and those that they may not. */
export function sortedSessions(page: ManagedPage, kind: ChangeKind) {
  const byTime = [...page.view.sessions].sort((a, b) => a.session.start - b.session.start);
  return {
    open: byTime.filter((judged) => judged[kind].allowed),
    closed: byTime.filter((judged) => !judged[kind].allowed),
  };
}

/** The sessions named in the address, or on a session's own link that one, as long as they are the booking's. */
export function selectedIds({ query, managed }: ManagedPage): string[] {
  const asked = query.getAll("session");
  if (asked.length === 0 && managed.link.sessionId) return [managed.link.sessionId];
  return asked;
}
