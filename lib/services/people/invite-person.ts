import { validate as isUuid, v7 as orderedUuid } from "uuid";
import { digestOf, INVITATION_WORKS_FOR, invitationToken } from "@/lib/auth/one-time-links";
import { isAdministrator, visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { refuseField } from "@/lib/services/refuse";
import {
  deleteInvitation,
  findInvitation,
  findOpenInvitationOf,
  type InvitedTo,
  insertInvitation,
  renewInvitation,
} from "@/lib/store/invitations";
import { findPersonByAddress, lockPeople } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";
import type { UserRole } from "@/lib/store/users";
import { ONLY_ADMINISTRATORS } from "./only-administrators";

export interface InvitationRequest {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly role: UserRole;
  /** Left out for an administrator, who may do everything on every page. */
  readonly pages: readonly InvitedTo[];
}

/** Invites somebody by mail; their link works for seven days. */
export async function invitePerson(
  user: SignedInUser,
  { name, email, role, pages }: InvitationRequest,
  now: Instant,
): Promise<{ ok: true; email: string } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  const known = new Set((await visiblePages(user)).map(({ pageId }) => pageId));
  if (pages.some(({ pageId }) => !known.has(pageId))) {
    return refuseField("pages", "Choose pages that are still there: one of these is gone.");
  }
  const { accountId } = user;
  const id = orderedUuid();
  const expiresAt = now + INVITATION_WORKS_FOR;
  return inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    const present = await findPersonByAddress(tx, accountId, email);
    if (present) {
      const message = `Choose ${present.name} in the list instead: this address is on the account already.`;
      return refuseField("email", message, "address_taken");
    }
    if (await findOpenInvitationOf(tx, accountId, email)) {
      const message = "Send the invitation in the list again: this address was invited already.";
      return refuseField("email", message, "address_taken");
    }
    await insertInvitation(tx, {
      accountId,
      id,
      email,
      name,
      role,
      pages: role === "administrator" ? [] : pages,
      digest: digestOf(invitationToken(id, expiresAt)),
      invitedById: user.userId,
      createdAt: now,
      expiresAt,
    });
    await enqueue(tx, "send_notice", {
      about: "invitation",
      accountId,
      invitationId: id,
      expiresAt,
      at: now,
    });
    return { ok: true, email };
  });
}

const GONE: Refused = {
  ok: false,
  code: "not_found",
  detail: "This invitation was taken up or withdrawn meanwhile.",
};

/** Sends an invitation again with another link, good for seven days more; the earlier link ends. */
export async function resendInvitation(
  user: SignedInUser,
  invitationId: string,
  now: Instant,
): Promise<{ ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  if (!isUuid(invitationId)) return GONE;
  const { accountId, userId } = user;
  const expiresAt = now + INVITATION_WORKS_FOR;
  return inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    const invitation = await findInvitation(accountId, invitationId, tx);
    if (!invitation || invitation.acceptedAt) return GONE;
    const digest = digestOf(invitationToken(invitationId, expiresAt));
    await renewInvitation(tx, accountId, invitationId, { digest, expiresAt, invitedById: userId });
    await enqueue(tx, "send_notice", { about: "invitation", accountId, invitationId, expiresAt, at: now });
    return { ok: true };
  });
}

/** Takes an invitation back: its link opens nothing any more. */
export async function withdrawInvitation(
  user: SignedInUser,
  invitationId: string,
): Promise<{ ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  if (!isUuid(invitationId)) return GONE;
  return (await deleteInvitation(user.accountId, invitationId)) ? { ok: true } : GONE;
}
