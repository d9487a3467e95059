/** What Next passes to a page as its query. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The query of a page in the form that addresses are built with. */
export async function readQuery(searchParams: SearchParams): Promise<URLSearchParams> {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(await searchParams)) {
    for (const value of [values ?? []].flat()) query.append(name, value);
  }
  return query;
}

type Change = string | readonly string[] | null;

/** An address with some parameters changed; null drops one, a list repeats it. */
export function withQuery(
  path: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, Change>>,
): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of [value ?? []].flat()) next.append(name, one);
  }
  const text = next.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The parameters as hidden fields of a form, without those that the form itself sends. */
export function hiddenInputs(
  query: URLSearchParams,
  without: readonly string[] = [],
): { name: string; value: string }[] {
  return [...query].filter(([name]) => !without.includes(name)).map(([name, value]) => ({ name, value }));
}
