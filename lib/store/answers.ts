import { query, statement, type Tx } from "./transaction";

const FIND = statement(`
  SELECT request_hash AS "requestHash", status, body FROM idempotent_answer WHERE account_id = $1 AND scope = $2 AND key = $3`);
const KEEP = statement(`
  INSERT INTO idempotent_answer (account_id, scope, key, request_hash, status, body, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`);
const FORGET = statement(`DELETE FROM idempotent_answer WHERE account_id = $1 AND created_at < $2`);

/** Which request an answer belongs to: the caller's key within one kind of call. */
export interface AnswerKey {
  readonly scope: string;
  readonly key: string;
  readonly requestHash: string;
}

export interface KeptAnswer {
  readonly requestHash: string;
  readonly status: number;
  readonly body: unknown;
}

/** The answer that was given to that key before, or null. */
export async function findAnswer(accountId: string, { scope, key }: AnswerKey): Promise<KeptAnswer | null> {
  const [row] = await query<KeptAnswer>(FIND, [accountId, scope, key]);
  return row ?? null;
}

/** Keeps an answer in the transaction of the change it reports. Throws DuplicateError when another kept one first. */
export async function keepAnswer(
  tx: Tx,
  accountId: string,
  { scope, key, requestHash }: AnswerKey,
  answer: { status: number; body: unknown },
  now: number,
): Promise<void> {
  await tx.query(KEEP, [
    accountId,
    scope,
    key,
    requestHash,
    answer.status,
    JSON.stringify(answer.body),
    new Date(now),
  ]);
}

/** Drops answers kept before that instant. */
export async function forgetAnswers(accountId: string, before: number): Promise<void> {
  await query(FORGET, [accountId, new Date(before)]);
}
