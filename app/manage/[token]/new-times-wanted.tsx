import { firstName } from "@/components/booking/names";
import { Banner } from "@/components/ui/banner";
import { readReasonAsked } from "@/lib/services/change/read-asked";
import type { ManagedPage } from "./open";

/** Says that the owner asks for new times, and why, as long as some sessions wait for them. */
export async function NewTimesWanted({ page }: { page: ManagedPage }) {
  const { booking, page: bookingPage } = page.view;
  const waiting = booking.sessions.filter(({ status }) => status === "reschedule_requested").length;
  if (waiting === 0) return null;
  const reason = await readReasonAsked(page.managed);
  const host = firstName(bookingPage.owner.name);
  const fee = booking.price && booking.price.mode !== "hidden" ? " There is no fee." : "";
  const what =
    waiting === 1
      ? `${host} asks you to pick a new time`
      : `${host} asks you to pick new times for ${waiting} sessions`;
  return (
    <Banner tone="ask" title={what} level={3} className="gap-m">
      {reason ? <p className="quote">{reason}</p> : null}
      <p>{`${waiting === 1 ? "The old time is" : "The old times are"} free again.${fee}`}</p>
    </Banner>
  );
}
