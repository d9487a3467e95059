import { UndoPanel } from "@/components/booking/undo-panel";
import { UNDO_WINDOW } from "@/lib/domain/booking/plan-undo";
import { formatDeadline } from "@/lib/format";
import type { ManagedPage } from "./open";

/** Takes the last change back, while it may be. */
export function Undo({ page, until, sessions }: { page: ManagedPage; until: number; sessions: number }) {
  const { booking } = page.view;
  const fee = booking.price?.mode === "displayed" ? ", and drops the fee" : "";
  return (
    <UndoPanel
      text={
        sessions === 1
          ? `Brings the old time back while it is free${fee}.`
          : `Brings the old times back while they are free${fee}.`
      }
      action={`/api/v1/manage/${page.token}/undo`}
      leftMs={until - page.now}
      windowMs={UNDO_WINDOW}
      until={`Until ${formatDeadline(until, page.zone, booking.locale)}`}
    />
  );
}
