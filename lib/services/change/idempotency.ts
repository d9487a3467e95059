import { createHash } from "node:crypto";
import { type AnswerKey, findAnswer, keepAnswer } from "@/lib/store/answers";
import type { Tx } from "@/lib/store/transaction";

/** The caller's Idempotency-Key with what it was sent for. */
export interface Idempotency<Outcome> {
  readonly answerKey: AnswerKey;
  /** The HTTP answer to keep for the outcome, so that the same request is answered the same again; null for none yet. */
  readonly render: (outcome: Outcome) => { status: number; body: unknown } | null;
}

export function answerKey(scope: string, key: string, request: unknown): AnswerKey {
  return { scope, key, requestHash: createHash("sha256").update(JSON.stringify(request)).digest("hex") };
}

/** What was answered to this key before: null for nothing, `reused` when it was sent with another request. */
export async function findKeptAnswer(
  accountId: string,
  key: AnswerKey,
): Promise<{ reused: true } | { reused: false; status: number; body: unknown } | null> {
  const kept = await findAnswer(accountId, key);
  if (!kept) return null;
  if (kept.requestHash !== key.requestHash) return { reused: true };
  return { reused: false, status: kept.status, body: kept.body };
}

/** Keeps the answer to an outcome in the transaction that brings it about. */
export async function keepOutcome<Outcome>(
  tx: Tx,
  accountId: string,
  idempotency: Idempotency<Outcome> | null,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const answer = idempotency?.render(outcome);
  if (idempotency && answer) await keepAnswer(tx, accountId, idempotency.answerKey, answer, now);
}
