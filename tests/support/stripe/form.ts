/** What Stripe's API is sent: bracketed names in a form body, nested. */
export interface Tree {
  [name: string]: string | Tree | (string | Tree)[];
}

/** Reads `line_items[0][price_data][currency]=usd` as the nested object that the SDK was given; values stay text. */
export function readNested(body: string): Tree {
  const root: Tree = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const path = [...name.matchAll(/^[^[]+|\[([^\]]*)\]/g)].map((part) => part[1] ?? part[0]);
    place(root, path, value);
  }
  return lists(root) as Tree;
}

function place(tree: Tree, path: readonly string[], value: string): void {
  const [head = "", ...rest] = path;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  tree[head] ??= {};
  place(tree[head] as Tree, rest, value);
}

function lists(tree: Tree): Tree | (string | Tree)[] {
  const entries = Object.entries(tree).map(
    ([name, value]) => [name, typeof value === "string" ? value : lists(value as Tree)] as const,
  );
  const numbered = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return numbered
    ? entries.map(([, value]) => value as string | Tree)
    : (Object.fromEntries(entries) as Tree);
}
