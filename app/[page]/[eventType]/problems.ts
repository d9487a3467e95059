import type { Goal } from "@/app/picking/state";
import { questionFieldId } from "@/components/booking/question-field";
import { shortWhen } from "@/components/booking/when-view";
import type { BookingForm } from "@/lib/domain/booking/form";
import type { Instant, Zone } from "@/lib/domain/time";
import type { Problem } from "@/lib/errors";
import { formatClock, formatShortDate } from "@/lib/format";
import type { FormDraft } from "@/lib/services/book/form-drafts";

/** An answer to a question of the owner's own is named by the question's id. */
const ANSWER_PREFIX = "answers.";

/** What is always asked, or by a setting, in the order of the form. */
const LABELS = {
  name: "Full name",
  email: "Email",
  company: "Company",
  phone: "Phone",
  guests: "Guests",
  note: "Note",
} as const;

/** A field of the details as the summary of a refusal names it; `id` is that of the control. */
export interface DetailsField {
  readonly name: string;
  readonly id: string;
  readonly label: string;
}

/** The fields of a form in their order; the owner's own questions stand before the note. */
export function detailsFields({ questions }: BookingForm): DetailsField[] {
  const fields = Object.entries(LABELS).map(([name, label]) => ({ name, id: name, label }));
  const own = questions.map((question) => ({
    name: `answers.${question.id}`,
    id: questionFieldId(question),
    label: question.label,
  }));
  return [...fields.slice(0, -1), ...own, ...fields.slice(-1)];
}

/** What is wrong with the details, a sentence per field. */
export function fieldErrors(draft: FormDraft | null): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { field, message } of draft?.problem?.errors ?? []) {
    const name = detailsField(field);
    if (name === null || errors[name]) continue;
    const position = /^guests\.(\d+)$/.exec(field)?.[1];
    errors[name] = position ? `${message} ${guestNamed(draft, Number(position))}`.trim() : message;
  }
  return errors;
}

/** `customer.name` and `guests.3` are shown at `name` and `guests`, an answer at its question. */
function detailsField(field: string): string | null {
  if (field.startsWith(ANSWER_PREFIX)) return field;
  const [name = ""] = field.replace(/^customer\./, "").split(".");
  return Object.hasOwn(LABELS, name) ? name : null;
}

/** Which of several addresses is meant, as it was written. */
function guestNamed(draft: FormDraft | null, position: number): string {
  const written = draft?.typed.guests?.split(/[\s,;]+/).filter((part) => part !== "")[position];
  return written ? `“${written}” is not one.` : "";
}

/** What a refusal says about the times. */
export interface TimesProblem {
  readonly title: string;
  /** A line for each time, where there are several. */
  readonly lines: readonly string[];
  /** The only time that was lost, for which others near it can be offered. */
  readonly lost: Instant | null;
}

interface LostTime {
  readonly start: string;
  readonly code: string;
  readonly detail: string;
}

/** Null when the refusal is not about the times, nor about the booking as a whole. */
export function timesProblem(
  problem: Problem,
  kept: number,
  goal: Goal,
  zone: Zone,
  locale: string,
): TimesProblem | null {
  const times = (problem.more?.times ?? []) as readonly LostTime[];
  const [only] = times;
  if (only && times.length === 1) return oneTime(only, kept, zone, locale);
  if (only) {
    const taken = times.every(({ code }) => code === "slot_taken");
    const title = taken
      ? `${times.length} of your times were just taken.`
      : `${times.length} of your times can't be booked.`;
    const lines = times.map(({ start, detail }) => {
      const when = shortWhen(Date.parse(start), zone, locale);
      return taken ? when : `${when}: ${detail}`;
    });
    return { title: `${title} ${keptWords(kept)}`.trim(), lines, lost: null };
  }
  if (problem.code === "wrong_count" || problem.errors?.some(({ field }) => field === "starts")) {
    return { title: countWords(goal), lines: [], lost: null };
  }
  const aboutDetails = problem.errors?.some(({ field }) => detailsField(field) !== null);
  return aboutDetails ? null : { title: problem.detail, lines: [], lost: null };
}

function oneTime({ start, code, detail }: LostTime, kept: number, zone: Zone, locale: string): TimesProblem {
  const instant = Date.parse(start);
  const when = `${formatClock(instant, zone, locale)} on ${formatShortDate(instant, zone, locale)}`;
  const what = code === "slot_taken" ? `${when} was just taken.` : `${when} can't be booked. ${detail}`;
  return { title: `${what} ${keptWords(kept)}`.trim(), lines: [], lost: instant };
}

function keptWords(kept: number): string {
  if (kept === 0) return "";
  return kept === 1 ? "Your other choice is kept." : `Your other ${kept} choices are kept.`;
}

function countWords(goal: Goal): string {
  if (goal.kind === "package") return `Pick exactly ${goal.least} times. Nothing is booked yet.`;
  if (goal.kind === "single") return "Pick a time. Nothing is booked yet.";
  return `Suggest 1 to ${goal.most} times. Nothing is sent yet.`;
}
