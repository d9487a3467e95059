import { createHash } from "node:crypto";
import type { Change } from "./types";

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function messageId(change: Change, address: string, parts: readonly (string | number)[]): string {
  const domain = change.organizer.slice(change.organizer.lastIndexOf("@") + 1);
  return `<${[...parts, digest(address.toLowerCase())].join(".")}@${domain}>`;
}

/** The first mail about a booking to an address; all later ones refer to it. */
export function bookingMailId(change: Change, address: string): string {
  return messageId(change, address, [change.booking.reference]);
}

/** The mail that carries one SEQUENCE of one session to an address. */
export function sessionMailId(change: Change, address: string, uid: string, sequence: number): string {
  return messageId(change, address, [uid, sequence]);
}

/**
 * The summary of a change. A booking has one first mail: `booked`, or the `requested` made with the booking; a
 * request made again later is a mail of its own.
 */
export function summaryMailId(change: Change, address: string): string {
  const { booking, kind, at, id } = change;
  const first = kind === "booked" || (kind === "requested" && at === booking.createdAt);
  return first
    ? bookingMailId(change, address)
    : messageId(change, address, [booking.reference, kind, digest(id)]);
}
