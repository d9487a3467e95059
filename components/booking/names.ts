/** What to call someone in a sentence: "Dana" for "Dana Moreau". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** One or two letters for the square beside the name. */
export function monogram(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("");
}

const NO_BREAK = "\u00a0";

/** Keeps a clock together with its AM or PM and its zone: "10:00 AM EDT" never breaks inside. */
export function unbroken(text: string): string {
  return text
    .replace(/(\d)[ \u202f](?=[AaPp]\.?[Mm]\b)/g, `$1${NO_BREAK}`)
    .replace(/(\d|[AaPp]\.?[Mm]\.?) (?=(?:[A-Z]{2,5}|GMT[+\-−:\d]*)(?![A-Za-z]))/g, `$1${NO_BREAK}`);
}
