import { databaseAnswers } from "@/lib/store/health";

/** Whether the database and the job queue answer. Never throws: the answer is the point. */
export async function checkHealth(): Promise<boolean> {
  try {
    return await databaseAnswers();
  } catch {
    return false;
  }
}
