import { cleanName, isSameAddress } from "./recipients";
import type { Change, Recipient } from "./types";

type Done = Pick<Change, "by" | "byName" | "booking" | "owner">;

/** The address of the guest who made the change; null where somebody else did. Guests are recorded by address, all others by name. */
function actingGuest({ by, byName = "", booking }: Done): string | null {
  if (by !== "customer" || byName === booking.customer.name) return null;
  return booking.guests.find((guest) => isSameAddress(guest, byName)) ?? null;
}

/** Whether the owner made the change, and not an editor of the page or an administrator. */
function isByOwner({ byName = "", owner }: Done): boolean {
  return byName === "" || cleanName(byName) === cleanName(owner.name);
}

/** Whether this person made the change: what they did themselves their page has told them already. */
export function isActor(change: Done, { role, name, email }: Recipient): boolean {
  switch (change.by) {
    case "system":
      return false;
    case "customer":
      return isSameAddress(email, actingGuest(change) ?? change.booking.customer.email);
    case "owner":
      if (isByOwner(change)) return isSameAddress(email, change.owner.email);
      return role === "stakeholder" && name === cleanName(change.byName ?? "");
  }
}

/** Who made the change, to be told to this reader; null for the system. Guests are not told each other's addresses. */
export function actorNameFor(
  change: Done,
  { role }: Recipient,
  names: { readonly customer: string; readonly owner: string },
): string | null {
  if (change.by === "system") return null;
  if (change.by === "owner") return isByOwner(change) ? names.owner : cleanName(change.byName ?? "");
  const guest = actingGuest(change);
  if (guest === null) return names.customer;
  return role === "guest" ? "Another guest" : guest;
}
