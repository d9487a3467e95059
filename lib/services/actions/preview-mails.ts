import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { Activity, ActivityData } from "@/lib/domain/booking/activity";
import { step } from "@/lib/domain/booking/replay";
import type { Booking } from "@/lib/domain/booking/types";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { changeOf } from "@/lib/mail/change";
import { composeChange } from "@/lib/mail/compose";
import { linksOf } from "@/lib/mail/links";
import type { ChangeLinks, Draft, Role } from "@/lib/mail/types";
import { readMailContext } from "@/lib/services/mail/read-mail-context";

/** What one person would be mailed. */
export interface MailPreview {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
  /** The short mails beside it, one for each session, that their calendar reads. */
  readonly invitations: readonly string[];
}

/**
 * The mails that would tell of a change which is not made yet, composed as the real ones are; nothing is stored. Only the
 * links in them lead nowhere: a customer's link is nobody else's to follow.
 */
export async function previewMails(
  { booking, by, holderName }: OwnedBooking,
  { data, reason }: { readonly data: ActivityData; readonly reason: string | null },
  now: Instant,
): Promise<MailPreview[]> {
  const { id: bookingId } = booking;
  const activity: Activity = { id: "preview", bookingId, at: now, by, byName: holderName, reason, data };
  const after = { ...booking, sessions: step(booking.sessions, booking, activity) };
  const change = changeOf(activity, after, null);
  if (!change) return [];
  const context = await readMailContext(booking);
  return byRecipient(await composeChange({ ...change, ...context, links: unsignedLinks(after) }));
}

function unsignedLinks(booking: Booking): ChangeLinks {
  const nowhere = `${env().APP_URL}/manage/their-own-link`;
  const links = linksOf(booking);
  return {
    ...links,
    manage: () => nowhere,
    feed: (recipient) => links.feed(recipient) && nowhere.replace(/^https?:/, "webcal:"),
  };
}

/** The first mail to each person is the one that tells everything. */
function byRecipient(drafts: readonly Draft[]): MailPreview[] {
  const people = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { email } = draft.recipient;
    people.set(email, [...(people.get(email) ?? []), draft]);
  }
  return [...people.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            ...first.recipient,
            role: first.role,
            subject: first.subject,
            text: first.text,
            invitations: rest.map(({ subject }) => subject),
          },
        ],
  );
}
