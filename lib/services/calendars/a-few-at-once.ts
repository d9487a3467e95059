/** Each task holds a connection of the database, or waits for a slow server. */
const AT_ONCE = 4;

/** Does something for each of many, a few at a time, so that one slow server does not hold up the others. */
export async function aFewAtOnce<T>(many: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...many];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
