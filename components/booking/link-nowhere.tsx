import { Empty } from "@/components/ui/empty";

/** The one answer to every link that is wrong, forged, revoked or missing. */
export function LinkNowhere() {
  return (
    <Empty icon="link" level={1} title="This link does not open a booking">
      Use the Cancel/Reschedule link in your latest mail, or contact the person you booked with.
    </Empty>
  );
}
