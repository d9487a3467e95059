import type { PageAccess } from "@/lib/auth/page-access";
import type { Person } from "@/lib/domain/booking/types";
import type { FollowUpRule, ReminderRule } from "@/lib/domain/notifications/notice";
import type { NotificationSetting } from "@/lib/domain/notifications/scenarios";
import {
  type Member,
  readAudience,
  readNoticeRules,
  readNotificationSettings,
} from "@/lib/store/notifications";

/** Who is told what about a page's bookings, and when. */
export interface Notifications {
  readonly settings: readonly NotificationSetting[];
  /** Longest before first. */
  readonly reminders: readonly ReminderRule[];
  readonly followUp: FollowUpRule | null;
  readonly stakeholders: readonly Person[];
  readonly editors: readonly Member[];
}

export async function readNotifications(access: PageAccess): Promise<Notifications> {
  const [settings, rules, audience] = await Promise.all([
    readNotificationSettings(access),
    readNoticeRules(access),
    readAudience(access),
  ]);
  return { settings, ...rules, ...audience };
}
