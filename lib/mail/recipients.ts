import { isMailbox, singleLine, withoutLinks } from "@/lib/domain/text";
import { isAboutMoney } from "./affected";
import type { Change, Recipient } from "./types";

/** Spec section 10; headers and calendar data cut names further by themselves. */
const NAME_MAX = 200;

/** Whether nobody has proven that this address wants mail: it was typed into a public form. */
export function isUnverified(recipient: Recipient): boolean {
  return recipient.role === "customer" || recipient.role === "guest";
}

/** A name for headers and texts, never empty unless there is none at all. */
export function cleanName(name: string): string {
  return singleLine(name, NAME_MAX);
}

export function isSameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function cleaned(recipient: Recipient): Recipient {
  if (!isMailbox(recipient.email)) {
    throw new Error(`${JSON.stringify(recipient.email)} is not a single mail address`);
  }
  const name = cleanName(recipient.name);
  return { ...recipient, name: isUnverified(recipient) ? withoutLinks(name) : name };
}

/**
 * Everyone who hears of a change, each address once: the stronger role wins, in the order customer, owner, guest,
 * stakeholder. What is between customer and owner alone is not told to guests. Who tries out their own page is its
 * customer, but hears as its owner what customers are not told. Throws where an address is none; input was checked long before.
 */
export function recipientsOf(change: Change): readonly Recipient[] {
  const { booking, owner } = change;
  const { name, email } = booking.customer;
  const customer: readonly Recipient[] =
    change.kind === "refund_failed" ? [] : [{ role: "customer", name, email }];
  const everyone: readonly Recipient[] = [
    ...customer,
    { role: "owner", name: owner.name, email: owner.email },
    ...(change.kind === "fee_waived" || isAboutMoney(change) ? [] : booking.guests).map(
      (email) => ({ role: "guest", name: "", email }) as const,
    ),
    ...change.stakeholders.map(({ name, email }) => ({ role: "stakeholder", name, email }) as const),
  ];
  const byAddress = new Map<string, Recipient>();
  for (const recipient of everyone.map(cleaned)) {
    const key = recipient.email.toLowerCase();
    if (!byAddress.has(key)) byAddress.set(key, recipient);
  }
  return [...byAddress.values()];
}
