import { findOwnersFor, type OwnerRow } from "@/lib/store/owners";
import type { NoAccess } from "./page-access";
import type { SignedInUser } from "./user";

declare const proven: unique symbol;

/**
 * Proof that a user may act for an owner, on those of their pages that the user may change: the owner and administrators on
 * all of them, editors on theirs. Only `openOwner` and `ownersFor` make one.
 */
export interface OwnerAccess extends Omit<OwnerRow, "mayAct"> {
  readonly ok: true;
  readonly accountId: string;
  readonly user: SignedInUser;
  readonly [proven]: true;
}

/** Everybody that the user may act for: the user first, then by name. */
export async function ownersFor(user: SignedInUser): Promise<OwnerAccess[]> {
  const owners = await findOwnersFor(user.accountId, user.userId);
  return owners.filter(({ mayAct }) => mayAct).map((owner) => access(user, owner));
}

/** The owner for a user who acts for them. */
export async function openOwner(user: SignedInUser, ownerId: string): Promise<OwnerAccess | NoAccess> {
  const owners = await findOwnersFor(user.accountId, user.userId);
  const owner = owners.find((candidate) => candidate.ownerId === ownerId);
  if (!owner) return { ok: false, code: "not_found" };
  return owner.mayAct ? access(user, owner) : { ok: false, code: "forbidden" };
}

function access(user: SignedInUser, { mayAct: _, ...owner }: OwnerRow): OwnerAccess {
  return { ok: true, ...owner, accountId: user.accountId, user } as OwnerAccess;
}
