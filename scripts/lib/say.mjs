/** One calm line of progress. @param {string} line */
export function say(line) {
  console.log(line);
}

/** A fault whose message alone tells the reader what to do: it is printed without a stack. */
export class Failure extends Error {}

/** @param {string} sentence */
export function failure(sentence) {
  return new Failure(sentence);
}

/** Prints why it ended: our own sentences as they are, faults with their stack. @param {unknown} error */
export function sayFailure(error) {
  console.error(error instanceof Failure ? error.message : error);
}

/** @param {number} since epoch ms */
export function seconds(since) {
  const passed = (Date.now() - since) / 1000;
  return `${passed < 10 ? passed.toFixed(1) : Math.round(passed)} s`;
}
