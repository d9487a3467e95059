import type { Zone } from "@/lib/domain/time";
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

/** The zone in which a person reads times: their own, else that of the first page they may see. */
export function readerZone({ zone }: Pick<UserRow, "zone">, pages: readonly { readonly zone: Zone }[]): Zone {
  return zone ?? pages[0]?.zone ?? "Etc/UTC";
}
