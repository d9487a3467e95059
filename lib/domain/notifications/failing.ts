import { DAY, HOUR, type Instant } from "../time";

/** A mail address that servers refuse: since when, and when the owner was told of it. */
export interface FailingAddress {
  readonly since: Instant;
  readonly lastAt: Instant;
  readonly toldAt: Instant | null;
}

/** Shorter troubles, such as greylisting or a full mailbox, mostly end by themselves. */
const PATIENCE = 4 * HOUR;

/** How long the owner is not told again. */
const TOLD_FOR = 7 * DAY;

/**
 * Whether the owner is to be told that an address does not take mail: at once where a mail was refused for good, else when
 * it was put off for four hours without one that arrived; once in seven days.
 * @param refused The last answer was final: the mail is not tried again.
 */
export function isTimeToTell({ since, lastAt, toldAt }: FailingAddress, refused: boolean): boolean {
  if (toldAt !== null && lastAt - toldAt < TOLD_FOR) return false;
  return refused || lastAt - since >= PATIENCE;
}
