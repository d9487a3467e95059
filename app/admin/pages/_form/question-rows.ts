import type { FormState } from "@/app/admin/form-state";
import { type BookingForm, DETAILS, MAX_QUESTIONS } from "@/lib/domain/booking/form";

/** A question as it stands in the fields of its row. */
export interface QuestionRow {
  /** Empty for one that was never saved. */
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly mandatory: boolean;
  /** A line each. */
  readonly options: string;
}

const PREFIX = "form.questions";

/** What a form's fields start with, by their names. */
export function formFields(form: BookingForm): Record<string, string | boolean> {
  const fields: Record<string, string | boolean> = {};
  for (const detail of DETAILS) fields[`form.${detail}`] = form[detail];
  form.questions.forEach(({ id, label, kind, mandatory, options }, index) => {
    const row = { id, label, kind, mandatory, options: options.join("\n") };
    for (const [name, value] of Object.entries(row)) fields[`${PREFIX}.${index}.${name}`] = value;
  });
  return fields;
}

/**
 * The rows of an owner's own questions: as saved, or as typed; then as the button wants them that asked to draw the form
 * again (`add-question`, `remove-question-2`, `up-question-2`, `down-question-2`).
 */
export function questionRows(state: FormState, saved: BookingForm): QuestionRow[] {
  const count = state.typed ? typedCount(state.typed) : saved.questions.length;
  const rows = Array.from({ length: count }, (_, index) => rowAt(state, index));
  const [, action, number] = /^(add|remove|up|down)-question(?:-(\d+))?$/.exec(state.intent ?? "") ?? [];
  const at = Number(number);
  switch (action) {
    case "add":
      return rows.length < MAX_QUESTIONS ? [...rows, EMPTY] : rows;
    case "remove":
      return rows.filter((_, index) => index !== at);
    case "up":
      return swapped(rows, at, at - 1);
    case "down":
      return swapped(rows, at, at + 1);
    default:
      return rows;
  }
}

const EMPTY: QuestionRow = { id: "", label: "", kind: "short", mandatory: false, options: "" };

function rowAt({ value, checked }: FormState, index: number): QuestionRow {
  const name = (part: string) => `${PREFIX}.${index}.${part}`;
  return {
    id: value(name("id")),
    label: value(name("label")),
    kind: value(name("kind")),
    mandatory: checked(name("mandatory")),
    options: value(name("options")),
  };
}

/** The rows of a page are numbered without gaps. */
function typedCount(typed: Readonly<Record<string, string>>): number {
  const labels = Object.keys(typed).filter((name) => /^form\.questions\.\d+\.label$/.test(name));
  return Math.min(labels.length, 2 * MAX_QUESTIONS);
}

function swapped(rows: readonly QuestionRow[], one: number, other: number): QuestionRow[] {
  const [first, second] = [rows[one], rows[other]];
  if (!first || !second) return [...rows];
  return rows.map((row, index) => (index === one ? second : index === other ? first : row));
}
