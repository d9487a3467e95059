import { type FieldName, fieldsOf, type WordsPart } from "./fields";
import type { NotificationAudience, Scenario } from "./scenarios";
import { parseTemplate, type TemplatePart, type TemplateProblem } from "./template";

export const SUBJECT_MAX = 200;
export const TEXT_MAX = 2_000;

/** Words of one's own for a mail, with fields in braces; null is ours. */
export interface OwnWords {
  readonly subject: string | null;
  readonly text: string | null;
}

/** Which mail the words are for. */
export interface MailKey {
  readonly scenario: Scenario;
  readonly audience: NotificationAudience;
}

export interface WordsProblem {
  readonly field: WordsPart;
  /** A sentence that begins with what to write. */
  readonly message: string;
}

/** Joins the parts of an emoji; alone it hides in words. */
const JOINER =
  /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)\u200d(?=\p{Extended_Pictographic})/gu;

/** Controls, direction and zero-width characters, other line ends, halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * What was typed as it is kept: NFC, line breaks as `\n`, tabs as spaces, no blanks at either end, and null for nothing
 * at all. Nothing is refused here.
 */
export function readWords(typed: { readonly subject: string; readonly text: string }): OwnWords {
  return { subject: tidy(typed.subject), text: tidy(typed.text) };
}

function tidy(typed: string): string | null {
  const text = typed.normalize("NFC").replace(/\r\n?/g, "\n").replaceAll("\t", " ").trim();
  return text === "" ? null : text;
}

/**
 * What is wrong with the words for a mail, one sentence for each part: too long (in code points), control or other
 * invisible characters, a subject of several lines, unbalanced braces, a field that this mail has not. Rule: spec
 * section 10.
 */
export function checkWords(mail: MailKey, words: OwnWords): WordsProblem[] {
  return (["subject", "text"] as const).flatMap((part) => {
    const written = words[part];
    const message = written === null ? null : problemOf(mail, part, written);
    return message === null ? [] : [{ field: part, message }];
  });
}

/** The parts of checked words. Throws on words that `checkWords` refuses: they were never saved. */
export function wordsParts(mail: MailKey, part: WordsPart, written: string): readonly TemplatePart[] {
  const parsed = parseTemplate(written, namesOf(mail, part));
  if (!parsed.ok) throw new Error(`the ${part} for ${mail.scenario} was never checked`);
  return parsed.parts;
}

function namesOf({ scenario, audience }: MailKey, part: WordsPart): FieldName[] {
  return fieldsOf(scenario, audience, part).map(({ name }) => name);
}

function problemOf(mail: MailKey, part: WordsPart, written: string): string | null {
  const max = part === "subject" ? SUBJECT_MAX : TEXT_MAX;
  const length = Array.from(written).length;
  if (length > max) {
    return `Write at most ${grouped(max)} characters; these are ${grouped(length)}.`;
  }
  if (part === "subject" && written.includes("\n")) return "Write the subject on one line.";
  const invisible = INVISIBLE.exec(written.replace(JOINER, "").replaceAll("\n", " "));
  if (invisible) {
    const code = (invisible[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `Write it without the invisible character U+${code}; typing the words anew leaves it out.`;
  }
  const parsed = parseTemplate(written, namesOf(mail, part));
  return parsed.ok ? null : sentence(parsed.problem, part);
}

/** "2,000" */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function sentence(problem: TemplateProblem, part: WordsPart): string {
  switch (problem.kind) {
    case "unknown":
      return `Write {${problem.nearest}} or another field of the list in place of {${problem.name}}, which the ${part} of this mail does not know.`;
    case "empty":
      return "Write the name of a field between the braces, such as {customer}.";
    case "unclosed":
      return problem.near === ""
        ? "Write a field and } after the {, such as {customer}."
        : `Write } after the field that begins with “{${problem.near}”.`;
    case "unopened":
      return problem.near === ""
        ? "Write { before the field that the } ends, or leave out the }."
        : `Write { before the field that the } after “${problem.near}” ends, or leave out the }.`;
  }
}
