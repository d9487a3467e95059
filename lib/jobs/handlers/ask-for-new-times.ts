import { currentInstant } from "@/lib/clock";
import { askForNewTimes } from "@/lib/services/away/ask-for-new-times";
import type { JobPayload } from "../definitions";

/** Asks the customers of a time away for new times. */
export async function askCustomers(payload: JobPayload<"ask_for_new_times">): Promise<void> {
  await askForNewTimes(payload, currentInstant());
}
