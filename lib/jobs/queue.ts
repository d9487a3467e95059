import { statement, type Tx } from "@/lib/store/transaction";
import type { JobName, JobPayload } from "./definitions";

const ADD_JOB = statement(`
  SELECT id FROM graphile_worker.add_job($1, payload := $2::json, job_key := $3, max_attempts := $4, priority := $5)`);

/** Each time it takes a worker that starts the very job at that moment: nobody is so unlucky. */
const TRIES = 20;

/** With graphile-worker's backoff (e^n seconds, at most e^10) this many attempts span more than two days. */
const MAX_ATTEMPTS = 18;

/** What is written already leaves before more is written, or mails would wait for as long as changes keep coming. */
const FIRST: readonly JobName[] = ["deliver_mails", "deliver_mail"];

/**
 * Enqueues a job in the transaction: rolled back with it. With `jobKey`, a job of the same key that has not
 * started is replaced by this one.
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  jobKey: string | null = null,
): Promise<void> {
  const priority = FIRST.includes(name) ? -1 : 0;
  const values = [name, JSON.stringify(payload), jobKey, MAX_ATTEMPTS, priority];
  // Where a worker starts the job of the same key while it is being replaced, add_job adds none, and answers none: the
  // worker may have looked already, so what is new would wait for ever. Asked again, it sees that the other has started.
  for (let tries = 0; tries < TRIES; tries++) {
    const [job] = await tx.query<{ id: string | null }>(ADD_JOB, values);
    if (job?.id) return;
  }
  throw new Error(`The job ${name} could not be enqueued.`);
}
