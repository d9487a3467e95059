import { query, statement, type Tx } from "./transaction";
import type { PageRole, UserRole } from "./users";

export interface InvitedTo {
  readonly pageId: string;
  readonly role: PageRole;
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly pages: readonly InvitedTo[];
  readonly invitedById: string;
  readonly invitedByName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
}

const COLUMNS = `
  SELECT i.id, i.email, i.name, i.role, i.pages, i.invited_by_id AS "invitedById", u.name AS "invitedByName",
    i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt"
  FROM invitation i JOIN "user" u ON u.account_id = i.account_id AND u.id = i.invited_by_id WHERE i.account_id = $1`;

const OPEN = statement(`${COLUMNS} AND i.accepted_at IS NULL ORDER BY i.created_at DESC, i.id`);
const BY_ID = statement(`${COLUMNS} AND i.id = $2`);
const BY_DIGEST = statement(`${COLUMNS} AND i.token_hash = $2`);
const BY_ADDRESS = statement(`${COLUMNS} AND i.email = $2 AND i.accepted_at IS NULL`);

/** The invitations nobody has taken up yet, expired ones too, the newest first. */
export async function findOpenInvitations(accountId: string): Promise<Invitation[]> {
  return query<Invitation>(OPEN, [accountId]);
}

export async function findInvitation(accountId: string, id: string, tx?: Tx): Promise<Invitation | null> {
  const [found] = await (tx
    ? tx.query<Invitation>(BY_ID, [accountId, id])
    : query<Invitation>(BY_ID, [accountId, id]));
  return found ?? null;
}

/** By the digest of the token in its link. */
export async function findInvitationByDigest(
  accountId: string,
  digest: Buffer,
  tx?: Tx,
): Promise<Invitation | null> {
  const values = [accountId, digest];
  const [found] = await (tx ? tx.query<Invitation>(BY_DIGEST, values) : query<Invitation>(BY_DIGEST, values));
  return found ?? null;
}

export async function findOpenInvitationOf(
  tx: Tx,
  accountId: string,
  email: string,
): Promise<Invitation | null> {
  const [found] = await tx.query<Invitation>(BY_ADDRESS, [accountId, email]);
  return found ?? null;
}

const INSERT = statement(`
  INSERT INTO invitation (account_id, id, email, name, role, pages, token_hash, invited_by_id, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5::user_role, $6::jsonb, $7, $8, $9, $10)`);

export interface NewInvitation {
  readonly accountId: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly pages: readonly InvitedTo[];
  readonly digest: Buffer;
  readonly invitedById: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await tx.query(INSERT, [
    invitation.accountId,
    invitation.id,
    invitation.email,
    invitation.name,
    invitation.role,
    JSON.stringify(invitation.pages),
    invitation.digest,
    invitation.invitedById,
    new Date(invitation.createdAt),
    new Date(invitation.expiresAt),
  ]);
}

const RENEW = statement(`
  UPDATE invitation SET token_hash = $3, expires_at = $4, invited_by_id = $5 WHERE account_id = $1 AND id = $2 AND accepted_at IS NULL`);
const ACCEPT = statement(
  `UPDATE invitation SET accepted_at = $3 WHERE account_id = $1 AND id = $2 AND accepted_at IS NULL RETURNING id`,
);
const WITHDRAW = statement(
  `DELETE FROM invitation WHERE account_id = $1 AND id = $2 AND accepted_at IS NULL RETURNING id`,
);

/** Gives an open invitation another link; the one before opens nothing any more. */
export async function renewInvitation(
  tx: Tx,
  accountId: string,
  id: string,
  link: { digest: Buffer; expiresAt: number; invitedById: string },
): Promise<void> {
  await tx.query(RENEW, [accountId, id, link.digest, new Date(link.expiresAt), link.invitedById]);
}

/** Whether this request is the one that takes it up. */
export async function acceptInvitation(tx: Tx, accountId: string, id: string, now: number): Promise<boolean> {
  return (await tx.query(ACCEPT, [accountId, id, new Date(now)])).length > 0;
}

/** Whether there was an open invitation to take back. */
export async function deleteInvitation(accountId: string, id: string): Promise<boolean> {
  return (await query(WITHDRAW, [accountId, id])).length > 0;
}
