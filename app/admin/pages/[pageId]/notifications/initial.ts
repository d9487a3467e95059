import { typedTime } from "@/lib/domain/notifications/lead-time";
import { AUDIENCES, isSent, SCENARIOS } from "@/lib/domain/notifications/scenarios";
import type { Notifications } from "@/lib/services/mail/read-notifications";

/** Hours after a session's end, until something else is saved. */
const USUAL_FOLLOW_UP = 24;

/** What is saved, by the names of the form's fields. */
export function initialFields(saved: Notifications): Record<string, string | boolean> {
  const fields: Record<string, string | boolean> = { "followUp.enabled": saved.followUp !== null };
  for (const scenario of SCENARIOS) {
    for (const audience of AUDIENCES) {
      fields[`enabled.${scenario}.${audience}`] = isSent(saved.settings, scenario, audience);
    }
  }
  for (const [index, { minutesBefore }] of saved.reminders.entries()) {
    Object.assign(fields, timeFields(`reminders.${index}`, minutesBefore));
  }
  Object.assign(fields, timeFields("followUp", (saved.followUp?.hoursAfter ?? USUAL_FOLLOW_UP) * 60));
  for (const [index, { name, email }] of saved.stakeholders.entries()) {
    fields[`stakeholders.${index}.name`] = name;
    fields[`stakeholders.${index}.email`] = email;
  }
  return fields;
}

function timeFields(name: string, minutes: number): Record<string, string> {
  const { amount, unit } = typedTime(minutes);
  return { [`${name}.amount`]: amount, [`${name}.unit`]: unit };
}
