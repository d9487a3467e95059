import type { PageAccess } from "@/lib/auth/page-access";
import { readWallClock, wallClockOnDay, writeWallClock } from "@/lib/domain/availability/wall-clock";
import type { FieldProblem } from "@/lib/domain/field-problem";
import type { PolicyFields } from "@/lib/domain/policy/form/fields";
import { readPolicy } from "@/lib/domain/policy/form/read";
import type { Policy } from "@/lib/domain/policy/types";
import type { Instant, Zone } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { earlyBooking, type PolicyPreview, previewPolicy } from "@/lib/policy-preview";
import { findPolicyHolder, type PolicyHolder } from "@/lib/store/policies";
import { formTerms } from "./read-policy";

/** Which booking and moment the owner asks about, as written: times as a clock in the page's zone shows them. */
export interface PreviewFields {
  /** Empty for any time that is early enough for every tier. */
  readonly booked: string;
  readonly start: string;
  readonly seen: string;
  readonly position: string;
  /** How often the session was moved already; empty for never. */
  readonly moved: string;
}

export interface Previewed {
  readonly ok: true;
  readonly preview: PolicyPreview;
}

const TEN_O_CLOCK = 10 * 60;

/** What is asked about before anybody has written anything: a session in two weeks, seen now. */
export function firstPreview(zone: Zone, now: Instant): PreviewFields {
  const start = wallClockOnDay(now, 14, TEN_O_CLOCK, zone);
  return {
    booked: "",
    start: writeWallClock(start, zone),
    seen: writeWallClock(now, zone),
    position: "1",
    moved: "",
  };
}

/** What a customer would be told under the policy as it stands in the fields, saved or not. */
export async function previewTypedPolicy(
  { accountId, pageId, zone }: PageAccess,
  eventTypeId: string | null,
  fields: PolicyFields,
  asked: PreviewFields,
  locale: string,
): Promise<Previewed | Refused> {
  const holder = await findPolicyHolder({ accountId, pageId, eventTypeId });
  if (!holder) return { ok: false, code: "not_found", detail: "This page has no such event type." };
  return previewFor(holder, fields, asked, { zone, locale });
}

/** The same for a policy that was read already. */
export function previewFor(
  holder: PolicyHolder,
  fields: PolicyFields,
  asked: PreviewFields,
  reader: { readonly zone: Zone; readonly locale: string },
): Previewed | Refused {
  const read = readPolicy(fields, formTerms(holder));
  const policy = read.ok ? read.policy : holder.policy;
  const moment = readMoment(asked, policy, holder, reader.zone);
  const errors = [...(read.ok ? [] : read.errors), ...(moment.ok ? [] : moment.errors)];
  if (!moment.ok || errors.length > 0) {
    return { ok: false, code: "invalid", detail: errors[0]?.message ?? "", errors };
  }
  return { ok: true, preview: previewPolicy({ ...holder, policy }, { ...moment.moment, ...reader }) };
}

type AskedMoment = Omit<Parameters<typeof previewPolicy>[1], "zone" | "locale">;

function readMoment(
  asked: PreviewFields,
  policy: Policy,
  { sessionCount }: PolicyHolder,
  zone: Zone,
): { ok: true; moment: AskedMoment } | { ok: false; errors: FieldProblem[] } {
  const start = readWallClock(asked.start, zone);
  const seen = readWallClock(asked.seen, zone);
  const position = wholeNumber(asked.position);
  const moved = asked.moved.trim() === "" ? 0 : wholeNumber(asked.moved);
  const errors: FieldProblem[] = [];
  const refuse = (field: keyof PreviewFields, message: string) =>
    errors.push({ field: `preview.${field}`, message });
  if (start === null) refuse("start", "Write the day and time at which the session starts.");
  if (seen === null) refuse("seen", "Write the day and time at which the customer looks.");
  if (position === null || position < 1 || position > sessionCount) {
    refuse("position", `Choose a session from 1 to ${sessionCount}.`);
  }
  if (moved === null) refuse("moved", "Write how often the session was moved, such as 1.");
  const early = earlyBooking(policy, start ?? 0, seen ?? 0);
  const booked = asked.booked === "" ? early : readWallClock(asked.booked, zone);
  if (booked === null) refuse("booked", "Write the day and time of the booking, or leave it empty.");
  else if (start !== null && booked >= start) refuse("booked", "Write a time before the session starts.");
  else if (seen !== null && seen < booked) refuse("seen", "Write a time after the booking.");
  if (errors.length > 0 || start === null || seen === null || booked === null || position === null) {
    return { ok: false, errors };
  }
  return { ok: true, moment: { booked, start, seen, position, moved: moved ?? 0 } };
}

function wholeNumber(written: string): number | null {
  return /^\d{1,3}$/.test(written.trim()) ? Number(written) : null;
}
