import { customAlphabet } from "nanoid";
import type { BookingForm, Question } from "@/lib/domain/booking/form";

/** A letter first: an id of digits alone would make a list of the answers in a form's fields. */
const letters = customAlphabet("abcdefghjkmnpqrstuvwxyz", 1);
const rest = customAlphabet("23456789abcdefghjkmnpqrstuvwxyz", 7);

/** A question as it is written: a new one has no id yet. */
export type TypedQuestion = Omit<Question, "id"> & { readonly id?: string };

export interface TypedForm extends Omit<BookingForm, "questions"> {
  readonly questions: readonly TypedQuestion[];
}

/** Gives an id to every question that has none, or one that another question before it has. */
export function withQuestionIds({ questions, ...form }: TypedForm): BookingForm {
  const used = new Set<string>();
  const named = questions.map((question) => {
    const id = question.id && !used.has(question.id) ? question.id : `${letters()}${rest()}`;
    used.add(id);
    return { ...question, id };
  });
  return { ...form, questions: named };
}
