import { v7 as orderedUuid } from "uuid";
import { digestOf } from "@/lib/auth/one-time-links";
import { hashPassword } from "@/lib/auth/passwords";
import { passwordProblem } from "@/lib/domain/people/password";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import { findAccount, readAccountName } from "@/lib/store/accounts";
import { acceptInvitation, findInvitationByDigest, type Invitation } from "@/lib/store/invitations";
import { putPasswordHash } from "@/lib/store/logins";
import { putPageRole } from "@/lib/store/page-members";
import { enterPerson, findPersonByAddress, lockPeople } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";

/** What the link of an invitation opens. A link we never sent, or took back, is `unknown`. */
export type OpenedInvitation =
  | { readonly state: "open" | "used" | "expired"; readonly account: string; readonly invitation: Invitation }
  | { readonly state: "unknown" };

export async function readInvitation(token: string, now: Instant): Promise<OpenedInvitation> {
  const account = await findAccount();
  const invitation = account && (await findInvitationByDigest(account.id, digestOf(token)));
  if (!invitation) return { state: "unknown" };
  return { state: stateOf(invitation, now), account: await readAccountName(account.id), invitation };
}

function stateOf({ acceptedAt, expiresAt }: Invitation, now: Instant): "open" | "used" | "expired" {
  if (acceptedAt) return "used";
  return expiresAt.getTime() > now ? "open" : "expired";
}

const SAID = {
  used: "This invitation was taken up already. Sign in instead.",
  expired: "This invitation has expired. Ask for a new one.",
  unknown: "This link opens no invitation. Ask for a new one.",
} as const;

export interface Joining {
  readonly name: string;
  readonly password: string;
  /** By whose custom they read dates. */
  readonly locale: string;
}

/** Takes an invitation up: the person gets their password, their role, and their places on pages. Works once. */
export async function joinAccount(
  token: string,
  { name, password, locale }: Joining,
  now: Instant,
): Promise<{ ok: true; email: string } | Refused> {
  const opened = await readInvitation(token, now);
  if (opened.state !== "open") return { ok: false, code: "not_found", detail: SAID[opened.state] };
  const { email } = opened.invitation;
  const problem = passwordProblem(password, { name, email });
  if (problem) return refuseField("password", problem);
  const hash = await hashPassword(password);
  const account = await findAccount();
  if (!account) return { ok: false, code: "not_found", detail: SAID.unknown };
  return inTransaction(async (tx) => {
    await lockPeople(tx, account.id);
    // Read again: an administrator may have taken it back, or sent another link, meanwhile.
    const invitation = await findInvitationByDigest(account.id, digestOf(token), tx);
    if (!invitation) return { ok: false, code: "not_found", detail: SAID.unknown };
    if (!(await acceptInvitation(tx, account.id, invitation.id, now)))
      return { ok: false, code: "not_found", detail: SAID.used };
    // Somebody of that address may have been let in another way; the invitation is used up by it.
    if (await findPersonByAddress(tx, account.id, email))
      return { ok: false, code: "not_found", detail: SAID.used };
    const { role } = invitation;
    const userId = await enterPerson(tx, {
      accountId: account.id,
      id: orderedUuid(),
      name,
      email,
      role,
      locale,
    });
    for (const place of invitation.pages) await putPageRole(tx, account.id, userId, place);
    await putPasswordHash(tx, account.id, userId, hash);
    return { ok: true, email };
  });
}
