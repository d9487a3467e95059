import type { Money } from "@/lib/domain/money/types";
import { anyTime } from "@/lib/domain/policy/defaults";
import type { PolicyTextContext } from "@/lib/domain/policy/text";
import type { Amount, PolicyRules } from "@/lib/domain/policy/types";
import { PRICE } from "../booking/samples";

export const DAYS = 1440;

/** Money and durations as an English reader sees them. */
export const words = {
  formatMoney: ({ amount }: Money) => `$${(amount / 100).toFixed(2)}`,
  formatDuration: (minutes: number) => {
    const [count, unit] =
      minutes > DAYS ? [minutes / DAYS, "day"] : minutes >= 60 ? [minutes / 60, "hour"] : [minutes, "minute"];
    return `${count} ${unit}${count === 1 ? "" : "s"}`;
  },
};

/** A package of 3 sessions without a price. */
export const none: PolicyTextContext = { ...words, sessionCount: 3, price: null, single: false };
export const packageOf = (sessionCount: number, amount: number): PolicyTextContext => ({
  ...none,
  sessionCount,
  price: { ...PRICE, amount },
});
export const three = packageOf(3, 15_000);
export const five = packageOf(5, 25_000);
export const single: PolicyTextContext = { ...three, sessionCount: 1, single: true };

/** Rules of these tiers, each a notice in minutes and its amount. */
export function tiers(...list: readonly [number, Amount][]): PolicyRules {
  return { ...anyTime(), tiers: list.map(([minutesBefore, amount]) => ({ minutesBefore, amount })) };
}

export const ANY_TIME = "Sessions can be rescheduled any time before the scheduled session time.";
export const CANCEL_ANY = "Sessions can be canceled any time before the scheduled session time.";
