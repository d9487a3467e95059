import { hashPassword, verifyPassword } from "better-auth/crypto";
import { readPasswordHash } from "@/lib/store/logins";

/** As the sign-in library keeps passwords, so that it knows them again. */
export { hashPassword };

export async function passwordFits(hash: string | null, password: string): Promise<boolean> {
  return hash !== null && verifyPassword({ hash, password });
}

/** Whether it is that person's password. */
export async function isPasswordOf(
  { accountId, userId }: { readonly accountId: string; readonly userId: string },
  password: string,
): Promise<boolean> {
  return passwordFits(await readPasswordHash(accountId, userId), password);
}
