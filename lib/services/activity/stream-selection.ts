import type { visiblePages } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { localDayBounds } from "@/lib/domain/availability/local-days";
import type { StreamFilter } from "@/lib/domain/stream/filter";
import { patternsOf, wantedBy } from "@/lib/domain/stream/search";
import { DAY, type Instant, type Zone } from "@/lib/domain/time";
import type { Found, StreamSelection } from "@/lib/store/stream-candidates";
import { findByReference, findCustomersLike, findEventTypesOf } from "@/lib/store/stream-search";

/** A mail that did not leave is shown for so long. */
const MAIL_TROUBLE_FOR = 90 * DAY;

/** A search that finds more than this is asked to be more exact: its sessions could not be put in order quickly. */
const MOST_FOUND = 1_000;

export type VisiblePages = Awaited<ReturnType<typeof visiblePages>>;

/** What the stream lists for a user: nothing where there is nothing they may see, or nothing that fits. */
export type Selected =
  | { readonly ok: true; readonly selection: StreamSelection }
  | { readonly ok: false; readonly reason: "nothing" | "too_many" };

/** The part of an account's sessions that a user asked for, out of those they may see. */
export async function selectStream(
  user: SignedInUser,
  pages: VisiblePages,
  filter: StreamFilter,
  zone: Zone,
  now: Instant,
): Promise<Selected> {
  const { accountId } = user;
  const pageIds = chosenPages(pages, filter.pageId);
  if (pageIds.length === 0) return NOTHING;
  if (filter.eventTypeId !== null && !(await isOfPages(accountId, filter.eventTypeId, pageIds)))
    return NOTHING;
  const found = filter.text === "" ? null : await search(accountId, filter.text);
  if (found && found.ids.length > MOST_FOUND) return { ok: false, reason: "too_many" };
  if (found?.ids.length === 0) return NOTHING;
  return {
    ok: true,
    selection: {
      ...everythingOf(accountId, pageIds, now),
      status: filter.status,
      eventTypeId: filter.eventTypeId,
      customerId: filter.customerId,
      found,
      byCustomer: filter.show === "customers",
      needsYou: filter.show === "needs-you",
      mailTroubleSince: filter.show === "mail" ? now - MAIL_TROUBLE_FOR : null,
      startsFrom: filter.from === null ? null : localDayBounds(filter.from, zone).start,
      startsBefore: filter.to === null ? null : localDayBounds(filter.to, zone).end,
    },
  };
}

/** What the chips beside "Everything" count, out of all that the user may see. */
export function troublesOf(user: SignedInUser, pages: VisiblePages, now: Instant) {
  const all = everythingOf(user.accountId, chosenPages(pages, null), now);
  return {
    needsYou: { ...all, needsYou: true },
    mail: { ...all, mailTroubleSince: now - MAIL_TROUBLE_FOR },
  };
}

const NOTHING: Selected = { ok: false, reason: "nothing" };

function everythingOf(accountId: string, pageIds: readonly string[], now: Instant): StreamSelection {
  return {
    accountId,
    pageIds,
    status: null,
    eventTypeId: null,
    customerId: null,
    found: null,
    byCustomer: false,
    needsYou: false,
    now,
    mailTroubleSince: null,
    startsFrom: null,
    startsBefore: null,
  };
}

function chosenPages(pages: VisiblePages, pageId: string | null): string[] {
  return pages.map((page) => page.pageId).filter((id) => pageId === null || id === pageId);
}

async function isOfPages(accountId: string, eventTypeId: string, pageIds: readonly string[]) {
  const eventTypes = await findEventTypesOf(accountId, pageIds);
  return eventTypes.some(({ id }) => id === eventTypeId);
}

function search(accountId: string, text: string): Promise<Found> {
  const wanted = wantedBy(text);
  return wanted.kind === "customer"
    ? findCustomersLike(accountId, patternsOf(wanted.text), MOST_FOUND + 1)
    : findByReference(accountId, wanted.kind, wanted.prefix, MOST_FOUND + 1);
}
