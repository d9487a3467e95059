import type { SignedInUser } from "@/lib/auth/user";

/** Ties what somebody typed into a form of the owner's side to them and to what it posts to. */
export function adminDraftScope({ userId }: Pick<SignedInUser, "userId">, action: string): string {
  return `admin ${userId} ${action}`;
}
