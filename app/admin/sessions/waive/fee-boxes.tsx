import { CheckboxRow } from "@/components/ui/choice";
import { FieldError } from "@/components/ui/field";
import { Group } from "@/components/ui/page-parts";
import type { RecordedFee } from "@/lib/domain/booking/plan-waive";
import { formatMoney, formatRange } from "@/lib/format";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import type { ActionPage } from "../open";

/** The fees that are ticked, as they were sent. */
export function typedFees({ state }: ActionPage): string[] {
  return Object.entries(state.typed ?? {}).flatMap(([name, value]) =>
    name.startsWith("fees.") ? [value] : [],
  );
}

interface FeeBoxesProps {
  page: ActionPage;
  part: OwnedSessions;
  /** Those that are due. */
  fees: readonly RecordedFee[];
  error: string | null;
}

/** The fees to choose from; before anybody chose, those of the chosen sessions are ticked. */
export function FeeBoxes({ page, part: { owned, sessions }, fees, error }: FeeBoxesProps) {
  const typed = page.state.typed ? typedFees(page) : null;
  const chosen = new Set(sessions.map(({ id }) => id));
  const own = fees.filter(({ sessionIds }) => sessionIds.some((id) => chosen.has(id)));
  const preset = (own.length > 0 ? own : fees).map(({ reference }) => reference);
  return (
    <Group
      legend={fees.length === 1 ? "The fee that is due" : "Fees that are due"}
      describedBy={error ? "fees-error" : undefined}
    >
      {fees.map((fee, index) => (
        <CheckboxRow
          key={fee.reference}
          name={`fees.${index}`}
          value={fee.reference}
          defaultChecked={(typed ?? preset).includes(fee.reference)}
        >
          <b>{formatMoney(fee.money, page.locale)}</b> {timesOf(page, owned.booking, fee)}
          <span className="theirs">{fee.reference}</span>
        </CheckboxRow>
      ))}
      {error ? <FieldError id="fees-error">{error}</FieldError> : null}
    </Group>
  );
}

/** "for the session on Thu, Jul 2, 2026, 1:00 PM - 1:45 PM" */
function timesOf(
  { zone, locale }: ActionPage,
  booking: OwnedSessions["owned"]["booking"],
  { sessionIds }: RecordedFee,
): string {
  const moved = booking.sessions.filter(({ id }) => sessionIds.includes(id));
  const [first, ...more] = moved;
  if (!first) return "";
  const when = formatRange(first, zone, locale);
  return more.length === 0 ? `for the session on ${when}` : `for ${moved.length} sessions, first ${when}`;
}
