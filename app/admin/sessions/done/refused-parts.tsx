import type { AdminView } from "@/app/admin/open";
import { Banner } from "@/components/ui/banner";
import { sentenceForCode } from "@/lib/domain/booking/owner-refusals";
import { openSessions } from "@/lib/services/actions/open-sessions";

interface RefusedPartsProps {
  view: Pick<AdminView, "user">;
  /** `<session id>.<code>`, one session of each booking that was refused. */
  refused: readonly string[];
}

/** The bookings that were left as they are, while the others were changed. */
export async function RefusedParts({ view, refused }: RefusedPartsProps) {
  const codes = new Map(refused.map((text) => text.split(".") as [string, string]));
  const opened = await openSessions(view.user, [...codes.keys()]);
  if (!opened.ok || opened.bookings.length === 0) return null;
  return (
    <Banner
      tone="ask"
      title={
        opened.bookings.length === 1
          ? "1 booking was left as it is"
          : `${opened.bookings.length} bookings were left as they are`
      }
      alert
    >
      <ul>
        {opened.bookings.map(({ owned: { booking }, sessions }) => {
          const id = sessions[0]?.id ?? "";
          return (
            <li key={booking.id}>
              <a href={`/admin/activity/${id}`}>{`${booking.customer.name}, ${booking.title}`}</a>
              {`: ${sentenceForCode(codes.get(id) ?? "")}`}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
