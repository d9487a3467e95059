/** NIST SP 800-63B asks for 15 characters where a password stands alone, and for 8 beside a second factor. */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;

/** What the commonest passwords are made of, whatever figures and signs stand around it. */
const COMMON_WORDS = [
  ..."admin administrator baseball changeme charlie dragon football iloveyou letmein login master monkey".split(
    " ",
  ),
  ..."passphrase password passw qwertyuiop qwerty reslot secret starwars sunshine superman trustno welcome".split(
    " ",
  ),
];

const RUNS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];
const FEWEST_DIFFERENT = 5;
/** What must be left of a password without the person's own name and address. */
const OF_ITS_OWN = 8;
const SHORTEST_OWN_WORD = 4;

/** Whose password it is to be. */
export interface PasswordHolder {
  readonly name: string;
  readonly email: string;
}

/**
 * Why a password is not taken, as a sentence that says what to write; null when it is fine. Refused: fewer than 12 or more
 * than 128 characters (UTF-16 units), the commonest and most regular ones, and those made of the person's own name or address.
 */
export function passwordProblem(password: string, holder: PasswordHolder): string | null {
  if (password.length < MIN_PASSWORD_LENGTH) return `Write at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (password.length > MAX_PASSWORD_LENGTH) return `Write at most ${MAX_PASSWORD_LENGTH} characters.`;
  const lower = password.toLowerCase();
  if (isRegular(lower) || isCommon(lower))
    return "Choose another one: this is among the first that others try.";
  if (withoutOwnWords(lower, holder).length < OF_ITS_OWN)
    return "Choose one without your name and mail address.";
  return null;
}

function isRegular(lower: string): boolean {
  if (new Set(lower).size < FEWEST_DIFFERENT) return true;
  return RUNS.some((run) => run.includes(lower) || [...run].reverse().join("").includes(lower));
}

/** A common word, or some of them one after another, with figures and signs around it or in place of letters. */
function isCommon(lower: string): boolean {
  const spelled = lower.replaceAll("0", "o").replaceAll("@", "a").replaceAll("$", "s");
  return [lower, spelled].some((text) => {
    const letters = text.replace(/[^a-z]/g, "");
    return letters !== "" && COMMON_WORDS.reduce((rest, word) => rest.replaceAll(word, ""), letters) === "";
  });
}

function withoutOwnWords(lower: string, { name, email }: PasswordHolder): string {
  const own = [email, ...email.split(/[@.]/), ...name.split(/\s+/)].map((word) => word.toLowerCase());
  const telling = own.filter((word) => word.length >= SHORTEST_OWN_WORD);
  return telling.reduce((rest, word) => rest.replaceAll(word, ""), lower);
}
