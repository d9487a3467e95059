import { query, statement } from "./transaction";

const KEEP = statement(
  `INSERT INTO form_draft (account_id, id, scope, content, expires_at) VALUES ($1, $2, $3, $4, $5)`,
);
const FIND = statement(
  `SELECT content FROM form_draft WHERE account_id = $1 AND id = $2 AND scope = $3 AND expires_at > $4`,
);
const FORGET = statement(`DELETE FROM form_draft WHERE account_id = $1 AND expires_at <= $2`);

/** Keeps what was typed into a refused form, for the page that shows it again. `scope` ties it to that form. */
export async function keepDraft(
  accountId: string,
  draft: { id: string; scope: string; content: unknown; expiresAt: number },
): Promise<void> {
  await query(KEEP, [
    accountId,
    draft.id,
    draft.scope,
    JSON.stringify(draft.content),
    new Date(draft.expiresAt),
  ]);
}

export async function findDraft(accountId: string, id: string, scope: string, now: number): Promise<unknown> {
  const [row] = await query<{ content: unknown }>(FIND, [accountId, id, scope, new Date(now)]);
  return row?.content ?? null;
}

export async function forgetDrafts(accountId: string, now: number): Promise<void> {
  await query(FORGET, [accountId, new Date(now)]);
}
