/** The parts of a form that are not kept when it is refused. */
const NEVER_KEPT = /password|secret|code$/i;
const LONGEST_KEPT = 5_000;

interface Tree {
  [name: string]: string | Tree | (string | Tree)[];
}

/**
 * The fields of a form as the nested input of the same call in JSON: `reschedule.tiers.0.unit` is a member of the first
 * element of a list. Where a name comes more than once the last one counts, so that a hidden field may stand before a check
 * box for "not ticked".
 */
export function nested(fields: Iterable<[string, string]>): Tree {
  const root: Tree = Object.create(null);
  for (const [name, value] of fields) place(root, name.split("."), value);
  return asLists(root) as Tree;
}

function place(tree: Tree, [head = "", ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const inner = tree[head];
  const next: Tree =
    typeof inner === "object" && !Array.isArray(inner) ? inner : (Object.create(null) as Tree);
  tree[head] = next;
  place(next, rest, value);
}

/** What is numbered from anywhere on becomes a list, in the order of its numbers: rows may have been removed between. */
function asLists(tree: Tree): Tree | (string | Tree)[] {
  const entries = Object.entries(tree).map(
    ([name, value]) =>
      [name, typeof value === "object" && !Array.isArray(value) ? asLists(value) : value] as const,
  );
  if (entries.length > 0 && entries.every(([name]) => /^\d{1,4}$/.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value as string | Tree);
  }
  return Object.fromEntries(entries) as Tree;
}

/** What was typed, to be shown again; secrets are not. */
export function typedFields(fields: Iterable<[string, string]>): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (!NEVER_KEPT.test(name)) typed[name] = value.slice(0, LONGEST_KEPT);
  }
  return typed;
}
