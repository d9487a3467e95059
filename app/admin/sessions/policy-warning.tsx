import { unbroken } from "@/components/booking/names";
import { Banner } from "@/components/ui/banner";
import type { Booking, Session } from "@/lib/domain/booking/types";
import { judge } from "@/lib/domain/policy/judge";
import type { ChangeKind } from "@/lib/domain/policy/types";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import { verdictWords } from "@/lib/words";
import { type ActionPage, sessionsOf } from "./open";
import { whom } from "./words";

const CHANGED = { reschedule: "reschedule", cancel: "cancel" } satisfies Record<ChangeKind, string>;

/** Why the customer could not do the same themselves, as their page tells it; null when they could. */
function customersRefusal(
  { zone, locale, now }: ActionPage,
  kind: ChangeKind,
  booking: Booking,
  session: Session,
): string | null {
  const verdict = judge(kind, booking, session, now);
  if (verdict.allowed) return null;
  return verdictWords(kind, verdict, session, { ...booking, locale }, zone, now).refusal;
}

/** The policy binds customers only; who acts for them should know what it would have said. */
export function PolicyWarning({
  page,
  kind,
  chosen,
}: {
  page: ActionPage;
  kind: ChangeKind;
  chosen: readonly OwnedSessions[];
}) {
  const refused = sessionsOf(chosen).flatMap(({ booking, session }) => {
    const why = customersRefusal(page, kind, booking, session);
    return why === null ? [] : [{ booking, why }];
  });
  if (refused.length === 0) return null;
  const reasons = [...new Set(refused.map(({ why }) => why))];
  const who = whom(refused.map(({ booking }) => booking));
  const all = sessionsOf(chosen).length;
  const what =
    refused.length === all
      ? all === 1
        ? "this session"
        : "these sessions"
      : `${refused.length} of these sessions`;
  const subject = who.charAt(0).toUpperCase() + who.slice(1);
  return (
    <Banner tone="ask" title={`${subject} could not ${CHANGED[kind]} ${what} online`}>
      {reasons.map((reason) => (
        <p key={reason}>{unbroken(reason)}</p>
      ))}
      <p>You can all the same.</p>
    </Banner>
  );
}
