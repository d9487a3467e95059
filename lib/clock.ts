/** The only reader of the system clock. Everything below a page, route or job takes `now` as an argument. */
export function currentInstant(): number {
  return Date.now();
}
