import { DAY, HOUR, type Instant } from "../time";

/** A mail address that servers refuse. */
export interface FailingAddress {
  /** When this trouble began: no mail has arrived since, and it was never quiet for long. */
  readonly since: Instant;
  readonly lastAt: Instant;
  /** A mail was refused for good since then, and not only put off. */
  readonly refused: boolean;
}

/** When an owner was told of an address: in the record of the booking in question, and by mail about any of theirs. */
export interface ToldOfAddress {
  readonly recordedAt: Instant | null;
  readonly mailedAt: Instant | null;
}

/** Shorter troubles, such as greylisting or a full mailbox, mostly end by themselves. */
const PATIENCE = 4 * HOUR;

/** How long the owner is not told again. */
const TOLD_FOR = 7 * DAY;

/**
 * A mail that waits is tried again within seven hours. Where nothing was tried for a day, the mail was given up, and the
 * next refusal is a trouble of its own.
 */
export const QUIET = DAY;

/** Whether an address does not take mail: it refused one for good, or put off for four hours without taking one. */
export function isFailing({ since, lastAt, refused }: FailingAddress): boolean {
  return refused || lastAt - since >= PATIENCE;
}

/**
 * Where the owner is to be told now that an address fails: in seven days once in the record of each booking whose mail was
 * refused, and once by mail, however many bookings it is about.
 */
export function whereToTell(
  failing: FailingAddress,
  { recordedAt, mailedAt }: ToldOfAddress,
): readonly ("record" | "mail")[] {
  const isNews = (toldAt: Instant | null) => toldAt === null || failing.lastAt - toldAt >= TOLD_FOR;
  if (!isFailing(failing) || !isNews(recordedAt)) return [];
  return isNews(mailedAt) ? ["record", "mail"] : ["record"];
}
