import { isColor } from "../color/accent";
import type { FieldProblem } from "../field-problem";
import type { Price } from "../money/types";
import type { Policy } from "../policy/types";
import { multiLine, singleLine } from "../text";
import type { Minutes } from "../time";
import { type BookingForm, cleanQuestion, formProblems } from "./form";
import { type LocationKind, locationProblem, MAX_LOCATION_LENGTH } from "./location";
import { RESERVED_EVENT_TYPE_SLUGS, RESERVED_PAGE_SLUGS, slugProblem } from "./slug";

/** What the owner of a page and of an event type decides about both alike. */
interface Common {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly locationKind: LocationKind;
  /** Of an event type: empty for where its page says. */
  readonly location: string;
  readonly durationMinutes: Minutes;
  readonly form: BookingForm;
}

/** A booking page as its owner sets it up. Duration and form count while it has no event type (spec section 2). */
export interface PageSettings extends Common {
  /** `#rrggbb`, lower case; null for Reslot's own. */
  readonly accentColor: string | null;
  /** Takes no new bookings; changes of existing ones go on. */
  readonly paused: boolean;
  readonly invitations: "automatic" | "file";
}

export interface EventTypeSettings extends Common {
  /** 1 is a single booking; more is a package, all times picked up front. */
  readonly sessionCount: number;
  readonly requiresApproval: boolean;
  /** Of the whole package; null where there is none. */
  readonly price: Price | null;
}

export const MAX_TITLE_LENGTH = 200;
export const MAX_DESCRIPTION_LENGTH = 2_000;
export const MIN_DURATION = 5;
export const MAX_DURATION = 480;
export const DURATION_STEP = 5;
export const MAX_SESSION_COUNT = 20;

/** Texts as they are kept: safe lines, no white space around them. One character too many is left to be refused. */
export function cleanSettings<Settings extends Common>(settings: Settings): Settings {
  return {
    ...settings,
    slug: settings.slug.trim(),
    title: singleLine(settings.title, MAX_TITLE_LENGTH + 1),
    description: multiLine(settings.description, MAX_DESCRIPTION_LENGTH + 1),
    location: singleLine(settings.location, MAX_LOCATION_LENGTH + 1),
    form: { ...settings.form, questions: settings.form.questions.map(cleanQuestion) },
  };
}

/** What is wrong with a page's settings before they may be stored. Expects what went through {@link cleanSettings}. */
export function pageProblems(settings: PageSettings): FieldProblem[] {
  const { accentColor } = settings;
  const color = "Write a color as # and six digits, such as #0a5866, or leave it empty.";
  return [
    ...commonProblems(settings, RESERVED_PAGE_SLUGS),
    ...(accentColor === null || isColor(accentColor) ? [] : [{ field: "accentColor", message: color }]),
  ];
}

/** The same for an event type. */
export function eventTypeProblems(settings: EventTypeSettings): FieldProblem[] {
  const { sessionCount } = settings;
  const count = `Write a number of sessions from 1 to ${MAX_SESSION_COUNT}.`;
  const fits = Number.isInteger(sessionCount) && sessionCount >= 1 && sessionCount <= MAX_SESSION_COUNT;
  return [
    ...commonProblems(settings, RESERVED_EVENT_TYPE_SLUGS),
    ...(fits ? [] : [{ field: "sessionCount", message: count }]),
  ];
}

function commonProblems(settings: Common, reserved: ReadonlySet<string>): FieldProblem[] {
  const { slug, title, description, locationKind, location, durationMinutes, form } = settings;
  const problems: Readonly<Record<string, string | null>> = {
    title: titleProblem(title),
    slug: slugProblem(slug, reserved),
    description: atMost(description, MAX_DESCRIPTION_LENGTH),
    durationMinutes: isDuration(durationMinutes)
      ? null
      : `Write a length of ${MIN_DURATION} to ${MAX_DURATION} minutes, in steps of ${DURATION_STEP}.`,
    location: locationProblem(locationKind, location),
  };
  return [
    ...Object.entries(problems).flatMap(([field, message]) => (message === null ? [] : [{ field, message }])),
    ...formProblems(form).map(({ field, message }) => ({ field: `form.${field}`, message })),
  ];
}

/** What is wrong with a title, as a sentence that says what to write; null when nothing is. */
export function titleProblem(title: string): string | null {
  return title === "" ? "Write a title." : atMost(title, MAX_TITLE_LENGTH);
}

function atMost(text: string, most: number): string | null {
  return Array.from(text).length > most ? `Write at most ${most.toLocaleString("en-US")} characters.` : null;
}

function isDuration(minutes: Minutes): boolean {
  return minutes % DURATION_STEP === 0 && minutes >= MIN_DURATION && minutes <= MAX_DURATION;
}

/**
 * Whether a policy names amounts of the price's currency: their numbers would mean other sums in another one, so that the
 * currency can't be changed under them.
 */
export function hasFixedAmounts({ cancel, reschedule }: Policy): boolean {
  return [...cancel.tiers, ...reschedule.tiers].some(({ amount }) => amount.kind === "fixed");
}
