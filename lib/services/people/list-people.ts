import { validate as isUuid } from "uuid";
import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Refused } from "@/lib/errors";
import { findOpenInvitations, type Invitation } from "@/lib/store/invitations";
import { findPeople, findPerson, type Person } from "@/lib/store/people";
import { NO_SUCH_PERSON, ONLY_ADMINISTRATORS } from "./only-administrators";

export interface People {
  readonly ok: true;
  readonly people: readonly Person[];
  /** Not taken up yet, expired ones too. */
  readonly invitations: readonly Invitation[];
}

export async function listPeople(user: SignedInUser): Promise<People | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  const { accountId } = user;
  const [people, invitations] = await Promise.all([findPeople(accountId), findOpenInvitations(accountId)]);
  return { ok: true, people, invitations };
}

export async function readPerson(
  user: SignedInUser,
  userId: string,
): Promise<{ ok: true; person: Person } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  const person = isUuid(userId) ? await findPerson(user.accountId, userId) : null;
  return person ? { ok: true, person } : NO_SUCH_PERSON;
}
