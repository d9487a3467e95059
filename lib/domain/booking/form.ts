import type { FieldProblem } from "../field-problem";
import { isPhoneNumber, multiLine, singleLine } from "../text";

/** Whether customers are asked for something, and whether they must answer. */
export const ASKED = ["off", "optional", "mandatory"] as const;
export type Asked = (typeof ASKED)[number];

/** How a question of the owner's own is answered: in a line, in several, by one of its options, by a tick. */
export const QUESTION_KINDS = ["short", "long", "choice", "check"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What can be asked beside name and email, which always are. */
export const DETAILS = ["company", "phone", "guests", "note"] as const;
export type Detail = (typeof DETAILS)[number];

/** A question of the owner's own. */
export interface Question {
  /** Names the answer in the interface, and stays however the question is reworded. */
  readonly id: string;
  readonly label: string;
  readonly kind: QuestionKind;
  /** A mandatory tick must be set. */
  readonly mandatory: boolean;
  /** Of a `choice` only; else empty. */
  readonly options: readonly string[];
}

/** What customers are asked when they book, beside name and email. */
export interface BookingForm extends Readonly<Record<Detail, Asked>> {
  readonly questions: readonly Question[];
}

/** An owner's question as it was then, with the answer. */
export interface Answer {
  readonly label: string;
  /** "Yes" or "No" for a tick. */
  readonly value: string;
}

/** What a customer wrote, before it is held against the form. A missing answer is left out or empty. */
export interface TypedDetails {
  readonly company: string;
  readonly phone: string;
  readonly note: string;
  readonly guests: readonly string[];
  /** By the ids of the questions. */
  readonly answers: Readonly<Record<string, string | boolean | undefined>>;
}

/** The same as a booking keeps it. */
export interface Details extends Omit<TypedDetails, "answers"> {
  readonly answers: readonly Answer[];
}

export const MAX_QUESTIONS = 10;
export const MAX_LABEL_LENGTH = 200;
export const MAX_OPTIONS = 20;
export const MAX_OPTION_LENGTH = 100;
export const MAX_SHORT_ANSWER = 500;
export const MAX_LONG_ANSWER = 2_000;
export const MAX_COMPANY_LENGTH = 200;
export const MAX_PHONE_LENGTH = 40;

/** What an event type or a page asks until its owner decides otherwise. */
export const defaultForm: BookingForm = {
  company: "off",
  phone: "off",
  guests: "optional",
  note: "optional",
  questions: [],
};

/** A form as it is stored: what is left out is as in the default. */
export function wholeForm(stored: Partial<BookingForm>): BookingForm {
  return { ...defaultForm, ...stored };
}

/** A question's words as they are kept: one line each, no empty option, options only where they are chosen from. */
export function cleanQuestion(question: Question): Question {
  const options = question.options.map((option) => singleLine(option, MAX_OPTION_LENGTH + 1)).filter(Boolean);
  return {
    ...question,
    label: singleLine(question.label, MAX_LABEL_LENGTH + 1),
    options: question.kind === "choice" ? options : [],
  };
}

/**
 * What is wrong with a form before it may be stored; empty when nothing is. Fields are `questions.0.label` and so on.
 * At most 10 questions, each with a label of its own; a choice has 2 to 20 different options. Expects what went through
 * {@link cleanQuestion}.
 */
export function formProblems({ questions }: BookingForm): FieldProblem[] {
  const labels = questions.map(({ label }) => label.toLowerCase());
  const tooMany = { field: "questions", message: `Ask at most ${MAX_QUESTIONS} questions of your own.` };
  return [
    ...(questions.length > MAX_QUESTIONS ? [tooMany] : []),
    ...questions.flatMap((question, index) => [
      ...labelProblems(question, labels.indexOf(question.label.toLowerCase()) < index).map((message) => ({
        field: `questions.${index}.label`,
        message,
      })),
      ...optionProblems(question).map((message) => ({ field: `questions.${index}.options`, message })),
    ]),
  ];
}

function labelProblems({ label }: Question, again: boolean): string[] {
  if (label === "") return ["Write the question, or remove it."];
  if (length(label) > MAX_LABEL_LENGTH) return [`Write at most ${MAX_LABEL_LENGTH} characters.`];
  return again ? ["Write another question: this one stands here twice."] : [];
}

function optionProblems({ kind, options }: Question): string[] {
  if (kind !== "choice") return [];
  if (options.length < 2) return ["Write at least two options, each on a line of its own."];
  if (options.length > MAX_OPTIONS) return [`Write at most ${MAX_OPTIONS} options.`];
  if (options.some((option) => length(option) > MAX_OPTION_LENGTH)) {
    return [`Write at most ${MAX_OPTION_LENGTH} characters for each option.`];
  }
  return new Set(options).size < options.length ? ["Write each option only once."] : [];
}

/**
 * What a customer wrote, held against the form: what is not asked is not kept, what is mandatory must be there, and every
 * answer must belong to a question. Answers keep the order of the questions; those left empty are left out.
 * Problems: a sentence at `company`, `phone`, `guests`, `note` or `answers.<id>`.
 */
export function readDetails(
  form: BookingForm,
  typed: TypedDetails,
):
  | { readonly ok: true; readonly details: Details }
  | { readonly ok: false; readonly errors: FieldProblem[] } {
  const details = {
    company: form.company === "off" ? "" : singleLine(typed.company, MAX_COMPANY_LENGTH + 1),
    phone: form.phone === "off" ? "" : singleLine(typed.phone, MAX_PHONE_LENGTH + 1),
    guests: form.guests === "off" ? [] : typed.guests,
    note: form.note === "off" ? "" : typed.note,
  };
  const answered = form.questions.map((question) => ({
    question,
    ...readAnswer(question, typed.answers[question.id]),
  }));
  const errors = [
    ...detailProblems(form, details),
    ...answered.flatMap(({ question, problem }) =>
      problem === null ? [] : [{ field: `answers.${question.id}`, message: problem }],
    ),
    ...unknownAnswers(form, typed),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const answers = answered.flatMap(({ question, value }) =>
    value === "" ? [] : [{ label: question.label, value }],
  );
  return { ok: true, details: { ...details, answers } };
}

function detailProblems(form: BookingForm, { company, phone, guests, note }: Omit<Details, "answers">) {
  const missing = { company: company === "", phone: phone === "", guests: !guests.length, note: note === "" };
  const problems: FieldProblem[] = DETAILS.filter(
    (detail) => form[detail] === "mandatory" && missing[detail],
  ).map((detail) => ({ field: detail, message: MISSING[detail] }));
  if (length(company) > MAX_COMPANY_LENGTH) {
    problems.push({ field: "company", message: `Write at most ${MAX_COMPANY_LENGTH} characters.` });
  }
  if (phone !== "" && !isPhoneNumber(phone)) problems.push({ field: "phone", message: MISSING.phone });
  return problems;
}

const MISSING = {
  company: "Write the name of your company.",
  phone: "Write a phone number, such as +1 212 555 0100.",
  guests: "Write the address of at least one guest.",
  note: "Write a few words beforehand.",
} satisfies Record<Detail, string>;

function unknownAnswers({ questions }: BookingForm, { answers }: TypedDetails): FieldProblem[] {
  const known = new Set(questions.map(({ id }) => id));
  return Object.keys(answers)
    .filter((id) => !known.has(id))
    .slice(0, MAX_QUESTIONS)
    .map((id) => ({
      field: `answers.${id}`,
      message: "Answer the questions that are asked now: this one is not.",
    }));
}

interface ReadAnswer {
  readonly value: string;
  readonly problem: string | null;
}

function readAnswer(question: Question, typed: string | boolean | undefined): ReadAnswer {
  if (question.kind === "check") return readTick(question, typed);
  const written = typeof typed === "string" ? typed : "";
  const most = question.kind === "long" ? MAX_LONG_ANSWER : MAX_SHORT_ANSWER;
  const value = question.kind === "long" ? multiLine(written, most + 1) : singleLine(written, most + 1);
  if (value === "") return { value, problem: question.mandatory ? EMPTY[question.kind] : null };
  if (question.kind === "choice" && !question.options.includes(value))
    return { value, problem: EMPTY.choice };
  return length(value) > most
    ? { value, problem: `Write at most ${most.toLocaleString("en-US")} characters.` }
    : { value, problem: null };
}

/** A browser sends "on" for a ticked box and nothing for another; a program sends true or false. */
function readTick({ mandatory }: Question, typed: string | boolean | undefined): ReadAnswer {
  const ticked = typed === true || typed === "on" || typed === "true";
  return { value: ticked ? "Yes" : "No", problem: mandatory && !ticked ? "Tick this box to go on." : null };
}

const EMPTY = {
  short: "Write an answer.",
  long: "Write an answer.",
  choice: "Choose one of the answers offered.",
} satisfies Record<Exclude<QuestionKind, "check">, string>;

function length(text: string): number {
  return Array.from(text).length;
}
