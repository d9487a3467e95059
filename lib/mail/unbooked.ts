import { priceReturned, refundFailed } from "@/emails/money";
import type { Audience, MailFacts, Message } from "@/emails/types";
import type { HeldBooking } from "@/lib/domain/booking/held-change";
import type { BookingPage } from "@/lib/domain/booking/page";
import type { Person } from "@/lib/domain/booking/types";
import type { Money, Price } from "@/lib/domain/money/types";
import { singleLine, withoutLinks } from "@/lib/domain/text";
import type { Interval } from "@/lib/domain/time";
import { cleanName } from "./recipients";

/** What is known of a payment for a booking that could not be made. */
export interface Unbooked {
  readonly about: "payment_returned" | "refund_failed";
  readonly page: BookingPage;
  readonly request: HeldBooking["request"];
  readonly price: Price;
  /** The event type's name. */
  readonly title: string;
  readonly refund: Money & { readonly reference: string; readonly failure: string | null };
  readonly wanted: readonly Interval[];
  /** Where the customer can pick other times. */
  readonly again: { readonly href: string };
}

export interface UnbookedMail {
  readonly role: "customer" | "owner";
  readonly recipient: Person;
  readonly replyTo: Person;
  readonly message: Message;
}

const TITLE_MAX = 200;
const USER_LOCALE = "en-US";

/** The mails about it: no booking has settings for them, so they always leave. A failure is the owner's business alone. */
export function unbookedMails(unbooked: Unbooked): UnbookedMail[] {
  const { about, page, request, wanted, again, refund } = unbooked;
  const customer = { name: withoutLinks(cleanName(request.customer.name)), email: request.customer.email };
  const owner = { name: cleanName(page.owner.name), email: page.owner.email };
  const mail = (role: "customer" | "owner", recipient: Person, replyTo: Person): UnbookedMail => {
    const facts = factsFor(unbooked, role, recipient);
    const message =
      about === "payment_returned"
        ? priceReturned(facts, wanted, again)
        : refundFailed(facts, singleLine(refund.failure ?? "", TITLE_MAX));
    return { role, recipient, replyTo, message };
  };
  const toOwner = mail("owner", owner, customer);
  return about === "refund_failed" ? [toOwner] : [mail("customer", customer, owner), toOwner];
}

function factsFor(
  { page, request, price, title, refund, wanted }: Unbooked,
  audience: Extract<Audience, "customer" | "owner">,
  recipient: Person,
): MailFacts {
  const unverified = audience === "customer";
  const { name, email } = request.customer;
  const customerName = cleanName(name) || email;
  return {
    audience,
    recipientName: recipient.name,
    actor: "system",
    actorName: null,
    isActor: false,
    customer: { name: unverified ? withoutLinks(customerName) : customerName, email },
    guests: [],
    note: "",
    company: "",
    phone: "",
    answers: [],
    owner: { name: cleanName(page.owner.name) || page.owner.email, email: page.owner.email },
    account: cleanName(page.accountName),
    title: singleLine(title, TITLE_MAX),
    sessionCount: wanted.length,
    reference: refund.reference,
    location: "",
    price,
    zone: unverified ? request.zone : (page.owner.zone ?? page.zone),
    locale: unverified ? request.locale : (page.owner.locale ?? USER_LOCALE),
    links: { manage: null, feed: null, record: null },
    reason: null,
    words: null,
    charge: null,
    transactions: [
      {
        reference: refund.reference,
        kind: "refund",
        money: { amount: refund.amount, currency: refund.currency },
      },
    ],
    calendar: "none",
  };
}
