import type { Person } from "@/lib/domain/booking/types";
import type { FollowUpRule, ReminderRule } from "@/lib/domain/notifications/notice";
import type { NotificationAudience, NotificationSetting } from "@/lib/domain/notifications/scenarios";
import type { OwnWords } from "@/lib/domain/notifications/words";
import type { Instant, Minutes } from "@/lib/domain/time";
import { prisma } from "./client";
import type { PageRole } from "./users";

/** Which mail of which page. */
export interface MailOfPage {
  readonly accountId: string;
  readonly pageId: string;
  readonly scenario: string;
  readonly audience: NotificationAudience;
}

type PageKey = Pick<MailOfPage, "accountId" | "pageId">;

/** What the page changed about its mails. */
export function readNotificationSettings({ accountId, pageId }: PageKey): Promise<NotificationSetting[]> {
  return prisma().notificationSetting.findMany({
    where: { accountId, pageId },
    select: { scenario: true, audience: true, enabled: true, subject: true, text: true },
  });
}

/** When sessions of the page are reminded of, longest before first, and followed up. */
export async function readNoticeRules({ accountId, pageId }: PageKey): Promise<{
  reminders: ReminderRule[];
  followUp: FollowUpRule | null;
}> {
  const page = await prisma().bookingPage.findUniqueOrThrow({
    where: { accountId_id: { accountId, id: pageId } },
    select: {
      followUpHours: true,
      followUpSince: true,
      reminders: { orderBy: { minutesBefore: "desc" }, select: { minutesBefore: true, since: true } },
    },
  });
  return {
    reminders: page.reminders.map(({ minutesBefore, since }) => ({ minutesBefore, since: since.getTime() })),
    followUp:
      page.followUpHours === null
        ? null
        : { hoursAfter: page.followUpHours, since: page.followUpSince?.getTime() ?? 0 },
  };
}

/** Somebody who may change the page, and whether they follow its bookings. */
export interface Member extends Person {
  readonly userId: string;
  readonly role: PageRole;
  readonly notified: boolean;
}

/** Who else is told: the listed addresses, and the page's editors with whether they subscribed. */
export async function readAudience({ accountId, pageId }: PageKey): Promise<{
  stakeholders: Person[];
  editors: Member[];
}> {
  const [stakeholders, members] = await Promise.all([
    prisma().stakeholder.findMany({
      where: { accountId, pageId },
      orderBy: { email: "asc" },
      select: { email: true, name: true },
    }),
    prisma().pageMember.findMany({
      where: { accountId, pageId, role: "editor", user: { removedAt: null } },
      select: { userId: true, role: true, notified: true, user: { select: { name: true, email: true } } },
      orderBy: { user: { name: "asc" } },
    }),
  ]);
  return { stakeholders, editors: members.map(({ user, ...member }) => ({ ...member, ...user })) };
}

/** What is to be saved of a page's notifications; what is left out stays. */
export interface SavedNotifications {
  readonly enabled: readonly (Pick<NotificationSetting, "scenario" | "audience"> & { enabled: boolean })[];
  readonly reminders?: readonly Minutes[];
  /** Hours after a session's end; null for none. */
  readonly followUp?: number | null;
  readonly stakeholders?: readonly Person[];
}

/** Saves all of it or nothing. Reminders that were there before keep the time since which they count. */
export async function saveNotifications(
  { accountId, pageId }: PageKey,
  { enabled, reminders, followUp, stakeholders }: SavedNotifications,
  now: Instant,
): Promise<void> {
  const page = { accountId, pageId };
  const since = new Date(now);
  await prisma().$transaction(async (db) => {
    for (const { scenario, audience, enabled: on } of enabled) {
      await db.notificationSetting.upsert({
        where: { accountId_pageId_scenario_audience: { ...page, scenario, audience } },
        create: { ...page, scenario, audience, enabled: on },
        update: { enabled: on },
      });
    }
    await db.notificationSetting.deleteMany({ where: { ...page, enabled: true, subject: null, text: null } });
    if (reminders) {
      await db.reminder.deleteMany({ where: { ...page, minutesBefore: { notIn: [...reminders] } } });
      const rows = reminders.map((minutesBefore) => ({ ...page, minutesBefore, since }));
      await db.reminder.createMany({ data: rows, skipDuplicates: true });
    }
    if (followUp !== undefined) {
      await db.bookingPage.updateMany({
        where: { accountId, id: pageId, OR: [{ followUpHours: null }, { followUpHours: { not: followUp } }] },
        data: { followUpHours: followUp, followUpSince: followUp === null ? null : since },
      });
    }
    if (stakeholders) {
      await db.stakeholder.deleteMany({ where: page });
      await db.stakeholder.createMany({ data: stakeholders.map((person) => ({ ...page, ...person })) });
    }
  });
}

/** Saves the words of one mail; without any it is a mail in our words again. */
export async function saveOwnWords(
  { accountId, pageId, scenario, audience }: MailOfPage,
  words: OwnWords,
): Promise<void> {
  const key = { accountId, pageId, scenario, audience };
  const where = { accountId_pageId_scenario_audience: key };
  const data = { subject: words.subject, text: words.text };
  await prisma().$transaction([
    prisma().notificationSetting.upsert({ where, create: { ...key, ...data }, update: data }),
    prisma().notificationSetting.deleteMany({ where: { ...key, enabled: true, subject: null, text: null } }),
  ]);
}

/** Lets an editor follow the page's bookings, or not any more; answers whether they are an editor of it. */
export async function setNotified(
  { accountId, pageId }: PageKey,
  userId: string,
  notified: boolean,
): Promise<boolean> {
  const { count } = await prisma().pageMember.updateMany({
    where: { accountId, pageId, userId, role: "editor" },
    data: { notified },
  });
  return count > 0;
}
