import { createContext, Script } from "node:vm";

const CALL = new Script("work()");
const holder: { work: () => unknown } = { work: () => undefined };
const context = createContext(holder);

/**
 * Runs `work` and ends it by force when it takes longer; null then. A rule such as "every 30th of February" sends the
 * library round for ever, and nothing inside the loop could stop it.
 */
export function within<T>(milliseconds: number, work: () => T): T | null {
  let result: T | null = null;
  holder.work = () => {
    result = work();
  };
  try {
    CALL.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    holder.work = () => undefined;
  }
  return result;
}

/** The error is an `Error` of the other realm, and so no instance of ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
