import type { UserRow } from "@/lib/store/users";

declare const proven: unique symbol;

/** Proof that a person of the owner's side signed in. Only `signedInUser` makes one. */
export interface SignedInUser extends UserRow {
  readonly [proven]: true;
}

/** The same with the proof that they are an administrator. */
export interface Administrator extends SignedInUser {
  readonly role: "administrator";
}
