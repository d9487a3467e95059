import { validate as isUuid } from "uuid";
import { isAdministrator } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import { forgetLogin } from "@/lib/store/logins";
import { putPageRole } from "@/lib/store/page-members";
import {
  countOtherAdministrators,
  findPerson,
  lockPeople,
  markRemoved,
  type Person,
  writeRole,
} from "@/lib/store/people";
import { inTransaction, type Tx } from "@/lib/store/transaction";
import type { PageRole, UserRole } from "@/lib/store/users";
import { NO_SUCH_PERSON, ONLY_ADMINISTRATORS } from "./only-administrators";

export interface PersonChange {
  readonly role: UserRole;
  /** Page ids and what the person may do there; pages that are not named stay as they are. */
  readonly pages: Readonly<Record<string, PageRole | null>>;
}

/** Changes what a person may do. One administrator who can sign in always stays. */
export async function changePerson(
  user: SignedInUser,
  userId: string,
  { role, pages }: PersonChange,
): Promise<{ ok: true } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  if (!isUuid(userId)) return NO_SUCH_PERSON;
  const { accountId } = user;
  return inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    const person = await findPerson(accountId, userId, tx);
    if (!person) return NO_SUCH_PERSON;
    if (role === "member" && (await isLastAdministrator(tx, accountId, person))) {
      return refuseField(
        "role",
        `Make somebody else an administrator first: ${person.name} is the only one.`,
      );
    }
    await writeRole(tx, accountId, userId, role);
    for (const [pageId, pageRole] of Object.entries(pages)) {
      await putPageRole(tx, accountId, userId, { pageId, role: pageRole });
    }
    return { ok: true };
  });
}

/** Takes a person off the account: every way in of theirs ends at once, what they did stays on record. */
export async function removePerson(
  user: SignedInUser,
  userId: string,
  now: Instant,
): Promise<{ ok: true; name: string } | Refused> {
  if (!isAdministrator(user)) return ONLY_ADMINISTRATORS;
  if (!isUuid(userId)) return NO_SUCH_PERSON;
  const { accountId } = user;
  return inTransaction(async (tx) => {
    await lockPeople(tx, accountId);
    const person = await findPerson(accountId, userId, tx);
    if (!person) return NO_SUCH_PERSON;
    const own = person.pages.filter(({ owns }) => owns).map(({ title }) => title);
    if (own.length > 0) {
      const detail = `Hand over ${listed(own)} first: ${own.length === 1 ? "this booking page is" : "these booking pages are"} owned by ${person.name}. You do it under People of the page.`;
      return { ok: false, code: "invalid", detail };
    }
    if (await isLastAdministrator(tx, accountId, person)) {
      const detail = `Make somebody else an administrator first: ${person.name} is the only one.`;
      return { ok: false, code: "invalid", detail };
    }
    await markRemoved(tx, accountId, userId, now);
    await forgetLogin(tx, accountId, userId);
    return { ok: true, name: person.name };
  });
}

async function isLastAdministrator(tx: Tx, accountId: string, person: Person): Promise<boolean> {
  if (person.role !== "administrator") return false;
  return (await countOtherAdministrators(tx, accountId, person.userId)) === 0;
}

/** "Demo", or "Demo and Trials". */
function listed(titles: readonly string[]): string {
  const quoted = titles.map((title) => `“${title}”`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}
