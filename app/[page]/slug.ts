/** Whether a part of an address can name a page or an event type; for anything else the database is not asked. */
export function isSlug(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text);
}
