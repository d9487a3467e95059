import { sumMoney } from "@/lib/domain/money/shares";
import type { Money } from "@/lib/domain/money/types";
import { formatMoney } from "@/lib/format";
import type { JudgedSession } from "@/lib/services/change/read-managed-booking";
import type { ManagedPage } from "./open";

/** "Reschedule fee $5.00" for moving these sessions now; null where no price is shown. */
export function feeOf({ view }: ManagedPage, sessions: readonly JudgedSession[]): string | null {
  const fees = sessions.flatMap(({ reschedule }): Money[] =>
    reschedule.allowed && reschedule.charge ? [reschedule.charge] : [],
  );
  const total = sumMoney(fees);
  if (!total) return null;
  return total.amount === 0
    ? "No reschedule fee"
    : `Reschedule fee ${formatMoney(total, view.booking.locale)}`;
}
