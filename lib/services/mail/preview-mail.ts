import type { PageAccess } from "@/lib/auth/page-access";
import type { BookingPage } from "@/lib/domain/booking/page";
import type {
  NotificationAudience,
  NotificationSetting,
  Scenario,
} from "@/lib/domain/notifications/scenarios";
import type { MailKey, OwnWords } from "@/lib/domain/notifications/words";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { mailContext } from "@/lib/mail/change";
import { composeChange, composeSummary } from "@/lib/mail/compose";
import { sampleChange } from "@/lib/mail/sample";
import type { Change, Draft, Recipient } from "@/lib/mail/types";
import { readNotificationSettings } from "@/lib/store/notifications";
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
  const change = await sampleOf(access, mail.scenario, [{ ...mail, ...words, enabled: true }], now);
  return composeSummary(change, readerOf(mail.audience, change));
}

/** Every mail of a scenario on a sample booking of the page, to everybody, as the page's settings have it. */
export async function previewScenario(
  page: Pick<BookingPage, "accountId" | "id" | "slug">,
  scenario: Scenario,
  now: Instant,
): Promise<Draft[]> {
  const place = { accountId: page.accountId, pageId: page.id, slug: page.slug };
  return composeChange(await sampleOf(place, scenario, await readNotificationSettings(place), now));
}

type Place = Pick<PageAccess, "accountId" | "pageId" | "slug">;

async function sampleOf(
  place: Place,
  scenario: Scenario,
  settings: readonly NotificationSetting[],
  now: Instant,
): Promise<Change> {
  const { page, offer } = await sampleOffer(place, scenario);
  const stakeholders = await readStakeholders(place.accountId, place.pageId);
  const address = `${env().APP_URL}/${page.slug}`;
  return {
    ...sampleChange(scenario, page, offer, now),
    ...mailContext(page, stakeholders, settings, null),
    // Nobody booked: the links lead to the page itself.
    links: { manage: () => address, feed: () => address, record: () => `${env().APP_URL}/admin/activity` },
  };
}

/** The event type that a scenario comes about with: a request needs one with approval, if the page has any. */
async function sampleOffer({ accountId, slug }: Place, scenario: Scenario) {
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
