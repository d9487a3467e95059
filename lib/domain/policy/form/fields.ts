import type { Amount, ChangeKind, ReasonRule } from "../types";

export const KINDS = ["reschedule", "cancel"] as const satisfies readonly ChangeKind[];

export const UNITS = ["minutes", "hours", "days"] as const;
export type Unit = (typeof UNITS)[number];

/** The length of a unit in minutes. */
export const UNIT_MINUTES = { minutes: 1, hours: 60, days: 24 * 60 } satisfies Record<Unit, number>;

/** "Customers can … online: any time / up to X / never" (spec section 2). */
export const ONLINE = ["any", "until", "never"] as const;
export type Online = (typeof ONLINE)[number];

export const AMOUNT_KINDS = ["none", "percent", "fixed"] as const satisfies readonly Amount["kind"][];
export const REASONS = ["mandatory", "optional", "none"] as const satisfies readonly ReasonRule[];
export const TEXTS = ["system", "custom"] as const;

/** A length of time as it is written: a number and its unit. Empty for none. */
export interface LengthFields {
  readonly count: string;
  readonly unit: Unit;
}

export interface TierFields extends LengthFields {
  readonly kind: Amount["kind"];
  readonly amount: string;
}

/** One policy as it stands in the fields of its editor: everything as it was written. */
export interface RulesFields {
  readonly online: Online;
  /** At least one. With "any time" the last one holds up to the start, whatever its notice says. */
  readonly tiers: readonly TierFields[];
  readonly text: (typeof TEXTS)[number];
  readonly customText: string;
  readonly reason: ReasonRule;
  readonly quota: string;
  readonly furthest: LengthFields;
  readonly grace: LengthFields;
}

export type PolicyFields = Readonly<Record<ChangeKind, RulesFields>>;

/** What a tier starts with: for "Up to 24 hours before". */
export const FIRST_TIER: TierFields = { count: "24", unit: "hours", kind: "none", amount: "" };

/** What a tier that was just added holds. */
export const BLANK_TIER: TierFields = { count: "", unit: "hours", kind: "none", amount: "" };

/** Where one more tier stands: with "any time" above the last one, which holds up to the start; else below it. */
export function placeOfNewTier(online: Online, count: number): number {
  return online === "any" ? Math.max(count - 1, 0) : count;
}

/** The list with an element more. */
export function withAdded<T>(list: readonly T[], at: number, element: T): readonly T[] {
  return [...list.slice(0, at), element, ...list.slice(at)];
}

/** The list with an element less; the only one stays. */
export function withRemoved<T>(list: readonly T[], at: number): readonly T[] {
  return list.length > 1 ? list.filter((_, index) => index !== at) : list;
}
