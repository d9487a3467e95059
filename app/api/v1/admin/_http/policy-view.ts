import type { WhenView } from "@/components/booking/when";
import { whenView } from "@/components/booking/when-view";
import type { Zone } from "@/lib/domain/time";
import type { FieldError } from "@/lib/errors";
import { zoneLabel } from "@/lib/format";
import type { PolicyPreview } from "@/lib/policy-preview";

/** A preview as the editor shows it, and as its script is answered. */
export interface PolicyView extends Omit<PolicyPreview, "start" | "end"> {
  readonly when: WhenView;
  /** "United States; Eastern time (GMT-4:00) [DST]", at the session's start. */
  readonly zone: string;
}

/** What the editor's script is answered. */
export interface PreviewAnswer {
  /** Null while something is wrong. */
  readonly view: PolicyView | null;
  readonly errors: readonly FieldError[];
}

export function policyView({ start, end, ...rest }: PolicyPreview, zone: Zone, locale: string): PolicyView {
  return { ...rest, when: whenView({ start, end }, zone, locale), zone: zoneLabel(zone, start) };
}
