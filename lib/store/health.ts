import { query, statement } from "./transaction";

const PING = statement(`SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS queue`);

/** Whether the database answers and holds the job queue. */
export async function databaseAnswers(): Promise<boolean> {
  const [row] = await query<{ queue: boolean }>(PING, []);
  return row?.queue ?? false;
}
