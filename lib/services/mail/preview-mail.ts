import type { PageAccess } from "@/lib/auth/page-access";
import type { NotificationAudience } from "@/lib/domain/notifications/scenarios";
import type { MailKey, OwnWords } from "@/lib/domain/notifications/words";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { mailContext } from "@/lib/mail/change";
import { composeSummary } from "@/lib/mail/compose";
import { sampleChange } from "@/lib/mail/sample";
import type { Change, Draft, Recipient } from "@/lib/mail/types";
import { findBookable, findPage, readStakeholders } from "@/lib/store/pages";

/**
 * A mail of the page on a sample booking, made by what makes the real ones.
 *
 * @param words As they are checked; ours where they are null.
 */
export async function previewMail(
  access: PageAccess,
  mail: MailKey,
  words: OwnWords,
  now: Instant,
): Promise<Draft> {
  const { page, offer } = await sampleOffer(access, mail);
  const stakeholders = await readStakeholders(access.accountId, access.pageId);
  const address = `${env().APP_URL}/${page.slug}`;
  const change: Change = {
    ...sampleChange(mail.scenario, page, offer, now),
    ...mailContext(page, stakeholders, [{ ...mail, ...words, enabled: true }]),
    // Nobody booked: the links lead to the page itself.
    links: { manage: () => address, feed: () => address, record: () => `${env().APP_URL}/admin/activity` },
  };
  return composeSummary(change, readerOf(mail.audience, change));
}

/** The event type that a scenario comes about with: a request needs one with approval, if the page has any. */
async function sampleOffer({ accountId, slug }: PageAccess, { scenario }: MailKey) {
  const found = await findPage(accountId, slug);
  if (!found) throw new Error(`the booking page ${slug} is gone`);
  const { page, eventTypes } = found;
  const byRequest =
    ["requested", "resubmitted", "approved"].includes(scenario) || scenario.startsWith("withdrawn");
  const offer = eventTypes.find(({ requiresApproval }) => requiresApproval === byRequest) ?? eventTypes[0];
  if (offer) return { page, offer };
  const itself = await findBookable(accountId, slug, null);
  if (!itself) throw new Error(`the booking page ${slug} has no event type and can't be booked itself`);
  return { page, offer: itself.eventType };
}

function readerOf(audience: NotificationAudience, change: Change): Recipient {
  switch (audience) {
    case "customer":
      return { role: "customer", ...change.booking.customer };
    case "owner":
      return { role: "owner", name: change.owner.name, email: change.owner.email };
    case "stakeholders":
      return { role: "stakeholder", ...(change.stakeholders[0] ?? { name: "", email: change.owner.email }) };
  }
}
