import { Shifts } from "@/components/booking/shift";
import { When } from "@/components/booking/when";
import { whenView } from "@/components/booking/when-view";
import { Section } from "@/components/ui/page-parts";
import { MINUTE } from "@/lib/domain/time";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { localeOf, zoneOf } from "./words";

/** What the payment is for; dashed, for none of it stands yet. */
export function What({ view }: { view: CheckoutView }) {
  const { hold, booking, title, durationMinutes } = view;
  const { change } = hold;
  const when = (start: number) =>
    whenView({ start, end: start + durationMinutes * MINUTE }, zoneOf(view), localeOf(view));
  if (change.kind === "booking") {
    return (
      <Section title={title}>
        <ul className="shifts">
          {change.request.starts.map((start) => (
            <li key={start}>
              <div className="slot slot-old">
                <When {...when(start)} />
              </div>
            </li>
          ))}
        </ul>
      </Section>
    );
  }
  const shifts = change.moves.flatMap(({ sessionId, start }) => {
    const session = booking?.sessions.find(({ id }) => id === sessionId);
    return session ? [{ key: sessionId, was: when(session.start), will: when(start) }] : [];
  });
  return (
    <Section title={title}>
      <Shifts shifts={shifts} />
    </Section>
  );
}
