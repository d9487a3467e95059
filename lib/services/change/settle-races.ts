import { OverlapError } from "@/lib/store/transaction";

const ATTEMPTS = 3;

/**
 * Runs a change again when the exclusion constraint refused it: the second plan sees who was quicker, and refuses
 * by name. The owner's lock makes this rare; the constraint has the last word whoever forgets the lock.
 */
export async function settleRaces<T>(change: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await change();
    } catch (error) {
      if (!(error instanceof OverlapError) || attempt === ATTEMPTS) throw error;
    }
  }
}
