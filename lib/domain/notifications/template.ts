import type { FieldName } from "./fields";

/** A piece of a template: words as they are, or a field that is filled in. */
export type TemplatePart = { readonly words: string } | { readonly field: FieldName };

/** What is wrong with a template, with the piece of it that is. */
export type TemplateProblem =
  | { readonly kind: "unknown"; readonly name: string; readonly nearest: FieldName }
  | { readonly kind: "empty" }
  | { readonly kind: "unopened"; readonly near: string }
  | { readonly kind: "unclosed"; readonly near: string };

export type ParsedTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: TemplateProblem };

const NEAR = 20;

/**
 * Takes apart a text with dynamic fields in braces, such as `Dear {customer}`. Capitals and spaces within the braces
 * don't matter. Refuses the first of: a brace that is not closed or not opened, braces with nothing between them, and a
 * field that is not among `known` (not empty), naming the nearest one that is.
 */
export function parseTemplate(template: string, known: readonly FieldName[]): ParsedTemplate {
  const parts: TemplatePart[] = [];
  let rest = template;
  while (rest !== "") {
    const brace = rest.search(/[{}]/);
    const words = brace === -1 ? rest : rest.slice(0, brace);
    if (words !== "") parts.push({ words });
    if (brace === -1) break;
    const after = rest.slice(brace + 1);
    if (rest[brace] === "}") return refused({ kind: "unopened", near: words.trim().slice(-NEAR) });
    const end = after.search(/[{}\n]/);
    if (after[end] !== "}") {
      return refused({ kind: "unclosed", near: after.slice(0, end === -1 ? NEAR : end).trim() });
    }
    const written = after.slice(0, end).trim().replace(/ +/g, " ");
    if (written === "") return refused({ kind: "empty" });
    const field = known.find((name) => name === written.toLowerCase());
    if (field === undefined) {
      const name = written.slice(0, 2 * NEAR);
      return refused({ kind: "unknown", name, nearest: nearest(name, known) });
    }
    parts.push({ field });
    rest = after.slice(end + 1);
  }
  return { ok: true, parts };
}

function refused(problem: TemplateProblem): ParsedTemplate {
  return { ok: false, problem };
}

function nearest(written: string, known: readonly FieldName[]): FieldName {
  const ranked = known
    .map((name) => ({ name, distance: distance(written.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const [first] = ranked;
  if (first === undefined) throw new Error("every mail has fields");
  return first.name;
}

/** How many letters have to be put in, taken out or replaced to get from one word to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
