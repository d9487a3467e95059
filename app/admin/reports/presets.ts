import { localDateOf } from "@/lib/domain/availability/local-days";
import { rangeOfWeeks } from "@/lib/domain/reports/range";
import type { Instant, Zone } from "@/lib/domain/time";

interface Shown {
  readonly from: string;
  readonly to: string;
  readonly page: string;
}

/** The ranges that are asked for most, for the page that is shown. */
export function presetsFor({ from, to, page }: Shown, now: Instant, zone: Zone) {
  return [12, 26, 52].map((weeks) => {
    const range = rangeOfWeeks(weeks, localDateOf(now, zone));
    const query = new URLSearchParams({ ...range, ...(page ? { page } : {}) });
    return {
      label: `Last ${weeks} weeks`,
      href: `/admin/reports?${query}`,
      current: range.from === from && range.to === to,
    };
  });
}
