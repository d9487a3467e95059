import type { Money } from "../money/types";

/** What happened to sessions: numbers of sessions. */
export interface Figures {
  /** They took place. */
  readonly held: number;
  readonly noShows: number;
  readonly rescheduledByCustomer: number;
  /** The owner moved it, or asked for a new time, which the customer then picked. */
  readonly rescheduledByOwner: number;
  readonly canceledByCustomer: number;
  readonly canceledByOwner: number;
  /** The owner asked for a new time, whether or not one was picked since. */
  readonly asked: number;
}

export const NO_FIGURES: Figures = {
  held: 0,
  noShows: 0,
  rescheduledByCustomer: 0,
  rescheduledByOwner: 0,
  canceledByCustomer: 0,
  canceledByOwner: 0,
  asked: 0,
};

/** How many changes of one kind there were; an answer to the owner's request counts as the owner's. */
export interface ChangeCount {
  readonly what: "rescheduled" | "canceled" | "asked";
  readonly by: "customer" | "owner" | "system";
  readonly count: number;
}

export interface OutcomeCount {
  readonly what: "completed" | "no_show";
  readonly count: number;
}

/** Sums up what was counted. What the system cancels is nobody's change, and is in no figure. */
export function figuresOf(counts: readonly (ChangeCount | OutcomeCount)[]): Figures {
  const figures = { ...NO_FIGURES };
  for (const counted of counts) {
    const name = figureOf(counted);
    if (name !== null) figures[name] += counted.count;
  }
  return figures;
}

function figureOf(counted: ChangeCount | OutcomeCount): keyof Figures | null {
  switch (counted.what) {
    case "completed":
      return "held";
    case "no_show":
      return "noShows";
    case "asked":
      return "asked";
    case "rescheduled":
      if (counted.by === "system") return null;
      return counted.by === "customer" ? "rescheduledByCustomer" : "rescheduledByOwner";
    case "canceled":
      if (counted.by === "system") return null;
      return counted.by === "customer" ? "canceledByCustomer" : "canceledByOwner";
  }
}

export function addFigures(all: readonly Figures[]): Figures {
  const sum = { ...NO_FIGURES };
  for (const figures of all) {
    for (const name of Object.keys(sum) as (keyof Figures)[]) sum[name] += figures[name];
  }
  return sum;
}

export function rescheduledOf(figures: Figures): number {
  return figures.rescheduledByCustomer + figures.rescheduledByOwner;
}

export function canceledOf(figures: Figures): number {
  return figures.canceledByCustomer + figures.canceledByOwner;
}

/**
 * How many for each hundred sessions held, to one decimal; null where none was held, for then there is nothing to
 * compare with.
 */
export function per100Held(count: number, { held }: Pick<Figures, "held">): number | null {
  return held === 0 ? null : Math.round((count * 1_000) / held) / 10;
}

/** Whether there is anything to report. */
export function isEmpty(figures: Figures): boolean {
  return Object.values(figures).every((count) => count === 0);
}

export type MoneyKind = "fee" | "refund";

/** `returned`: a fee that was paid and given back; `failed`: money that did not arrive. */
export const MONEY_STATES = ["due", "paid", "waived", "returned", "failed"] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

/** Transactions of one kind and state, in one currency. */
export interface MoneySum extends Money {
  readonly kind: MoneyKind;
  readonly state: MoneyState;
  readonly count: number;
}

/** Adds up what agrees in kind, state and currency; by currency, then kind, then state. */
export function addMoney(sums: readonly MoneySum[]): MoneySum[] {
  const byKey = new Map<string, MoneySum>();
  for (const { kind, state, currency, amount, count } of sums) {
    const key = `${currency} ${kind} ${MONEY_STATES.indexOf(state)}`;
    const known = byKey.get(key) ?? { amount: 0, count: 0 };
    const added = { amount: known.amount + amount, count: known.count + count };
    byKey.set(key, { kind, state, currency, ...added });
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** What came, or is still to come, of the fees (or goes back, of the refunds): the waived, returned and failed ones left out. */
export function standingMoney(sums: readonly MoneySum[], kind: MoneyKind): Money[] {
  const byCurrency = new Map<string, number>();
  for (const sum of sums) {
    if (sum.kind !== kind || (sum.state !== "due" && sum.state !== "paid")) continue;
    byCurrency.set(sum.currency, (byCurrency.get(sum.currency) ?? 0) + sum.amount);
  }
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount }));
}
