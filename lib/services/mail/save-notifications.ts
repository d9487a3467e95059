import type { PageAccess } from "@/lib/auth/page-access";
import type { Person } from "@/lib/domain/booking/types";
import { readFollowUp, readReminders, type TypedTime } from "@/lib/domain/notifications/lead-time";
import {
  AUDIENCES,
  isSent,
  type NotificationAudience,
  SCENARIO_NAMES,
  SCENARIOS,
  type Scenario,
  whyAlwaysSent,
} from "@/lib/domain/notifications/scenarios";
import { emailAddress, singleLine } from "@/lib/domain/text";
import type { Instant } from "@/lib/domain/time";
import type { FieldError, Refused } from "@/lib/errors";
import { readNotificationSettings, saveNotifications as save } from "@/lib/store/notifications";

export const STAKEHOLDERS_MAX = 20;
const NAME_MAX = 200;

/** What a page's people want of its notifications; what is left out stays as it is. */
export interface WantedNotifications {
  readonly enabled?: { readonly [In in Scenario]?: { readonly [To in NotificationAudience]?: boolean } };
  /** Rows without an amount are left out. */
  readonly reminders?: readonly TypedTime[];
  /** Null for none. */
  readonly followUp?: TypedTime | null;
  /** Rows without an address and name are left out. */
  readonly stakeholders?: readonly Person[];
}

/** Saves all of it or nothing. Refuses with a sentence for each field that can't be as it is. */
export async function saveNotifications(
  access: PageAccess<"edit">,
  wanted: WantedNotifications,
  now: Instant,
): Promise<{ ok: true } | Refused> {
  const errors: FieldError[] = [];
  const settings = await readNotificationSettings(access);
  const enabled = wantedSwitches(wanted.enabled ?? {}, errors).filter(
    ({ scenario, audience, enabled: on }) => on !== isSent(settings, scenario, audience),
  );
  const reminders = wanted.reminders && wantedReminders(wanted.reminders, errors);
  const followUp = wanted.followUp && wantedFollowUp(wanted.followUp, errors);
  const stakeholders = wanted.stakeholders && wantedStakeholders(wanted.stakeholders, errors);
  const [first] = errors;
  if (first) return { ok: false, code: "invalid", detail: first.message, errors };
  await save(access, { enabled, reminders, followUp, stakeholders }, now);
  return { ok: true };
}

function wantedSwitches(wanted: NonNullable<WantedNotifications["enabled"]>, errors: FieldError[]) {
  return SCENARIOS.flatMap((scenario) =>
    AUDIENCES.flatMap((audience) => {
      const on = wanted[scenario]?.[audience];
      if (on === undefined) return [];
      const why = whyAlwaysSent(scenario, audience);
      if (!on && why !== null) {
        const message = `Leave “${SCENARIO_NAMES[scenario]}” on for customers: ${why}.`;
        errors.push({ field: `enabled.${scenario}.${audience}`, message });
      }
      return [{ scenario, audience, enabled: on }];
    }),
  );
}

function wantedReminders(rows: readonly TypedTime[], errors: FieldError[]): readonly number[] {
  const read = readReminders(rows);
  if (read.ok) return read.minutes;
  errors.push(...read.errors.map(({ index, message }) => ({ field: `reminders.${index}.amount`, message })));
  return [];
}

function wantedFollowUp(typed: TypedTime, errors: FieldError[]): number | null {
  const read = readFollowUp(typed);
  if (typeof read === "number") return read;
  errors.push({ field: "followUp.amount", message: read });
  return null;
}

function wantedStakeholders(rows: readonly Person[], errors: FieldError[]): Person[] {
  const people = new Map<string, Person>();
  for (const [index, row] of rows.entries()) {
    const field = `stakeholders.${index}.email`;
    const name = singleLine(row.name, NAME_MAX);
    const typed = row.email.trim();
    if (name === "" && typed === "") continue;
    const email = emailAddress(typed)?.toLowerCase();
    if (!email) errors.push({ field, message: "Write one mail address, such as front-desk@example.com." });
    else if (people.has(email))
      errors.push({ field, message: "Write another address; this one is there already." });
    else if (people.size === STAKEHOLDERS_MAX)
      errors.push({ field, message: `Leave this out: ${STAKEHOLDERS_MAX} addresses are the most.` });
    else people.set(email, { name, email });
  }
  return [...people.values()];
}
