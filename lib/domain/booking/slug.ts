/**
 * The words that can't be the address of a booking page: the routes of the application and of the contract, and names
 * that would pass for a part of the installation itself. A test compares them with the folders of `app` that hold a route.
 */
export const RESERVED_PAGE_SLUGS: ReadonlySet<string> = new Set([
  ..."_next admin api checkout manage mailbox".split(" "),
  ..."static assets public".split(" "),
  ..."sign-in sign-up sign-out login logout auth account setup webhook health".split(" "),
]);

/** The same within a page: what stands beside the event types in the HTTP interface. */
export const RESERVED_EVENT_TYPE_SLUGS: ReadonlySet<string> = new Set(["bookings", "logo", "slots"]);

export const MAX_SLUG_LENGTH = 60;

/** What is wrong with an address, as a sentence that says what to write; null when nothing is. */
export function slugProblem(slug: string, reserved: ReadonlySet<string>): string | null {
  if (reserved.has(slug)) return `Write another address: “${slug}” belongs to Reslot itself.`;
  if (slug.length > MAX_SLUG_LENGTH) return `Write at most ${MAX_SLUG_LENGTH} characters.`;
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)
    ? null
    : "Write lower-case letters, digits and single hyphens between them, such as dana-demo.";
}

/** An address made from a title: "Dana's 3 Hours, à la carte" gives `danas-3-hours-a-la-carte`. Empty when nothing fits. */
export function slugFrom(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, "");
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export async function freeSlug(base: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : `-${number}`;
    const slug = `${base.slice(0, MAX_SLUG_LENGTH - suffix.length).replace(/-+$/, "")}${suffix}`;
    if (!(await isTaken(slug))) return slug;
  }
}
