import { type OwnedBooking, openOwnedBooking } from "@/lib/auth/owned-booking";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { parseMail } from "@/lib/mail/parse";
import type { Booked } from "@/lib/services/book/book-sessions";
import { contentLines } from "./ics";
import { rows } from "./studio";

/** The booking as its owner opens it. */
export async function asOwner({ booking }: Booked): Promise<OwnedBooking> {
  const user = { accountId: booking.accountId, userId: booking.ownerId };
  const owned = await openOwnedBooking(user, booking.id);
  if (!owned) throw new Error("the owner may not open the booking");
  return owned;
}

/** What each person is mailed about an activity: per mail what calendars are told, `METHOD SEQUENCE`, or "plain". */
export async function mailsAbout({ booking }: Booked, activityId: string): Promise<Record<string, string[]>> {
  await composeMails({ accountId: booking.accountId, bookingId: booking.id });
  const mails = await rows<{ recipient: string; raw: Buffer }>(
    "SELECT recipient, raw FROM mail WHERE booking_id = $1 AND activity_id = $2 ORDER BY id",
    [booking.id, activityId],
  );
  const told: Record<string, string[]> = {};
  for (const { recipient, raw } of mails) {
    const { parts } = await parseMail(raw);
    const part = parts.find(({ method }) => method !== null);
    const lines = part ? contentLines(part.content.toString("utf8")) : [];
    const sequence = lines.find((line) => line.startsWith("SEQUENCE:"))?.slice("SEQUENCE:".length);
    told[recipient] = [...(told[recipient] ?? []), part ? `${part.method} ${sequence}` : "plain"];
  }
  return told;
}

/** The scenarios (spec section 8) of the mails about an activity, each once. */
export async function scenariosOf({ booking }: Booked, activityId: string): Promise<string[]> {
  const found = await rows<{ scenario: string }>(
    "SELECT DISTINCT scenario FROM mail WHERE booking_id = $1 AND activity_id = $2",
    [booking.id, activityId],
  );
  return found.map(({ scenario }) => scenario);
}
