import type { AdminView } from "@/app/admin/open";
import { PlainSession, SessionList } from "@/components/booking/session-row";
import { Shifts } from "@/components/booking/shift";
import { whenView } from "@/components/booking/when-view";
import { Section } from "@/components/ui/page-parts";
import type { Booking, Session } from "@/lib/domain/booking/types";
import type { Money } from "@/lib/domain/money/types";
import { formatMoney } from "@/lib/format";
import type { ActedPart } from "@/lib/services/actions/read-acted";
import { sessionName } from "../words";

interface DonePartProps {
  view: Pick<AdminView, "zone" | "locale">;
  part: ActedPart;
}

/** One booking's part: its sessions as they are now, and the way to each of them. */
export function DonePart({ view, part: { booking, activity, sessions } }: DonePartProps) {
  const { zone, locale } = view;
  const { data, reason } = activity;
  const money = moneyOf(data);
  return (
    <Section title={booking.customer.name}>
      {data.kind === "rescheduled" ? (
        <Shifts
          done
          shifts={data.moves.map(({ sessionId, from, to }) => ({
            key: sessionId,
            was: whenView(from, zone, locale),
            will: whenView(to, zone, locale),
          }))}
        />
      ) : null}
      {data.kind === "rescheduled" ? (
        <ul className="gap-s">
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionLink booking={booking} session={session} />
            </li>
          ))}
        </ul>
      ) : sessions.length === 0 ? null : (
        <SessionList>
          {sessions.map((session) => (
            <PlainSession key={session.id} when={whenView(session, zone, locale)} status={session.status}>
              <SessionLink booking={booking} session={session} />
            </PlainSession>
          ))}
        </SessionList>
      )}
      {money && money.amount > 0 ? (
        <p className="note gap-s">
          {data.kind === "fee_waived"
            ? `${formatMoney(money, locale)} is not due any more.`
            : `${formatMoney(money, locale)} goes back to ${booking.customer.name}.`}
        </p>
      ) : null}
      {reason ? <p className="quote gap-s">{reason}</p> : null}
    </Section>
  );
}

function moneyOf(data: ActedPart["activity"]["data"]): Money | null {
  switch (data.kind) {
    case "canceled":
      return data.refund;
    case "fee_waived":
      return data.total;
    case "refund_started":
      return data.money;
    default:
      return null;
  }
}

function SessionLink({ booking, session }: { booking: Booking; session: Session }) {
  return <a href={`/admin/activity/${session.id}`}>{sessionName(booking, session.position)}</a>;
}
