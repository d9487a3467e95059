import { createHash, timingSafeEqual } from "node:crypto";
import { v7 as orderedUuid } from "uuid";
import { countAttempt, tooManyAttempts } from "@/lib/auth/attempts";
import { hashPassword } from "@/lib/auth/passwords";
import { passwordProblem } from "@/lib/domain/people/password";
import type { Instant, Zone } from "@/lib/domain/time";
import { env } from "@/lib/env";
import type { Refused } from "@/lib/errors";
import { refuseField } from "@/lib/services/refuse";
import { findAccount, insertOnlyAccount } from "@/lib/store/accounts";
import { putPasswordHash } from "@/lib/store/logins";
import { enterPerson, writeZone } from "@/lib/store/people";
import { inTransaction } from "@/lib/store/transaction";

export interface FirstRun {
  readonly account: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly password: string;
  readonly zone: Zone;
  readonly locale: string;
  /** As `npm start` printed it; asked of whoever is not at the machine itself. */
  readonly setupCode: string;
}

const DONE: Refused = {
  ok: false,
  code: "not_found",
  detail: "Reslot is set up already. Sign in instead.",
};

/** Makes the account and its first administrator. Possible once, and of two at the same moment one alone succeeds. */
export async function setUpAccount(
  { account, name, email, password, zone, locale, setupCode }: FirstRun,
  { local, client }: { readonly local: boolean; readonly client: string },
  now: Instant,
): Promise<{ ok: true; email: string } | Refused> {
  if (await findAccount()) return DONE;
  const refused = local ? null : await checkCode(setupCode, client);
  if (refused) return refused;
  const { ADMIN_EMAIL } = env();
  if (ADMIN_EMAIL && ADMIN_EMAIL.toLowerCase() !== email) {
    return refuseField("email", "Write the address that ADMIN_EMAIL names: it alone may set Reslot up here.");
  }
  const problem = passwordProblem(password, { name, email });
  if (problem) return refuseField("password", problem);
  const hash = await hashPassword(password);
  const accountId = orderedUuid();
  return inTransaction(async (tx) => {
    if (!(await insertOnlyAccount(tx, { id: accountId, name: account }, now))) return DONE;
    const person = { accountId, id: orderedUuid(), name, email, role: "administrator", locale } as const;
    const userId = await enterPerson(tx, person);
    await writeZone(tx, accountId, userId, zone);
    await putPasswordHash(tx, accountId, userId, hash);
    return { ok: true, email };
  });
}

async function checkCode(typed: string, client: string): Promise<Refused | null> {
  const { SETUP_CODE } = env();
  if (!SETUP_CODE) {
    const detail =
      "Open this page on the machine itself. Or start Reslot with `npm start`: it prints a setup code.";
    return { ok: false, code: "forbidden", detail };
  }
  const wait = await countAttempt("setUpFromClient", client);
  if (wait !== null) return tooManyAttempts(wait);
  if (timingSafeEqual(digest(typed), digest(SETUP_CODE))) return null;
  return refuseField("setupCode", "Write the setup code that `npm start` printed.");
}

/** However it was typed: capitals, hyphens and spaces don't matter. */
function digest(code: string): Buffer {
  return createHash("sha256")
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .digest();
}
